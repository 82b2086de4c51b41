import { durationIssues } from '../../core/duration';
import { inPath, repeated, type Issue } from '../../core/errors';
import type { PlacedRoute } from './placed-route';
import type { Route } from './route';

/** Issues of a route whatever the alerts are: what Alertmanager would refuse, and reasons that say nothing. */
export function settingIssues({ where, route }: PlacedRoute): Issue[] {
  const { groupWait, groupInterval, repeatInterval } = route;
  return inPath(where, [
    ...durationIssues(groupWait, { path: 'groupWait', mayBeZero: true }),
    ...durationIssues(groupInterval, { path: 'groupInterval' }),
    ...durationIssues(repeatInterval, { path: 'repeatInterval' }),
    ...groupingIssues(route),
    ...reasonIssues(route),
  ]);
}

function groupingIssues({ groupBy = [] }: Route): Issue[] {
  return [
    ...repeated(groupBy, { problem: 'groupBy names a label twice', remedy: 'leave one out' }),
    ...(groupBy.includes('...') && groupBy.length > 1
      ? [{ problem: 'groupBy names labels besides all', given: groupBy, allowed: "['...'] alone" }]
      : []),
  ];
}

function reasonIssues({ unreachableReason, catchAllReason }: Route): Issue[] {
  return Object.entries({ unreachableReason, catchAllReason })
    .filter(([, reason]) => reason?.trim() === '')
    .map(([name]) => ({ problem: `${name} gives no reason`, remedy: 'say why, for whoever reads it next' }));
}
