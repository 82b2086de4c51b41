import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Size } from 'cdk8s';
import type { MonitoringStackProps } from '../../constructs';
import { gauzian } from '../../infra/stacks/gauzian';
import { synthesize } from '../../infra/synthesize';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Every file under a folder with its content. */
function contentOf(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [
      join(parentPath, name).slice(root.length + 1),
      readFileSync(join(parentPath, name), 'utf8'),
    ]),
  );
}

const run = (stacks: readonly MonitoringStackProps[]) => () => {
  synthesize(stacks, { output: join(folder, '.synth'), published: join(folder, 'dist') });
};

describe('synthesize', () => {
  test('writes the manifests, and the files of the servers beside them', () => {
    run([gauzian])();
    expect(Object.keys(contentOf(join(folder, 'dist'))).sort()).toEqual([
      'gauzian.k8s.yaml',
      ...gauzian.dashboards.map(({ uid }) => `gauzian/dashboards/${uid}.json`).sort(),
      'gauzian/patches/postgres.yaml',
      'gauzian/patches/redis.yaml',
      'gauzian/prometheus.yml',
      'gauzian/rules/rules.yml',
    ]);
  });

  test('the same twice, byte for byte', () => {
    run([gauzian])();
    const once = contentOf(join(folder, 'dist'));
    rmSync(join(folder, '.synth'), { recursive: true });
    run([gauzian])();
    expect(contentOf(join(folder, 'dist'))).toEqual(once);
  });

  test('what a stack no longer has is gone', () => {
    run([gauzian])();
    rmSync(join(folder, '.synth'), { recursive: true });
    run([{ ...gauzian, name: 'other' }])();
    expect(Object.keys(contentOf(join(folder, 'dist'))).every((path) => path.startsWith('other'))).toBe(true);
  });

  test.each<[string, MonitoringStackProps, RegExp]>([
    [
      'a retention that does not fit its volume',
      { ...gauzian, prometheus: { ...gauzian.prometheus, retention: { time: '30d', size: Size.gibibytes(9) } } },
      /\[gauzian\/prometheus\] the retention size does not leave room .*; given: "9 GiB on a volume of 10 GiB"; allowed: at most 80 % of the volume, 8 GiB; remedy: lower/,
    ],
    [
      'a panel over an application that is not read',
      { ...gauzian, jobs: gauzian.jobs.filter(({ job }) => job !== 'minio') },
      /\[gauzian\] dashboard minio, panel used: no job of this stack reads minio, which exposes minio_cluster_capacity_usable_free_bytes; allowed: .*; remedy: add a job/,
    ],
    [
      'two dashboards with one uid',
      { ...gauzian, dashboards: [...gauzian.dashboards, gauzian.dashboards[0]!] },
      /two dashboards have the uid "gauzian-overview"/,
    ],
    [
      'two jobs with one name',
      { ...gauzian, jobs: [...gauzian.jobs, gauzian.jobs[0]!] },
      /two jobs have the name "gauzian-backend"/,
    ],
    [
      'two alerts with one name',
      { ...gauzian, rules: [...gauzian.rules, { ...gauzian.rules[0]!, name: 'again' }] },
      /two rules have the name GauzianSuccessLow/,
    ],
    [
      'an alert that points to a panel that is not there',
      { ...gauzian, dashboards: gauzian.dashboards.filter(({ uid }) => uid !== 'redis') },
      /rule RedisUnreachable points to panel "up" of dashboard "redis", which does not exist; allowed: dashboards gauzian-overview,/,
    ],
  ])('%s is refused, and dist/ stays as it was', (_, stack, message) => {
    const before = { 'gauzian.k8s.yaml': 'what was there before' };
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'gauzian.k8s.yaml'), before['gauzian.k8s.yaml']);
    expect(run([stack])).toThrow(message);
    expect(contentOf(join(folder, 'dist'))).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.startsWith('dist'))).toEqual(['dist']);
  });

  test('all that is wrong shows at once', () => {
    const { prometheus, jobs, rules } = gauzian;
    const wrong: MonitoringStackProps = {
      ...gauzian,
      jobs: jobs.filter(({ job }) => job !== 'minio'),
      rules: [...rules, { ...rules[0]!, name: 'again' }],
      prometheus: { ...prometheus, retention: { time: '30d', size: Size.gibibytes(9) } },
    };
    const messages = [/does not leave room/, /no job of this stack reads minio/, /two rules have the name/];
    for (const message of messages) expect(run([wrong])).toThrow(message);
  });
});
