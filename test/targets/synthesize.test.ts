import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alert, ruleGroup, type AlertProps, runbookUid } from '../../alerts';
import { Size } from '../../core/size';
import { gauzian as catalogue } from '../../infra/stacks/gauzian/catalogue';
import { gauzian } from '../../infra/stacks/gauzian/stack';
import { ruleFilesOf } from '../../stack/rules';
import { always } from '../../promql';
import { podJob } from '../../servers/prometheus/jobs/pod-job';
import type { MonitoringStackProps } from '../../stack/stack';
import { synthesize } from '../../targets/synthesize';
import { k3s } from '../../targets/kubernetes';
import type { KubernetesTarget } from '../../targets/kubernetes/target';
import { readFiles } from '../../testing/snapshots';
import { fullStack, minimalStack } from '../stacks';
import { targeted } from '../targeted';

const watchdog = (props: Partial<AlertProps<never, 'none'>>) =>
  alert({
    name: 'Bad',
    condition: always(),
    severity: 'none',
    summary: 'Bad',
    description: 'Bad.',
    ...props,
  });

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Returns all files below a folder with their contents. */
function contentOf(root: string): Record<string, string> {
  return Object.fromEntries(readFiles(root));
}

const run = (stacks: readonly MonitoringStackProps[], target?: KubernetesTarget) => () => {
  synthesize(
    stacks.map((stack) => targeted(stack, target)),
    { output: join(folder, '.synth'), published: join(folder, 'dist') },
  );
};

