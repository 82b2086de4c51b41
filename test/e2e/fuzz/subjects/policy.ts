import fc from 'fast-check';
import {
  defaultPolicy,
  type DefaultPolicyProps,
  type Inhibition,
  type NotificationPolicy,
  type Route,
  type TimeInterval,
  type TimePeriod,
} from '../../../../alerts';
import { not, oneOf } from '../../../../promql';
import type { ExternalGrafana } from '../../../../stack';
import { timePeriod } from '../../../random-policy';
import { agentStack } from '../../../stacks';
import { alerts, oneReceiver, withAgent, withAlertmanager } from '../base';
import { valuesOf } from '../generated';
import { optional, required, type Subject } from '../subject';
import { durations, freeTexts, noDurations, noDurationsFromZero, noTexts } from '../values';

/** Matchers that take a part of the alerts, and never all. */
const someMatchers: fc.Arbitrary<NonNullable<Route['matchers']>> = fc.constantFrom(
  { severity: 'warning' },
  { severity: oneOf('warning', 'info') },
  { severity: not('critical') },
  { severity: /warn.*/ },
  { alertname: 'Large' },
  { alertname: not(/Big|Huge/) },
  { team: 'shop', severity: 'critical' },
);

const unreadableMatchers: fc.Arbitrary<unknown> = fc.constantFrom(
  { severity: /(?=a)/ },
  { severity: /warning/i },
  { '': 'a' },
  { 'a b': 'c' },
);

/** Matchers that cannot be read, and of labels or values that no alert has. */
const noMatchers: fc.Arbitrary<unknown> = fc.oneof(
  unreadableMatchers,
  fc.constantFrom({ squad: 'shop' }, { severity: 'urgent' }, { severity: not('urgent') }),
);

const labels = fc.subarray(['alertname', 'severity', 'team', 'job', 'instance', 'environment']);
const noLabelLists = fc.constantFrom([''], ['alertname', 'alertname'], ['...', 'alertname'], ['a b']);
const noLabels = fc.oneof(noLabelLists, fc.constant(['squad']));

const interval = { name: 'office', periods: [{ weekdays: ['monday:friday'] }] } as const;
const intervals = fc.constantFrom([], ['office']);
const noIntervals = fc.constantFrom(['nights'], ['']);

const withPolicy = (policy: NotificationPolicy) => withAlertmanager({ policy });

/** Creates a policy with a child route, and its time interval if it has one. */
function withRoute(route: Route) {
  const isUsed = [...(route.activeTimeIntervals ?? []), ...(route.muteTimeIntervals ?? [])].includes(interval.name);
  return withPolicy({
    route: { receiver: 'team', catchAllReason: 'The team gets the rest.', routes: [route] },
    ...(isUsed ? { timeIntervals: [interval] } : {}),
  });
}

const route: Subject<Route> = {
  properties: {
    receiver: required(fc.constant('team'), fc.constantFrom('', 'Team', 'nobody', 'toString')),
    matchers: optional(someMatchers, unreadableMatchers),
    groupBy: optional(fc.oneof(labels, fc.constant(['...'])), noLabelLists),
    groupWait: optional(durations('0s', '10s', '1m'), noDurationsFromZero),
    groupInterval: optional(durations('1ms', '1s', '1m', '1h30m'), noDurations),
    repeatInterval: optional(
      durations('1h', '1d12h', '100h'),
      fc.oneof(noDurations, fc.constantFrom('120h', '121h', '1y')),
    ),
    activeTimeIntervals: optional(intervals, noIntervals),
    muteTimeIntervals: optional(intervals, noIntervals),
    continue: optional(fc.boolean(), 'types'),
    routes: optional(
      fc.constantFrom([], [{ receiver: 'team', matchers: { environment: 'production' } }]),
      fc.constant([{ receiver: 'nobody' }]),
    ),
    unreachableReason: optional(freeTexts, noTexts),
    catchAllReason: optional(freeTexts, noTexts),
  },
  // A child route that takes every alert leaves none to its parent, and each reason needs its case.
  coherent: ({ unreachableReason, catchAllReason, routes, ...others }) => ({
    matchers: { severity: 'warning' },
    ...others,
    ...(routes && catchAllReason === undefined ? { routes } : {}),
    ...(unreachableReason === undefined ? {} : { unreachableReason, matchers: { severity: 'none' } }),
    ...(catchAllReason === undefined || unreachableReason !== undefined
      ? {}
      : {
          catchAllReason,
          matchers: { team: 'shop' },
          routes: [{ receiver: 'team', matchers: { severity: 'critical' } }],
        }),
  }),
  place: withRoute,
};

const inhibition: Subject<Inhibition> = {
  properties: {
    source: required(
      fc.constantFrom({ severity: 'critical' }, { alertname: /Huge|Large/ }, { severity: not('info') }),
      noMatchers,
    ),
    target: required(
      fc.constantFrom({ severity: 'info' }, { alertname: oneOf('Big', 'Large') }, { severity: not('critical') }),
      noMatchers,
    ),
    equal: optional(
      labels.map((names) => names.filter((name) => !['alertname', 'severity', 'team'].includes(name))),
      noLabels,
    ),
  },
  place: (one) => withPolicy({ ...oneReceiver.policy, inhibitions: [one] }),
};

const withInterval = (one: TimeInterval) =>
  withPolicy({
    route: {
      receiver: 'team',
      catchAllReason: 'The team gets the rest.',
      routes: [{ receiver: 'team', matchers: { severity: 'info' }, activeTimeIntervals: [one.name] }],
    },
    timeIntervals: [one],
  });

