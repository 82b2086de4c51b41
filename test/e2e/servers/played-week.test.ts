import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { stringify } from 'yaml';
import {
  destinationsOf,
  effectiveRepeatInterval,
  settingsOf,
  type NotificationPolicy,
  type Route,
} from '../../../alerts';
import { defaults } from '../../../core/defaults';
import { durationToMilliseconds, millisecondsToDuration, type Duration } from '../../../core/duration';
import { gauzian, gauzianStaging } from '../../../infra/stacks/gauzian/stack';
import { policyJson } from '../../../servers/alertmanager/policy-config';
import { repetitionIssues } from '../../../servers/alertmanager/repetition';
import { alertmanagerIssues } from '../../../servers/alertmanager/validation';
import { alertmanagerFeatures } from '../../../servers/alertmanager/spec';
import { programFile } from '../../../tools/build';
import { spans, without, type Span, type Story } from './stories';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const week = 7 * day;

/** Notification that arrived, in milliseconds since the start of the week: Saturday, 1 January 2000, 0:00 UTC. */
interface Arrival {
  readonly at: number;
  readonly path: string;
  readonly alerts: readonly { readonly status: string; readonly labels: Readonly<Record<string, string>> }[];
}

/** Input of the program with Alertmanager's code. */
interface Play {
  readonly policy: NotificationPolicy;
  readonly stories: readonly Story[];
  /** Times in which the receivers answer, one after the other, in milliseconds. */
  readonly answers: readonly number[];
  readonly length: number;
}

