import type { Issue } from '../../core/errors';
import { hostIssues } from '../../core/host';
import { nameIssues } from '../../core/names';
import { secretIssues } from '../../core/secret-value';
import type { RouteProps } from './definition';

/** Returns the issues of routes from outside: their hosts, and access without a login. */
export function routeIssues(routes: readonly RouteProps[]): Issue[] {
  const hosts = routes.map(({ host }) => host);
  return [
    ...[...new Set(hosts)].flatMap((host) => hostIssues(host)),
    ...nameIssues(
      routes.map(({ name, host }) => ({
        owner: `route ${name}`,
        what: 'host',
        name: host,
        remedy: 'use a different host for each route',
      })),
    ),
    ...routes
      .filter(({ hasOwnLogin, basicAuth }) => !hasOwnLogin && !basicAuth)
      .map(({ name, host }) => ({
        problem: `the route ${host} gives everyone access to ${name}, which has no login`,
        remedy: 'add basicAuth to it',
      })),
    ...routes.flatMap(({ name, basicAuth }) => secretIssues({ [`basicAuth of ${name}`]: basicAuth })),
  ];
}
