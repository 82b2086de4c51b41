import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import {
  destinationsOf,
  isInhibited,
  settingsOf,
  type AlertLabels,
  type NotificationPolicy,
  type Route,
  type TimeInterval,
} from '../../../alerts';
import { isWithin } from '../../../alerts/routing/muting';
import { durationToMilliseconds, type Duration } from '../../../core/duration';
import { table } from '../../../core/table';
import { policyJson } from '../../../servers/alertmanager/policy-config';
import { programFile } from '../../../tools/build';
import { firstRoute, firstRouteWith, inhibition, labelSet, moment, timePeriod } from '../../random-policy';
import { Workplace } from '../workplace';
import { writeConfig } from './alertmanager';
import { Coverage } from './routing-coverage';
import { configOf, numbered, played } from './routing-played';
import { policies, type ProvenPolicy } from './routing-policies';

const place = new Workplace();
afterAll(() => place.stop());

/** Seed of the random cases. */
const seed = 7;
const sampled = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number) => fc.sample(arbitrary, { seed, numRuns });
/** Comparisons for the report at the end. */
const compared = new Map<string, number>();
const counted = (what: string, count: number) => compared.set(what, (compared.get(what) ?? 0) + count);

/** Returns the receivers according to amtool. */
async function amtool(config: string, labels: AlertLabels): Promise<string> {
  const given = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  const args = ['config', 'routes', 'test', `--config.file=${config}`, ...given];
  return (await promisify(execFile)(programFile('amtool'), args)).stdout.trim();
}

async function compareWithAmtool(policy: NotificationPolicy, alerts: readonly AlertLabels[]): Promise<void> {
  const config = writeConfig(place.folder, configOf(policy));
  const notified = await Promise.all(alerts.map((labels) => amtool(config, labels)));
  expect(notified).toEqual(
    alerts.map((labels) =>
      destinationsOf(policy, labels)
        .map(({ receiver }) => receiver)
        .join(','),
    ),
  );
  counted('receivers, with amtool', alerts.length);
}

describe('random policies agree with the real servers', () => {
  test('routes, by amtool', async () => {
    for (const [index, route] of sampled(firstRoute, 110).entries()) {
      await compareWithAmtool({ route }, fc.sample(labelSet, { seed: seed + index, numRuns: 10 }));
    }
  });

  test('inherited settings of routes, by the code of Alertmanager', () => {
    const routes = sampled(firstRoute, 110);
    const own = routes.map((route) => settingsFrom(route));
    expect(own).toEqual(settingsByAlertmanager(routes));
    counted('settings of routes, with the code of Alertmanager', own.flat().length);
  });

  const intervals: readonly TimeInterval[] = [
    { name: 'always', periods: [{}] },
    { name: 'once', periods: [{ years: [1999] }, { years: ['2000:2001'] }] },
    { name: 'today', periods: [{ years: ['1999:2099'], times: [{ from: '00:00', to: '24:00' }] }] },
  ];
  const policy = fc.record({
    route: firstRouteWith(intervals.map(({ name }) => name)),
    inhibitions: fc.array(inhibition, { minLength: 2, maxLength: 8 }),
    timeIntervals: fc.constant(intervals),
  });

  test('receivers, groups, muting and inhibition, by Alertmanager', async () => {
    let silenced = 0;
    for (const [index, one] of sampled(policy, 50).entries()) {
      const alerts = numbered(fc.sample(labelSet, { seed: seed + index, numRuns: 20 }));
      expect({ index, differences: await played(place.folder, one, alerts) }).toEqual({ index, differences: [] });
      counted('receivers, groups, muting and inhibition, with Alertmanager', alerts.length);
      silenced += alerts.filter((labels) => isInhibited(one, labels, alerts)).length;
    }
    expect(silenced).toBeGreaterThan(100);
    expect(silenced).toBeLessThan(900);
  });

  test('time intervals, by the code of Alertmanager', () => {
    const random = sampled(
      fc.tuple(
        fc.array(timePeriod, { minLength: 1, maxLength: 2 }),
        fc.array(moment, { minLength: 10, maxLength: 10 }),
      ),
      400,
    );
    const within = compareIntervals(
      random.map(([periods, moments]) => [{ name: 'it', periods: periods as never }, moments]),
    );
    // Without any cases, the agreement would mean nothing.
    expect(within.flat().filter(Boolean).length).toBeGreaterThan(300);
  });
});