/** Plays weeks in seconds with the code of Alertmanager, whose clock goes on when everything waits. */
function arrivals(plays: readonly Play[]): Arrival[][] {
  const input = plays.map(({ policy, stories, answers, length }) => ({
    config: stringify(configOf(policy), { aliasDuplicateObjects: false }),
    features: alertmanagerFeatures[0].split('=')[1],
    alerts: stories.flatMap(({ labels, firing }) => firing.map((span) => ({ labels, ...span }))),
    answers,
    retention: durationToMilliseconds(defaults.alertmanagerRetention),
    resend: minute,
    length,
  }));
  const { stdout, stderr } = spawnSync(programFile('played-notifications'), {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as Arrival[][];
}

/** Configuration with a webhook for each receiver. */
function configOf(policy: NotificationPolicy) {
  const receiversOf = ({ receiver, routes = [] }: Route): string[] => [receiver, ...routes.flatMap(receiversOf)];
  return {
    ...policyJson(policy),
    receivers: [...new Set(receiversOf(policy.route))].map((name) => ({
      name,
      webhook_configs: [{ url: `http://inbox/${name}`, send_resolved: name !== 'veilleur' }],
    })),
  };
}

const delays = [0, 400, 5000];
const watchdog = { alertname: 'Watchdog', severity: 'none' } as const;
const always = (labels: Story['labels']): Story => ({ labels, firing: [{ from: 0, to: 2 * week }] });

/** Interval of the Watchdog that `npm run alerts` prints. */
function printedInterval(policy: NotificationPolicy): number {
  const [{ path }] = destinationsOf(policy, watchdog) as [ReturnType<typeof destinationsOf>[number]];
  return effectiveRepeatInterval(settingsOf(path));
}

/** Random alerts of a week, warnings and the critical alerts that inhibit them. Each fires for minutes or hours. */
function randomStories(seed: number): Story[] {
  const longer = 1500;
  const one = spans(week / longer, 1000);
  return fc.sample(one, { numRuns: 60, seed }).map((firing, index) => ({
    labels: {
      alertname: index % 2 === 0 ? 'ShopLarge' : 'ShopHuge',
      severity: index % 2 === 0 ? 'warning' : 'critical',
      subject: 'size',
      job: 'shop',
      instance: String(Math.floor(index / 2)),
    },
    firing: firing.map(({ from, to }) => ({ from: longer * from, to: longer * to })),
  }));
}

const policies = { production: gauzian.alertmanager!.policy, staging: gauzianStaging.alertmanager!.policy };

test('at no minute of a week is the last arrival of the Watchdog older than the printed interval', () => {
  const plays = Object.values(policies).flatMap((policy, index) =>
    [[0], delays].map((answers) => ({
      policy,
      stories: [always(watchdog), ...randomStories(index)],
      answers,
      length: week,
    })),
  );
  for (const [index, all] of arrivals(plays).entries()) {
    const times = all.filter(({ path }) => path === '/veilleur').map(({ at }) => at);
    const interval = printedInterval(plays[index]!.policy);
    expect([week / interval, week / interval + 1]).toContain(times.length);
    const ages = Array.from({ length: week / minute }, (_, at) => at * minute).map(
      (now) => now - times.findLast((at) => at <= now)!,
    );
    expect(Math.max(...ages)).toBeLessThanOrEqual(interval);
    expect(all.length).toBeGreaterThan(times.length + 50);
  }
});

test('random intervals repeat as often as is printed, with receivers that answer in 0, 0.4 and 5 s', () => {
  const groups = fc.constantFrom<Duration>('30s', '1m', '2m', '5m', '10m', '1h');
  const repeats = fc.integer({ min: 1, max: 300 }).map((minutes) => millisecondsToDuration(minutes * minute));
  const settings = [
    { groupInterval: '1m', repeatInterval: '4m50s' } as const,
    ...fc.sample(fc.record({ groupInterval: groups, repeatInterval: repeats }), { numRuns: 30, seed: 17 }),
  ];
  const plays = settings.flatMap((one) =>
    [[0], [400], [5000], delays].map((answers) => ({
      policy: { route: { receiver: 'any', groupWait: '0s' as const, ...one } },
      stories: [always(watchdog)],
      answers,
      length: 11 * hour,
    })),
  );
  const played = arrivals(plays).map((all, index) => {
    const gaps = new Set(all.slice(1).map(({ at }, before) => at - all[before]!.at));
    return { ...plays[index]!.policy.route, answers: plays[index]!.answers, gaps: [...gaps] };
  });
  expect(played).toEqual(
    played.map((one) => ({ ...one, gaps: [effectiveRepeatInterval({ ...settingsOf([]), ...one })] })),
  );
});

test('an interval as long as the retention repeats as is printed, and is refused: an end after the retention is lost', () => {
  const { alertmanagerRetention: retention } = defaults;
  const settings = { groupInterval: '30m', repeatInterval: retention } as const;
  const interval = effectiveRepeatInterval({ ...settingsOf([]), ...settings });
  const end = durationToMilliseconds(retention) + 25 * minute;
  const ending = { labels: { ...watchdog, alertname: 'Ending' }, firing: [{ from: 0, to: end }] };
  const policy = { route: { receiver: 'any', ...settings } };
  const [all] = arrivals([{ policy, stories: [always(watchdog), ending], answers: [400], length: 2 * week }]);
  const of = (name: string) => all!.filter(({ alerts: [one] }) => one!.labels.alertname === name);
  const times = of('Watchdog').map(({ at }) => at);
  expect(times.slice(1).map((at, before) => at - times[before]!)).toEqual([interval, interval]);
  expect(of('Ending').map(({ alerts: [one] }) => one!.status)).toEqual(['firing']);
  expect(alertmanagerIssues({ environment: 'production', receivers: [], policy })).toContainEqual(
    expect.objectContaining({ allowed: `at most the retention, ${retention}` }),
  );
});

describe('an alert that ends after some notifications', () => {
  /** Statuses that arrive of an alert that fires for three group intervals and a half. */
  const statuses = (settings: Pick<Route, 'groupInterval' | 'repeatInterval'>): string[] => {
    const group = durationToMilliseconds(settings.groupInterval!);
    const story = { labels: { alertname: 'Ending' }, firing: [{ from: 0, to: 3.5 * group }] };
    const policy = { route: { receiver: 'any', groupWait: '0s', ...settings } } as const;
    const [all] = arrivals([{ policy, stories: [story], answers: [400], length: 8 * group }]);
    return all!.flatMap(({ alerts }) => alerts.map(({ status }) => status));
  };
  const issuesOf = (settings: Pick<Route, 'groupInterval' | 'repeatInterval'>) =>
    repetitionIssues({ receiver: 'any', ...settings }, { retention: defaults.alertmanagerRetention });

  test('has no end when it was forgotten between two group intervals, which is refused', () => {
    const settings = { groupInterval: '1h', repeatInterval: '1m' } as const;
    expect(statuses(settings)).not.toContain('resolved');
    expect(issuesOf(settings)).toContainEqual(
      expect.objectContaining({ given: 'every 1h, by repeatInterval 1m and groupInterval 1h' }),
    );
  });

  test.each<[Duration, Duration]>([
    ['1h', '1h'],
    ['1h', '40m'],
    ['10m', '10m'],
    ['1m', '4m50s'],
    ['5m', '4h'],
  ])('has its end with a group interval of %s and a repeat interval of %s', (groupInterval, repeatInterval) => {
    expect(issuesOf({ groupInterval, repeatInterval })).toEqual([]);
    expect(statuses({ groupInterval, repeatInterval }).at(-1)).toBe('resolved');
  });
});

test('a warning that ends at night and fires again in the morning is notified in the morning', () => {
  const labels = { alertname: 'ShopLarge', severity: 'warning', job: 'shop', instance: 'a' };
  // Paris is an hour ahead of UTC. Monday from 17:50 to 20:00, and Tuesday at 9:30.
  const monday = 2 * day - hour;
  const [first, ended, again] = [
    monday + 17 * hour + 50 * minute,
    monday + 20 * hour,
    monday + 33 * hour + 30 * minute,
  ];
  const stories = [
    {
      labels,
      firing: [
        { from: first, to: ended },
        { from: again, to: again + hour },
      ],
    },
  ];
  const [all] = arrivals([{ policy: policies.production, stories, answers: delays, length: again + 2 * hour }]);
  const shown = all!.map(
    ({ at, path, alerts: [one] }) => `${path} ${one!.status} ${Math.floor(at / minute) * minute - monday}`,
  );
  const wait = 30_000;
  expect(shown).toEqual([
    `/equipe firing ${Math.floor((first + wait) / minute) * minute - monday}`,
    `/equipe firing ${Math.floor((again + wait) / minute) * minute - monday}`,
    `/equipe resolved ${again + hour - monday}`,
  ]);
});

test('what fires in working hours is notified in a week, however often it has ended at night', () => {
  const stories = randomStories(7).filter(({ labels }) => labels.severity === 'warning');
  const [all] = arrivals([{ policy: policies.production, stories, answers: delays, length: week }]);
  const nights: Span[] = Array.from({ length: 8 }, (_, index) => {
    const opens = (index === 0 ? 2 : index + 1) * day + 8 * hour;
    return index === 0 ? { from: 0, to: opens } : { from: opens - 15 * hour, to: index < 6 ? opens : 2 * week };
  });
  // A group waits 30 s, and then for at most five minutes.
  const soon = 6 * minute;
  const counts = { notified: 0, again: 0 };
  const missing: string[] = [];
  for (const { labels, firing } of stories) {
    for (const phase of firing) {
      if (!without(phase, nights).some(({ from, to }) => to - from > soon && to < week)) continue;
      const isNotified = all!.some(
        ({ at, alerts }) =>
          at >= phase.from &&
          at <= phase.to + soon &&
          alerts.some((one) => one.labels.instance === labels.instance && one.status === 'firing'),
      );
      counts.notified++;
      if (phase !== firing[0]) counts.again++;
      if (!isNotified) missing.push(`${labels.instance!} from ${phase.from / hour} h to ${phase.to / hour} h`);
    }
  }
  expect(missing).toEqual([]);
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(20);
});
