import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { alert, ruleFile, ruleGroup } from '../../../alerts';
import { fileText } from '../../../core/yaml';
import { regularExpressionIssues } from '../../../core/regular-expression';
import { bytes } from '../../../promql';
import { httpModuleJson } from '../../../servers/blackbox-exporter/http-module';
import { alertmanagerConfig } from '../../../servers/alertmanager/config';
import { agentConfig } from '../../../servers/prometheus/config';
import { programFile } from '../../../tools/build';
import { metrics as m, noLinks } from '../../shop';
import { texts } from '../../texts';
import { Workplace } from '../workplace';
import { postAlerts, shownAlerts, startAlertmanager } from './alertmanager';
import { startBlackbox } from '../stacks/kairo-site';
import { makeCertificate } from './certificate';
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
      condition: m.memory_bytes.greaterThan(bytes(1)),
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
  const written = JSON.stringify({ rule_files: [file], tests: [unit] });
  writeFileSync(tests, written.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029'));
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
    place: { target: unused, members: unused, machines: unused, secretFile: unused },
  });
  const server = await startPrometheus({ folder: place.folder, text: fileText(config) });
  place.running.push(server);
  const answer = await fetch(`${server.url}/api/v1/status/config`);
  const { data } = (await answer.json()) as { data: { yaml: string } };
  const loaded = parse(data.yaml, { version: '1.1' }) as { global: { external_labels: Record<string, string> } };
  expect(loaded.global.external_labels).toEqual(labels);
});

test('Alertmanager takes receivers, time intervals and matchers', async () => {
  const receivers = texts.map((name) => ({ name, silentReason: 'it is only shown' }));
  const periods = [{ times: [{ from: '00:00', to: '24:00' }] }] as const;
  const config = alertmanagerConfig({
    receivers,
    policy: {
      route: {
        receiver: texts[0]!,
        routes: texts.map((text) => ({ receiver: text, matchers: { note: text }, activeTimeIntervals: [text] })),
      },
      timeIntervals: texts.map((name) => ({ name, periods })),
    },
    smtp: undefined,
    templates: join(place.folder, '*.tmpl'),
    secretFile: () => '',
  });
  const server = await startAlertmanager(place.folder, fileText(config));
  place.running.push(server);
  const named = (await (await fetch(`${server.url}/api/v2/receivers`)).json()) as readonly { readonly name: string }[];
  expect(named.map(({ name }) => name).sort()).toEqual([...texts].sort());
  await postAlerts(
    server,
    texts.map((note, index) => ({ alertname: `Text${index}`, note })),
  );
  const shown = await shownAlerts(server);
  expect(shown).toHaveLength(texts.length);
  expect(shown.filter(({ labels: { note }, receivers: all }) => all.map(({ name }) => name).join() !== note)).toEqual(
    [],
  );
});

test('blackbox_exporter takes regular expressions', async () => {
  const expressions = texts.filter((text) => regularExpressionIssues('text', text).length === 0);
  expect(expressions.length).toBeGreaterThan(texts.length / 2);
  const modules = Object.fromEntries(
    expressions.map((bodyMatches, index) => [`module_${index}`, httpModuleJson({ bodyMatches })]),
  );
  const file = join(place.folder, 'blackbox.yml');
  writeFileSync(file, fileText({ modules }));
  const server = await startBlackbox(file, makeCertificate(place.folder));
  place.running.push(server);
  const loaded = parse(await (await fetch(`${server.url}/config`)).text()) as {
    modules: Record<string, { http: { fail_if_body_not_matches_regexp: readonly string[] } }>;
  };
  const shown = Object.keys(modules).map((name) => loaded.modules[name]!.http.fail_if_body_not_matches_regexp);
  expect(shown).toEqual(expressions.map((one) => [one]));
});