/**
 * Normalized settings of a route and its children in Alertmanager's form: durations in nanoseconds,
 * labels in any order.
 */
interface Settings {
  readonly receiver: string;
  readonly groupBy: readonly string[];
  readonly groupByAll: boolean;
  readonly groupWait: number;
  readonly groupInterval: number;
  readonly repeatInterval: number;
}

function settingsFrom(route: Route, above: readonly Route[] = []): Settings[] {
  const path = [...above, route];
  const { groupBy, groupWait, groupInterval, repeatInterval } = settingsOf(path);
  const groupByAll = groupBy.includes('...');
  const nanoseconds = (text: Duration) => durationToMilliseconds(text) * 1e6;
  return [
    {
      receiver: route.receiver,
      groupBy: groupByAll ? [] : [...groupBy].sort(),
      groupByAll,
      groupWait: nanoseconds(groupWait),
      groupInterval: nanoseconds(groupInterval),
      repeatInterval: nanoseconds(repeatInterval),
    },
    ...(route.routes ?? []).flatMap((one) => settingsFrom(one, path)),
  ];
}

function settingsByAlertmanager(routes: readonly Route[]): Settings[][] {
  const texts = routes.map((route) => JSON.stringify(configOf({ route })));
  const answers = answersOf('route-settings', texts) as (Omit<Settings, 'groupBy'> & { groupBy: string[] | null })[][];
  // Labels beside `...` are inherited and have no effect.
  return answers.map((one) =>
    one.map((each) => ({ ...each, groupBy: each.groupByAll ? [] : [...(each.groupBy ?? [])].sort() })),
  );
}

function answersOf(program: 'route-settings' | 'time-intervals', question: unknown): unknown {
  const { stdout, stderr } = spawnSync(programFile(program), { input: JSON.stringify(question), encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

/** @returns the times inside each interval */
function compareIntervals(questions: readonly (readonly [TimeInterval, readonly Date[]])[]): boolean[][] {
  const asked = questions.map(([interval, moments]) => ({
    time_intervals: policyJson({ route: { receiver: 'x' }, timeIntervals: [interval] }).time_intervals![0]!
      .time_intervals,
    moments: moments.map((one) => one.toISOString()),
  }));
  const answers = answersOf('time-intervals', asked) as boolean[][];
  const described = (within: readonly (readonly boolean[])[]) =>
    questions.flatMap(([{ periods }, moments], index) =>
      moments.map((one, at) => `${one.toISOString()} in ${JSON.stringify(periods)}: ${within[index]![at]}`),
    );
  const own = questions.map(([interval, moments]) =>
    moments.map((one) => isWithin({ route: { receiver: 'x' }, timeIntervals: [interval] }, interval.name, one)),
  );
  expect(described(own)).toEqual(described(answers));
  counted('moments in time intervals, with the code of Alertmanager', described(own).length);
  return answers;
}

describe.each(policies)('the policy $name', ({ name, policy, alerts }: ProvenPolicy) => {
  const coverage = new Coverage(policy);

  test('agrees with amtool', async () => {
    await compareWithAmtool(policy, sampled(alerts, 100));
  });

  test('agrees with Alertmanager', async () => {
    for (const [round, labels] of sampled(fc.array(alerts, { minLength: 25, maxLength: 40 }), 60).entries()) {
      const firing = numbered(labels);
      expect({ round, differences: await played(place.folder, policy, firing) }).toEqual({ round, differences: [] });
      coverage.addAlerts(firing);
      counted('receivers, groups, muting and inhibition, with Alertmanager', firing.length);
    }
  });

  test('agrees with the time intervals of the code of Alertmanager', () => {
    const moments = sampled(moment, 400);
    const intervals = policy.timeIntervals ?? [];
    const within = compareIntervals(intervals.map((interval) => [interval, moments]));
    intervals.forEach((interval, index) => {
      coverage.addMoments(interval.name, within[index]!);
    });
  });

  test('has at least twenty hits and misses of each part', () => {
    coverage.print(name);
    expect(coverage.rows.filter(([, hit, missed]) => hit < 20 || missed < 20)).toEqual([]);
  });
});

test('compares more than a thousand cases of each kind', () => {
  process.stderr.write(table(`Routing, compared with seed ${seed}`, ['what', 'cases'], [...compared]));
  expect([...compared].filter(([, cases]) => cases <= 1000)).toEqual([]);
  expect(compared.size).toBe(4);
});
