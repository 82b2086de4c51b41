import type { Issue } from '../../core/errors';
import type { KnownAlert } from './alert-labels';
import { inhibitionIssues } from './inhibition-issues';
import { unreadable, type PlacedMatchers } from './matcher-issues';
import type { NotificationPolicy } from './notification-policy';
import { allRoutes, placedRoute, type PlacedRoute } from './placed-route';
import { routedAlerts } from './routed-alerts';
import { routeIssues } from './route-issues';
import { settingIssues } from './setting-issues';
import { timeIntervalIssues } from './time-interval-issues';

/**
 * Returns the issues of a policy for the alerts of a stack: labels and values that no alert has,
 * routes that no alert reaches, alerts that no child route matches, inhibitions that can never apply,
 * and invalid time intervals and durations. Label values that are not known before deployment count
 * as possible.
 */
export function policyIssues(policy: NotificationPolicy, alerts: readonly KnownAlert[]): Issue[] {
  const first = placedRoute(policy.route);
  const routes = allRoutes(first);
  const wrong = unreadable(matchersOf(policy, routes));
  return [
    ...wrong,
    ...timeIntervalIssues(policy, routes),
    ...routes.flatMap(settingIssues),
    // Routing can be computed only when every matcher is valid.
    ...(wrong.length > 0
      ? []
      : [...routeIssues(routedAlerts(first, alerts), alerts), ...inhibitionIssues(policy.inhibitions ?? [], alerts)]),
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
