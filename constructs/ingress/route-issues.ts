import { inPath, type Issue } from '../../core/errors';
import { hostIssues } from '../../core/host';
import { podsIssues, shortNameIssues } from '../../core/kubernetes-name';
import { nameIssues } from '../../core/names';
import { portIssues } from '../../core/network';
import { secretIssues } from '../../core/secret-value';
import type { RouteProps } from './definition';

/** Returns the name of the route that redirects from HTTP. */
export function redirectName(route: string): string {
  return `${route}-redirect`;
}

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

/** Returns the issues of the objects that routes make and of those that they lead to. */
export function routeObjectIssues(routes: readonly RouteProps[]): Issue[] {
  return [
    ...(routes.length > 0
      ? []
      : [{ path: 'routes', problem: 'the ingress has no routes', remedy: 'add a route for each server' }]),
    ...inPath(
      'routes',
      nameIssues(
        routes.flatMap(({ name, host }) =>
          [name, redirectName(name)].map((one) => ({
            owner: `the route to ${host}`,
            what: 'name',
            name: one,
            remedy: 'rename one of them',
          })),
        ),
      ),
    ),
    ...routes.flatMap(({ name, service, port, pods }) =>
      inPath(`route ${name}`, [
        ...inPath('service', shortNameIssues('a Service', service)),
        ...inPath('port', portIssues(port)),
        ...inPath('pods', podsIssues(pods)),
      ]),
    ),
  ];
}
