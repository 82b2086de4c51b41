import {
  destinationsOf,
  mutedBy,
  possibleInhibitorsOf,
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
import { grouping } from './overview';
import type { Routed } from './routed';

/**
 * Who would be told of an alert, and why: what each route says on the way, what time intervals make of it, and which alerts of the
 * stack would silence it.
 *
 * @param at a moment; without it, time intervals are only named
 */
export function explanation({ name, policy, alerts }: Routed, labels: AlertLabels, at: Date | undefined): string {
  const nodes = Object.entries(labels).map(([label, value]) => ({ label, operator: '=' as const, value }));
  const known = Object.fromEntries(nodes.map(({ label, value }) => [label, { only: [value] }]));
  const silencing = possibleInhibitorsOf(policy, { name: 'the alert', labels: known }, alerts).map(
    ({ inhibition, source }) => {
      const common = inhibition.equal?.length ? ` with the same ${inhibition.equal.join(', ')}` : '';
      return `${source.name}${common} (inhibition ${policy.inhibitions!.indexOf(inhibition) + 1})`;
    },
  );
  return [
    `An alert of ${name}: ${matchersText(nodes)}`,
    '',
    'On its way:',
    ...wayLines(routeAlert(policy, labels), new Map(placesOf(policy))),
    '',
    'Told:',
    ...destinationsOf(policy, labels).flatMap((one) => destinationLines(policy, one, at)),
    '',
    'Silenced while one of these fires:',
    ...(silencing.length > 0 ? silencing : ['nothing silences it']).map((line) => `  ${line}`),
    '',
  ].join('\n');
}

function placesOf({ route }: NotificationPolicy) {
  return allRoutes(placedRoute(route)).map((placed) => [placed.route, placed.where] as const);
}

function wayLines(match: RouteMatch, places: ReadonlyMap<unknown, string>): string[] {
  const { path, verdicts, takes, notifies, below } = match;
  const refused = verdicts.filter(({ isSatisfied }) => !isSatisfied);
  const why = (takes ? verdicts : refused).map(verdictText).join(', ');
  const what = takes ? (notifies ? 'takes it and tells' : 'takes it') : 'does not take it';
  const line = `${'  '.repeat(path.length)}${places.get(path.at(-1))} ${what}${why === '' ? '' : `: ${why}`}`;
  return [line, ...below.flatMap((one) => wayLines(one, places))];
}

function verdictText(verdict: MatcherVerdict): string {
  const given = verdict.given === '' ? 'is not there' : `is "${verdict.given}"`;
  return `${matcherText(verdict)} (it ${given})`;
}

function destinationLines(policy: NotificationPolicy, { receiver, path }: Destination, at: Date | undefined): string[] {
  const { groupWait, groupInterval, repeatInterval } = settingsOf(path);
  return [
    `  ${receiver}, grouped by ${grouping(path)}: after ${groupWait}, of further alerts after ${groupInterval}, again after ${repeatInterval}`,
    ...intervalLines(policy, path.at(-1)!, at).map((line) => `    ${line}`),
  ];
}

function intervalLines(policy: NotificationPolicy, route: Destination['path'][number], at: Date | undefined): string[] {
  const { activeTimeIntervals: active = [], muteTimeIntervals: mute = [] } = route;
  const described = (names: readonly string[]) =>
    names.map((name) => `${name} (${periodsText(policy, name)})`).join(' or ');
  const rules = [
    ...(active.length > 0 ? [`only in ${described(active)}`] : []),
    ...(mute.length > 0 ? [`not in ${described(mute)}`] : []),
  ];
  if (at === undefined) return rules.length > 0 ? rules : ['at any time'];
  const muting = mutedBy(policy, route, at);
  const state = muting.length === 0 ? 'it is told' : `it is not told, because of ${muting.join(', ')}`;
  return [...rules, `at ${at.toISOString()} ${state}`];
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
