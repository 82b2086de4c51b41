import type { Issue } from '../../core/errors';
import type { KnownAlert } from './alert-labels';
import { inhibitionIssues } from './inhibition-issues';
import { unreadable, type PlacedMatchers } from './matcher-issues';
import type { NotificationPolicy } from './notification-policy';
import { allRoutes, placedRoute, type PlacedRoute } from './placed-route';
import { reachOf } from './reach';
import { routeIssues } from './route-issues';
import { settingIssues } from './setting-issues';
import { timeIntervalIssues } from './time-interval-issues';

/**
 * Issues of a policy for the alerts of a stack: labels and values that none of them has, routes that none reaches or that
 * leave some to nobody in particular, inhibitions that never happen, time intervals and durations that Alertmanager does not take.
 * What depends on values that are not known before is taken to be possible, and told only where it must be certain.
 */
export function policyIssues(policy: NotificationPolicy, alerts: readonly KnownAlert[]): Issue[] {
  const first = placedRoute(policy.route);
  const routes = allRoutes(first);
  const wrong = unreadable(matchersOf(policy, routes));
  return [
    ...wrong,
    ...timeIntervalIssues(policy, routes),
    ...routes.flatMap(settingIssues),
    // Who reaches what is known only when every matcher can be read.
    ...(wrong.length > 0
      ? []
      : [...routeIssues(reachOf(first, alerts), alerts), ...inhibitionIssues(policy.inhibitions ?? [], alerts)]),
  ];
}

function matchersOf({ inhibitions = [] }: NotificationPolicy, routes: readonly PlacedRoute[]): PlacedMatchers[] {
  return [
    ...routes.map(({ where, route: { matchers = {} } }) => ({ where, matchers })),
    ...inhibitions.flatMap(({ source, target }, index) => [
      { where: `inhibition ${index + 1}, source`, matchers: source },
      { where: `inhibition ${index + 1}, target`, matchers: target },
    ]),
  ];
}
