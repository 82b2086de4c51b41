import type { Issue } from '../../core/errors';
import type { KnownAlert } from './alert-labels';
import { isKnown, labelsOfAll, matcherIssues } from './matcher-issues';
import type { PlacedRoute } from './placed-route';
import type { Reach } from './reach';

/**
 * Issues between routes and alerts: routes that none reaches, alerts that a route has below it leave to it, labels that none
 * of the alerts of a route has, and reasons that are not needed.
 *
 * @param alerts all of the stack
 */
export function routeIssues(reach: Reach, alerts: readonly KnownAlert[]): Issue[] {
  const { placed, taken, below } = reach;
  const { where, route } = placed;
  const { matchers = {}, unreachableReason } = route;
  if (taken.length === 0) return unreachableReason === undefined ? unreachableIssues(placed, alerts) : [];
  return [
    ...matcherIssues({ where, matchers }, alerts),
    ...(unreachableReason === undefined
      ? []
      : [needless(where, 'unreachableReason', `alerts reach it: ${namesOf(taken)}`)]),
    ...groupingIssues(placed, taken),
    ...below.flatMap((one) => routeIssues(one, alerts)),
    ...restIssues(reach),
  ];
}

function unreachableIssues({ where, route: { matchers = {} } }: PlacedRoute, alerts: readonly KnownAlert[]): Issue[] {
  const issues = matcherIssues({ where, matchers }, alerts);
  if (issues.length > 0) return issues;
  const remedy = 'leave it out, move it, or say in unreachableReason why it may be there';
  return [{ path: where, problem: 'no alert reaches it', remedy }];
}

function groupingIssues({ where, route: { groupBy = [] } }: PlacedRoute, taken: readonly KnownAlert[]): Issue[] {
  return groupBy
    .filter((label) => label !== '...' && !isKnown(label, taken))
    .map((given) => ({
      path: where,
      problem: 'groupBy names a label that none of its alerts has',
      given,
      allowed: labelsOfAll(taken),
    }));
}

function restIssues({ placed: { where, route }, notified, below }: Reach): Issue[] {
  if (route.catchAllReason !== undefined) {
    const why = below.length === 0 ? 'no route is below it' : 'the routes below it take every alert';
    return notified.length > 0 && below.length > 0 ? [] : [needless(where, 'catchAllReason', why)];
  }
  if (below.length === 0 || notified.length === 0) return [];
  return [
    {
      path: where,
      problem: 'the routes below it may leave alerts to it',
      given: namesOf(notified),
      remedy: 'add a route below that takes them, or say in catchAllReason why they may be left to it',
    },
  ];
}

function needless(where: string, reason: string, why: string): Issue {
  return { path: where, problem: `${reason} is not needed: ${why}`, remedy: `leave ${reason} out` };
}

function namesOf(alerts: readonly KnownAlert[]): string {
  return alerts.map(({ name }) => name).join(', ');
}
