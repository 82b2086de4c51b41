import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { alert, ruleFile, ruleGroup } from '../../../alerts';
import { fileText } from '../../../core/yaml';
import { agentConfig } from '../../../servers/prometheus/config';
import { programFile } from '../../../tools/build';
import { metrics as m, noLinks } from '../../shop';
import { texts } from '../../texts';
import { Workplace } from '../workplace';
import { startPrometheus } from './prometheus';

const place = new Workplace();
afterAll(() => place.stop());

/** Labels with the texts as values, by the names of their positions. */
const labels = Object.fromEntries(texts.map((text, index) => [`label_${index}`, text]));

/** Alert of each text: in its texts, beside placeholders and, where that is allowed, in a label. */
const alerts = texts.map((text, index) => {
  const label = text.includes('{{') ? {} : { note: text };
  return { name: `Shop${index}`, text, label };
});

test('promtool shows the texts of alerts', () => {
  const rules = alerts.map(({ name, text, label }) =>
    alert({
      name,
      condition: m.memory_bytes.greaterThan(0),
      severity: 'warning',
      summary: text,
      description: ({ labels }) => `${text}${labels.job}${text}`,
      labels: label,
    }),
  );
  const [file, tests] = ['rules.yml', 'tests.yml'].map((name) => join(place.folder, name)) as [string, string];
  writeFileSync(file, fileText(ruleFile([ruleGroup({ name: 'shop', rules })], noLinks)));
  const expected = alerts.map(({ name, text, label }) => ({
    eval_time: '1m',
    alertname: name,
    exp_alerts: [
      {
        exp_labels: { job: 'shop', severity: 'warning', subject: name, ...label },
        exp_annotations: { summary: text, description: `${text}shop${text}`, value: '5B' },
      },
    ],
  }));
  const input = [{ series: 'memory_bytes{job="shop"}', values: '5 5 5' }];
  const unit = { interval: '1m', input_series: input, alert_rule_test: expected };
  // JSON is YAML whose texts no version reads as anything else.
  writeFileSync(tests, JSON.stringify({ rule_files: [file], tests: [unit] }));
  const { stdout, stderr } = spawnSync(programFile('promtool'), ['test', 'rules', tests], { encoding: 'utf8' });
  expect(stdout + stderr).toMatch(/SUCCESS\s*$/);
});

test('Prometheus loads external labels', async () => {
  const unused = () => {
    throw new Error('there are no jobs');
  };
  const config = agentConfig({
    jobs: [],
    scrapeInterval: '15s',
    externalLabels: labels,
    remoteWrites: [],
    place: { members: unused, machines: unused, secretFile: unused },
  });
  const server = await startPrometheus({ folder: place.folder, text: fileText(config) });
  place.running.push(server);
  const answer = await fetch(`${server.url}/api/v1/status/config`);
  const { data } = (await answer.json()) as { data: { yaml: string } };
  const loaded = parse(data.yaml, { version: '1.1' }) as { global: { external_labels: Record<string, string> } };
  expect(loaded.global.external_labels).toEqual(labels);
});
