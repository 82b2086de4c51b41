import { settingsOf, type KnownAlert, type Route } from '../../alerts';
import { placedRoute, type PlacedRoute } from '../../alerts/placed-route';
import { possibleInhibitorsOf } from '../../alerts/possible-inhibition';
import { reachOf, type Reach } from '../../alerts/reach';
import { valuesOf, type LabelValues } from '../../alerts/label-values';
import { table } from '../table';
import type { Routed } from './routed';

/** Every alert of a stack: how bad it is, who is told, how it is grouped and what may silence it. */
export function overview({ name, policy, alerts }: Routed): string {
  const first = placedRoute(policy.route);
  const rows = alerts.map((alert) => {
    const ways = waysOf(reachOf(first, [alert]), [first.route]);
    return [
      alert.name,
      shown(valuesOf(alert.labels, 'severity')),
      ways.map(told).join('; '),
      [...new Set(ways.map(({ path }) => grouping(path)))].join('; '),
      silencers(possibleInhibitorsOf(policy, alert, alerts).map(({ source }) => source)),
    ];
  });
  return table(`Alerts of ${name}`, ['alert', 'severity', 'told', 'grouped by', 'silenced by'], rows);
}

/** A route that may tell of an alert. */
interface Way {
  readonly path: readonly [Route, ...Route[]];
  readonly placed: PlacedRoute;
}

function waysOf({ placed, told: left, below }: Reach, path: readonly [Route, ...Route[]]): Way[] {
  return [
    ...below.flatMap((one) => waysOf(one, [...path, one.placed.route])),
    ...(left.length > 0 ? [{ path, placed }] : []),
  ];
}

function told({ placed: { route } }: Way): string {
  const { receiver, activeTimeIntervals = [], muteTimeIntervals = [] } = route;
  const only = activeTimeIntervals.length > 0 ? ` in ${activeTimeIntervals.join(' or ')}` : '';
  const never = muteTimeIntervals.length > 0 ? ` but in ${muteTimeIntervals.join(' or ')}` : '';
  return receiver + only + never;
}

/** The labels whose values alerts of one message have in common. */
export function grouping(path: readonly Route[]): string {
  const { groupBy } = settingsOf(path);
  if (groupBy.includes('...')) return 'all labels';
  return groupBy.length > 0 ? groupBy.join(', ') : 'nothing';
}

function silencers(alerts: readonly KnownAlert[]): string {
  const names = [...new Set(alerts.map(({ name }) => name))];
  return names.length > 0 ? names.join(', ') : '-';
}

function shown(values: LabelValues): string {
  return 'only' in values ? values.only.map((value) => value || '-').join('|') : 'any';
}