type Field<K extends keyof TimePeriod> = fc.Arbitrary<NonNullable<TimePeriod[K]>>;

const fieldOf = <K extends keyof TimePeriod>(name: K): Field<K> =>
  timePeriod.filter((one) => one[name] !== undefined).map((one) => one[name]!);

const period: Subject<TimePeriod> = {
  properties: {
    times: optional(
      fieldOf('times'),
      fc.constantFrom([], [{ from: '18:00', to: '09:00' }], [{ from: '09:00', to: '09:00' }]),
    ),
    weekdays: optional(
      fieldOf('weekdays'),
      fc.constantFrom([], ['friday:monday'], ['Monday'], ['mon'], ['']) as fc.Arbitrary<never>,
    ),
    daysOfMonth: optional(
      fieldOf('daysOfMonth'),
      fc.constantFrom([], [0], [32], [-32], ['5:1'], [''], [1.5], ['-1:1'], [NaN]),
    ),
    months: optional(fieldOf('months'), fc.constantFrom([], ['december:january'], ['13'], ['']) as fc.Arbitrary<never>),
    years: optional(
      fieldOf('years'),
      fc.constantFrom([], ['2027:2026'], [20.5], [''], ['2026-2027'], [NaN], [-1], [1e21]),
    ),
    location: optional(fieldOf('location'), fc.constantFrom('', 'Paris', 'europe/paris', '+02:00', 'Local', 'EST5')),
  },
  place: (one) => withInterval({ name: 'office', periods: [one] }),
};

type Times = NonNullable<TimePeriod['times']>[number];

const times: Subject<Times> = {
  properties: {
    from: required(
      fc.constantFrom('00:00', '09:00', '11:59'),
      fc.constantFrom('', '9:00', '24:00', '09:60', '-1:00', '09:00:00', ' 09:00'),
    ),
    to: required(
      fc.constantFrom('12:00', '23:59', '24:00'),
      fc.constantFrom('', '9:00', '24:01', '25:00', '12', '12:00 ', '00:00'),
    ),
  },
  place: (one) => withInterval({ name: 'office', periods: [{ times: [one] }] }),
};

const timeInterval: Subject<TimeInterval> = {
  properties: {
    name: required(freeTexts, noTexts),
    periods: required(
      fc.array(timePeriod, { minLength: 1, maxLength: 2 }).map(([one, ...others]) => [one!, ...others] as const),
      'types',
    ),
  },
  place: withInterval,
};

const child = valuesOf(route).map(({ activeTimeIntervals: __, muteTimeIntervals: ___, ...one }) => one);

const policy: Subject<NotificationPolicy> = {
  properties: {
    route: required(
      child.map((one) => ({ receiver: 'team', catchAllReason: 'The team gets the rest.', routes: [one] })),
      fc.constantFrom<Route>(
        { receiver: 'team', matchers: { severity: 'info' } },
        { receiver: 'team', activeTimeIntervals: ['office'] },
      ),
    ),
    timeIntervals: optional(fc.constant([]), fc.constantFrom([interval], [interval, interval])),
    inhibitions: optional(
      fc.uniqueArray(valuesOf(inhibition), { maxLength: 2 }),
      fc.constant([{ source: { a: 'b' }, target: { c: 'd' } }]),
    ),
    failingIntegrationReason: optional(freeTexts, noTexts),
  },
  // Without the alert of Alertmanager on itself there is no reason to give.
  coherent: ({ failingIntegrationReason: __, ...others }) => others,
  place: withPolicy,
};

const agentPolicy: Subject<ExternalGrafana['policy']> = {
  properties: {
    route: required(
      durations('1m', '5m', '1h').map((groupInterval) => ({ ...agentStack.grafana.policy.route, groupInterval })),
      fc.constantFrom<Route>({ receiver: 'nobody' }, { receiver: 'on-call', matchers: { severity: 'info' } }),
    ),
    timeIntervals: optional(fc.constant([]), fc.constantFrom([interval], [interval, interval])),
    failingIntegrationReason: optional(freeTexts, noTexts),
  },
  coherent: ({ failingIntegrationReason: __, ...others }) => others,
  place: (one) => withAgent({ grafana: { ...agentStack.grafana, policy: one } }),
};

const receiver = required(fc.constant('team'), fc.constantFrom('', 'nobody'));

const policyProps: Subject<DefaultPolicyProps> = {
  properties: {
    environment: required(fc.constantFrom('production'), 'nothing'),
    // The policy has no route to a receiver without alerts, so that only presets notice a name that nobody has.
    criticalReceiver: optional(fc.constant('team'), fc.constant('')),
    warningReceiver: receiver,
    infoReceiver: receiver,
    watchdogReceiver: optional(fc.constant('team'), fc.constant('')),
    rules: required(fc.constant(alerts), 'types'),
    teams: optional(
      fc.constant({ shop: { criticalReceiver: 'team' } }),
      fc.constant({ shop: { criticalReceiver: 'nobody' } }),
    ),
    workingHours: optional(timePeriod, fc.constantFrom({ times: [] }, { location: 'Paris' })),
    failingIntegrationReason: optional(freeTexts, noTexts),
  },
  coherent: ({ failingIntegrationReason: __, ...others }) => ({
    ...others,
    criticalReceiver: 'team',
  }),
  place: (props) => withPolicy(defaultPolicy(props)),
};

/** Subjects of notification policies. */
export const policies = {
  Route: route,
  Inhibition: inhibition,
  TimeInterval: timeInterval,
  TimePeriod: period,
  'TimePeriod.times': times,
  NotificationPolicy: policy,
  'ExternalGrafana.policy': agentPolicy,
  DefaultPolicyProps: policyProps,
};
