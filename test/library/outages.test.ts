import { config } from '../../infra/stacks';
import type { InputSeries } from '../../testing/rule-tests/input';
import { rulesOf, type TestedRule } from '../../testing/rule-tests/rules';
import { selectorsOf } from '../../promql/selectors-of';
import { simulate } from '../../testing/rule-tests/simulate';

const interval = 15_000;
const minutes = 10;
const count = (minutes * 60_000) / interval;

/** Outage of a server, as its series show it; `undefined` for no series. */
interface Outage {
  readonly up: 0 | 1 | undefined;
  /** Value of the gauge by which its exporter says that it connects to the server. */
  readonly connects: 0 | 1 | undefined;
}

const gone: Outage = { up: undefined, connects: undefined };
const silent: Outage = { up: 0, connects: undefined };
const refusing: Outage = { up: 1, connects: 0 };

function seriesOf(name: string, job: string, value: number | undefined): InputSeries[] {
  if (value === undefined) return [];
  return [{ name, labels: { job, instance: 'a' }, segments: [{ from: value, step: 0, count }] }];
}

/** Returns the severities at which alerts on a job fire in an outage, by their names. */
function firedIn(rules: readonly TestedRule[], job: string, gauge: string, { up, connects }: Outage) {
  const input = [...seriesOf('up', job, up), ...seriesOf(gauge, job, connects)];
  const alerts = rules.filter(
    ({ kind, node }) => kind === 'alert' && selectorsOf(node).some(({ series }) => ['up', gauge].includes(series.name)),
  );
  const clock = { interval, step: interval, isSparse: false, end: minutes * 60_000 - interval };
  const fired = alerts.flatMap((alert) => {
    const firing = [...simulate([alert], input, clock)].flatMap((moment) => moment.firing);
    const isOfJob = firing.some(({ labels }) => labels.job === job);
    return isOfJob ? [[alert.name, alert.json.labels!.severity!] as const] : [];
  });
  return Object.fromEntries(fired);
}

const cases: readonly (readonly [stack: string, job: string, gauge: string, severity: string])[] = [
  ['gauzian', 'postgres', 'pg_up', 'critical'],
  ['gauzian', 'redis', 'redis_up', 'critical'],
  ['focus-api', 'redis', 'redis_up', 'warning'],
  ['gauzian', 'minio', 'none', 'critical'],
  ['gauzian', 'traefik', 'none', 'critical'],
];

describe.each(cases)('in the stack %s, an outage of %s', (name, job, gauge, severity) => {
  const { stack } = config.stacks.find((one) => one.stack.name === name)!;
  const { rules } = rulesOf(stack);
  const worst = (outage: Outage) => {
    const fired = Object.values(firedIn(rules, job, gauge, outage));
    return fired.includes('critical') ? 'critical' : fired[0];
  };

  test('is noticed when no target exists', () => {
    expect(worst(gone)).toBe(severity);
  });

  test('is noticed when its target does not answer', () => {
    expect(worst(silent)).toBe(severity);
  });

  test('is noticed when its exporter answers and cannot connect', () => {
    expect(worst(refusing)).toBe(gauge === 'none' ? undefined : severity);
  });
});