describe('synthesize', () => {
  test('writes everything, and returns the warnings before the tables', () => {
    const backup = { target: { volume: { size: Size.gibibytes(1) } } };
    const stack = { ...gauzian, grafana: { ...gauzian.grafana, backup } };
    const report = synthesize([targeted(stack)], { output: join(folder, '.synth'), published: join(folder, 'dist') });
    expect(report).toMatch(/^warning: gauzian: grafana\.backup\.target: the backups lie on the storage .*\n\n/);
    expect(report).toContain('gauzian_availability');
    expect(readdirSync(join(folder, 'dist'))).toContain('gauzian.k8s.yaml');
  });

  test.each<[string, (root: string) => Parameters<typeof synthesize>[1], RegExp]>([
    ['an empty output', () => ({ output: '' }), /^output: this text is empty; given: ""/],
    ['an output of spaces', () => ({ output: ' ' }), /^output: this text is empty/],
    ['an empty published folder', (root) => ({ output: root, published: '' }), /^published: this text is empty/],
    [
      'a published folder in the output',
      (root) => ({ output: root, published: join(root, 'dist') }),
      /^published: this folder is in the output; given: ".*dist"; remedy: use a folder beside it/,
    ],
    [
      'the output as the published folder',
      (root) => ({ output: root, published: `${root}/` }),
      /^published: this folder is in the output/,
    ],
    [
      'the current folder as the published one',
      (root) => ({ output: root, published: '.' }),
      /^published: this folder is replaced, but the program runs in it; given: "."; remedy: use another one/,
    ],
    ['a folder above it', (root) => ({ output: root, published: '..' }), /^published: this folder is replaced/],
  ])('refuses %s, and writes nothing', (_, folders, message) => {
    const before = readdirSync('.');
    const given = folders(folder);
    expect(() => synthesize([targeted(minimalStack)], given)).toThrow(message);
    expect([readdirSync('.'), readdirSync(folder)]).toEqual([before, []]);
  });

  test('replaces a published folder that is given with a slash at its end', () => {
    mkdirSync(join(folder, 'dist/old'), { recursive: true });
    synthesize([targeted(minimalStack)], { output: join(folder, '.synth'), published: join(folder, 'dist/') });
    expect(readdirSync(folder).sort()).toEqual(['.synth', 'dist']);
    expect(readdirSync(join(folder, 'dist'))).not.toContain('old');
  });

  test('writes the manifests, and the files of the servers beside them', () => {
    const alerts = gauzian.rules.flatMap((group) =>
      group.rules.flatMap(({ kind, name }) => (kind === 'alert' ? [name] : [])),
    );
    run([gauzian])();
    expect(Object.keys(contentOf(join(folder, 'dist'))).sort()).toEqual([
      'gauzian.k8s.yaml',
      'gauzian/alertmanager.yml',
      ...[...gauzian.dashboards.map(({ uid }) => uid), 'runbooks']
        .map((uid) => `gauzian/dashboards/${uid}.json`)
        .sort(),
      'gauzian/grafana-notifications.yml',
      'gauzian/grafana-rules.yml',
      'gauzian/notifications.txt',
      'gauzian/objectives.txt',
      'gauzian/patches/postgres.yaml',
      'gauzian/patches/redis.yaml',
      'gauzian/prometheus-rule.yaml',
      'gauzian/prometheus.yml',
      'gauzian/restore.yaml',
      ...Object.keys(ruleFilesOf(gauzian))
        .map((name) => `gauzian/rules/${name}`)
        .sort(),
      ...alerts.flatMap((name) => [`gauzian/runbooks/${name}.md`, `gauzian/runbooks/${runbookUid(name)}.json`]).sort(),
      'gauzian/sizing.yml',
      'gauzian/vigie.tmpl',
    ]);
  });

  test('writes the same bytes in each run', () => {
    run([fullStack])();
    const once = contentOf(join(folder, 'dist'));
    rmSync(join(folder, '.synth'), { recursive: true });
    run([fullStack])();
    expect(contentOf(join(folder, 'dist'))).toEqual(once);
  });

  test('removes files of removed objects', () => {
    run([minimalStack])();
    rmSync(join(folder, '.synth'), { recursive: true });
    run([{ ...minimalStack, name: 'other' }])();
    expect(Object.keys(contentOf(join(folder, 'dist'))).every((path) => path.startsWith('other'))).toBe(true);
  });

  /** Stack with replaced parts. Values that do not compile are written as untyped code has them. */
  const { prometheus, grafana, jobs, dashboards, rules } = gauzian;
  const job = podJob({
    job: 'web',
    catalogue,
    namespace: 'web',
    selector: { app: 'web' },
    port: 1,
    interval: '30' as never,
  });
  const mistakes: Readonly<Record<string, readonly [Partial<MonitoringStackProps>, RegExp]>> = {
    'a bad duration': [
      { jobs: [...jobs, job] },
      /gauzian: prometheus: job web: interval: this is no duration; given: "30"; allowed: whole numbers with the units/,
    ],
    'a bad duration of an alert': [
      { rules: [...rules, ruleGroup({ name: 'bad', rules: [watchdog({ for: 'soon' as never })] })] },
      /gauzian: prometheus: rules: alert Bad: for: this is no duration; given: "soon"/,
    ],
    'a retention larger than its volume': [
      { prometheus: { ...prometheus, retention: { time: '30d', size: Size.gibibytes(9) } } },
      /gauzian: prometheus: the retention size leaves too little room .*; given: "9 GiB on a volume of 10 GiB"; allowed: at most 80 % of the volume, 8 GiB; remedy: lower/,
    ],
    'two dashboards with one uid': [
      { dashboards: [...dashboards, dashboards[0]!] },
      /gauzian: dashboard "(.*)" and dashboard "\1" have the same uid, so Grafana keeps only one; given: "gauzian-overview"; .*; remedy: give each its own/,
    ],
    'two alerts with one name': [
      { rules: [...rules, { ...rules[0]!, name: 'again' }] },
      /gauzian: prometheus: rules: group .* and group again have the same rule; given: "GauzianSuccessLow\b.*"; remedy: rename or remove one/,
    ],
    'a panel over an application that the stack does not scrape': [
      { jobs: jobs.filter((one) => one.job !== 'minio') },
      /gauzian: dashboard minio: no job of this stack collects minio, but a query uses it: panel used \(minio_cluster_capacity_usable_free_bytes\), .*; allowed: .*; remedy: add a job/,
    ],
    'an alert that points to a panel that is not there': [
      { dashboards: dashboards.filter(({ uid }) => uid !== 'redis') },
      /gauzian: rule RedisUnreachable refers to panel "up" of dashboard "redis", which does not exist; allowed: dashboards gauzian-overview,/,
    ],
    'an alert without a runbook': [
      { rules: [...rules, ruleGroup({ name: 'bad', rules: [watchdog({})] })] },
      /gauzian: alert Bad has no runbook, but its notifications link to one; remedy: add a runbook \(impact, steps, queries\), or set runbooks/,
    ],
    'two jobs with one name': [
      { jobs: [...jobs, jobs[0]!] },
      /gauzian: prometheus: two jobs have the same name; given: "gauzian-backend"; remedy: rename one/,
    ],
    'a host used twice': [
      { prometheus: { ...prometheus, exposure: { ...prometheus.exposure!, host: grafana.host } } },
      /gauzian\/ingress: route grafana and route prometheus have the same host; given: "grafana.gauzian.pupin.fr"; remedy: use a different host for each route/,
    ],
    'an invalid host': [
      { grafana: { ...grafana, host: 'grafana_gauzian' } },
      /gauzian: grafana: this is no host name; given: "grafana_gauzian"; allowed: lowercase letters, digits and -/,
    ],
    'a secret given as a plain string': [
      { grafana: { ...grafana, adminPassword: 'hunter2' as never } },
      /gauzian: grafana: adminPassword is given as a string, so it would appear in code and manifests; allowed: SecretValue.fromExisting\(name, key\); remedy: put the value into a Secret/,
    ],
    'a published example hash': [
      {
        prometheus: {
          ...prometheus,
          exposure: { ...prometheus.exposure!, basicAuth: 'admin:$apr1$H6uskkkW$IgXLP6ewTrSuBkTrqE8wj/' as never },
        },
      },
      /gauzian\/ingress: basicAuth of prometheus holds an example hash that everyone knows, from Traefik's documentation of basic authentication; allowed: SecretValue/,
    ],
    'a route to Prometheus without authentication': [
      { prometheus: { ...prometheus, exposure: { host: 'prometheus.gauzian.pupin.fr' } as never } },
      /gauzian\/ingress: the route prometheus.gauzian.pupin.fr gives everyone access to prometheus, which has no login; remedy: add basicAuth to it/,
    ],
  };
  const longName =
    /gauzian: gauzian\/namespace\/namespace: the name of this Namespace is "m{64}", 64 characters; allowed: at most 63 lowercase letters, digits and -, .*; remedy: choose another name/;
  const longNamespace = k3s({ namespace: 'm'.repeat(64) });
  const table = Object.entries(mistakes).map(([what, [wrong, message]]) => [what, wrong, message] as const);

  test.each(table)('rejects %s and leaves dist/ unchanged', (_, wrong, message) => {
    const before = { 'gauzian.k8s.yaml': 'what was there before' };
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'gauzian.k8s.yaml'), before['gauzian.k8s.yaml']);
    expect(run([{ ...gauzian, ...wrong }])).toThrow(message);
    expect(contentOf(join(folder, 'dist'))).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.startsWith('dist'))).toEqual(['dist']);
  });

  test('reports all issues at once, without plain secrets', () => {
    const wrong: MonitoringStackProps = {
      ...gauzian,
      jobs: [...jobs.filter((one) => one.job !== 'minio'), jobs[0]!, job],
      dashboards: [...dashboards.filter(({ uid }) => uid !== 'redis'), dashboards[0]!],
      rules: [
        ...rules,
        { ...rules[0]!, name: 'again' },
        ruleGroup({ name: 'bad', rules: [watchdog({ for: 'soon' as never })] }),
      ],
      prometheus: {
        ...prometheus,
        retention: { time: '30d', size: Size.gibibytes(9) },
        exposure: { host: 'grafana_gauzian', basicAuth: '$apr1$H6uskkkW$IgXLP6ewTrSuBkTrqE8wj/' as never },
      },
      grafana: { ...grafana, host: 'grafana_gauzian', adminPassword: 'hunter2' as never },
    };
    const message = failureOf(run([wrong], longNamespace));
    expect(message).toMatch(longName);
    // Two cases cannot be combined with others: another host, and no authentication with an invalid
    // one.
    const together = table.filter(([what]) => !/a host used twice|without authentication/.test(what));
    for (const [, , one] of together) expect(message).toMatch(one);
    expect(message).toContain('route grafana and route prometheus have the same host; given: "grafana_gauzian"');
    expect(message).not.toMatch(/hunter2|H6uskkkW/);
  });

  test('rejects a host of another stack', () => {
    expect(run([gauzian, { ...gauzian, name: 'other' }])).toThrow(
      /gauzian and other have the same host; given: "grafana.gauzian.pupin.fr, .*"; remedy: give each stack its own host/,
    );
  });
});

function failureOf(attempt: () => void): string {
  try {
    attempt();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
