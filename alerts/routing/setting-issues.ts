import { durationIssues } from '../../core/duration';
import { inPath, repeated, type Issue } from '../../core/errors';
import { labelNameIssues } from '../../core/label-name';
import type { PlacedRoute } from './placed-route';
import type { Route } from './route';

/**
 * Returns the issues of a route that do not depend on alerts: invalid settings, and empty reasons.
 */
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
    ...repeated(groupBy, { problem: 'groupBy names a label twice', remedy: 'remove one' }),
    ...inPath('groupBy', groupLabelIssues(groupBy)),
    ...(groupBy.includes('...') && groupBy.length > 1
      ? [
          {
            problem: "groupBy has labels besides '...', which means all labels",
            given: groupBy,
            allowed: "['...'] alone",
          },
        ]
      : []),
  ];
}

function groupLabelIssues(groupBy: readonly string[]): Issue[] {
  return labelNameIssues(Object.fromEntries(groupBy.filter((label) => label !== '...').map((label) => [label, true])));
}

function reasonIssues({ unreachableReason, catchAllReason }: Route): Issue[] {
  return Object.entries({ unreachableReason, catchAllReason })
    .filter(([, reason]) => reason?.trim() === '')
    .map(([name]) => ({ problem: `${name} is empty`, remedy: 'give the reason' }));
}
