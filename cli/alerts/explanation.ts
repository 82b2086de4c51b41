import {
  destinationsOf,
  effectiveRepeatInterval,
  mutedBy,
  possibleInhibitors,
  routeAlert,
  settingsOf,
  type AlertLabels,
  type Destination,
  type MatcherVerdict,
  type NotificationPolicy,
  type RouteMatch,
  type TimePeriod,
} from '../../alerts';
import { matchersText, matcherText } from '../../alerts/routing/label-match';
import { allRoutes, placedRoute } from '../../alerts/routing/placed-route';
import { millisecondsToDuration } from '../../core/duration';
import { destinationData, grouping } from './overview';
import type { Routed } from '../../stack/routed';

/**
 * Renders the receivers of an alert and the reason for each: the matchers of every route on the
 * path, the time intervals, and the alerts of the stack that can inhibit it.
 *
 * @param at the time at which time intervals are evaluated; without it, they are only listed
 */
export function explanation({ name, policy, alerts }: Routed, labels: AlertLabels, at: Date | undefined): string {
  const nodes = Object.entries(labels).map(([label, value]) => ({ label, operator: '=' as const, value }));
  const silencing = inhibitorsOf(policy, alerts, labels).map(({ inhibition, source }) => {
    const common = inhibition.equal?.length ? ` with the same ${inhibition.equal.join(', ')}` : '';
    return `${source.name}${common} (inhibition ${policy.inhibitions!.indexOf(inhibition) + 1})`;
  });
  return [
    `An alert of ${name}: ${matchersText(nodes)}`,
    '',
    'Routes:',
    ...wayLines(routeAlert(policy, labels), new Map(placesOf(policy))),
    '',
    'Notified receivers:',
    ...destinationsOf(policy, labels).flatMap((one) => destinationLines(policy, one, at)),
    '',
    'Inhibited while one of these alerts fires:',
    ...(silencing.length > 0 ? silencing : ['no alert inhibits it']).map((line) => `  ${line}`),
    '',
  ].join('\n');
}

/**
 * Returns the receivers of an alert for programs, and the alerts of the stack that can inhibit it.
 *
 * @param at the time at which time intervals are evaluated; without it, they are only listed
 */
export function explanationData({ name, policy, alerts }: Routed, labels: AlertLabels, at: Date | undefined): unknown {
  return {
    stack: name,
    labels,
    receivers: destinationsOf(policy, labels).map((one) => ({
      ...destinationData(one),
      ...(at === undefined ? {} : { mutedBy: mutedBy(policy, one.path.at(-1)!, at) }),
    })),
    inhibitedBy: inhibitorsOf(policy, alerts, labels).map(({ inhibition, source }) => ({
      alert: source.name,
      equal: inhibition.equal ?? [],
    })),
  };
}

/** Returns the alerts of a stack that can inhibit an alert with these labels. */
function inhibitorsOf(policy: NotificationPolicy, alerts: Routed['alerts'], labels: AlertLabels) {
  const known = Object.fromEntries(Object.entries(labels).map(([label, value]) => [label, { only: [value] }]));
  return possibleInhibitors(policy, alerts)({ name: 'the alert', labels: known });
}

function placesOf({ route }: NotificationPolicy) {
  return allRoutes(placedRoute(route)).map((placed) => [placed.route, placed.where] as const);
}

function wayLines(match: RouteMatch, places: ReadonlyMap<unknown, string>): string[] {
  const { path, verdicts, matches, notifies, below } = match;
  const refused = verdicts.filter(({ isSatisfied }) => !isSatisfied);
  const why = (matches ? verdicts : refused).map(verdictText).join(', ');
  const what = matches ? (notifies ? 'matches and notifies' : 'matches') : 'does not match';
  const line = `${'  '.repeat(path.length)}${places.get(path.at(-1))} ${what}${why === '' ? '' : `: ${why}`}`;
  return [line, ...below.flatMap((one) => wayLines(one, places))];
}

function verdictText(verdict: MatcherVerdict): string {
  const given = verdict.given === '' ? 'is absent' : `is "${verdict.given}"`;
  return `${matcherText(verdict)} (the label ${given})`;
}

function destinationLines(policy: NotificationPolicy, { receiver, path }: Destination, at: Date | undefined): string[] {
  const settings = settingsOf(path);
  const { groupWait, groupInterval, repeatInterval } = settings;
  return [
    `  ${receiver}, grouped by ${grouping(path)}: group_wait ${groupWait}, group_interval ${groupInterval}, repeat_interval ${repeatInterval}`,
    `    while it keeps firing, it notifies every ${millisecondsToDuration(effectiveRepeatInterval(settings))}`,
    ...intervalLines(policy, path.at(-1)!, at).map((line) => `    ${line}`),
  ];
}

/**
 * Renders the time intervals of a route.
 *
 * @param at the time at which they are evaluated; without it, they are only listed
 */
export function intervalLines(
  policy: NotificationPolicy,
  route: Destination['path'][number],
  at: Date | undefined,
): string[] {
  const { activeTimeIntervals: active = [], muteTimeIntervals: mute = [] } = route;
  const described = (names: readonly string[]) =>
    names.map((name) => `${name} (${periodsText(policy, name)})`).join(' or ');
  const rules = [
    ...(active.length > 0 ? [`only in ${described(active)}`] : []),
    ...(mute.length > 0 ? [`not in ${described(mute)}`] : []),
  ];
  if (at === undefined) return rules.length > 0 ? rules : ['at any time'];
  const muting = mutedBy(policy, route, at);
  const state = muting.length === 0 ? 'it is notified' : `it is muted by ${muting.join(', ')}`;
  return [...rules, `at ${at.toISOString()}: ${state}`];
}

function periodsText({ timeIntervals = [] }: NotificationPolicy, interval: string): string {
  const found = timeIntervals.find(({ name }) => name === interval);
  return (found?.periods ?? []).map(periodText).join('; ');
}

function periodText({ times, location = 'UTC', ...days }: TimePeriod): string {
  const clock = (times ?? []).map(({ from, to }) => `${from}-${to}`);
  const parts = [...Object.values(days), ...(clock.length > 0 ? [clock] : [])].map((list) => list.join(', '));
  return `${parts.length > 0 ? parts.join(', ') : 'always'} ${location}`;
}
