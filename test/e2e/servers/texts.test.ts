import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { alert, ruleFile, ruleGroup } from '../../../alerts';
import { fileText } from '../../../core/yaml';
import { agentConfig } from '../../../servers/prometheus/config';
import { programFile } from '../../../tools/build';
import { metrics as m, noLinks } from '../../shop';
import { Workplace } from '../workplace';
import { startPrometheus } from './prometheus';

const place = new Workplace();
afterAll(() => place.stop());

/** Texts that a reader could take for something else. */
const texts = [
  'The cart answers {{"a": 1}} then.',
  'See {{ .Values.cart }} in the chart.',
  '{{/* no comment */}}',
  '{{- trimmed -}}',
  '{{ "{{" }}',
  '{ {{{ }}}',
  '{',
  '$labels, $value and ${HOME}',
  'a$HOME-b for US$5',
  '<b>bold</b> & `code`, "quoted"',
  'no',
  '2024_01',
];

test.each(texts)('an alert shows %j, in promtool', (text) => {
  const condition = m.memory_bytes.greaterThan(0);
  const one = alert({
    name: 'ShopLarge',
    condition,
    severity: 'warning',
    summary: text,
    description: ({ labels }) => `${text}${labels.job}${text}`,
  });
  const file = ruleFile([ruleGroup({ name: 'shop', rules: [one] })], noLinks);
  const [rules, tests] = ['rules.yml', 'tests.yml'].map((name) => join(place.folder, name)) as [string, string];
  writeFileSync(rules, fileText(file));
  const expected = {
    exp_labels: { job: 'shop', severity: 'warning', subject: 'ShopLarge' },
    exp_annotations: { summary: text, description: `${text}shop${text}`, value: '5B' },
  };
  const checked = { eval_time: '1m', alertname: 'ShopLarge', exp_alerts: [expected] };
  const input = [{ series: 'memory_bytes{job="shop"}', values: '5 5 5' }];
  writeFileSync(
    tests,
    fileText({ rule_files: [rules], tests: [{ interval: '1m', input_series: input, alert_rule_test: [checked] }] }),
  );
  const { stdout, stderr } = spawnSync(programFile('promtool'), ['test', 'rules', tests], { encoding: 'utf8' });
  expect(stdout + stderr).toMatch(/SUCCESS\s*$/);
});

test('Prometheus keeps external labels as they are written', async () => {
  const externalLabels = Object.fromEntries(texts.map((text, index) => [`label_${index}`, text]));
  const unused = () => {
    throw new Error('there are no jobs');
  };
  const config = agentConfig({
    jobs: [],
    scrapeInterval: '15s',
    externalLabels,
    remoteWrites: [],
    place: { members: unused, machines: unused, secretFile: unused },
  });
  const server = await startPrometheus({ folder: place.folder, config });
  place.running.push(server);
  const answer = await fetch(`${server.url}/api/v1/status/config`);
  const { data } = (await answer.json()) as { data: { yaml: string } };
  const loaded = parse(data.yaml) as { global: { external_labels: Record<string, string> } };
  expect(loaded.global.external_labels).toEqual(externalLabels);
});
