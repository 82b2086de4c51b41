import { describeMistake } from '../../core/errors';
import type { KnownAlert } from './alert-labels';
import { isKnown, labelsOfAll, matcherFaults } from './matcher-faults';
import type { PlacedRoute } from './placed-route';
import type { Reach } from './reach';

/**
 * What is wrong between routes and alerts: routes that none reaches, alerts that a route has below it leave to it, labels that none
 * of the alerts of a route has, and reasons that are not needed.
 *
 * @param alerts all of the stack
 */
export function routeFaults(reach: Reach, alerts: readonly KnownAlert[]): string[] {
  const { placed, taken, below } = reach;
  const { where, route } = placed;
  const { matchers = {}, unreached } = route;
  if (taken.length === 0) return unreached === undefined ? unreachedFaults(placed, alerts) : [];
  return [
    ...matcherFaults({ where, matchers }, alerts),
    ...(unreached === undefined ? [] : [needless(where, 'unreached', `alerts reach it: ${namesOf(taken)}`)]),
    ...groupingFaults(placed, taken),
    ...below.flatMap((one) => routeFaults(one, alerts)),
    ...restFaults(reach),
  ];
}

function unreachedFaults({ where, route: { matchers = {} } }: PlacedRoute, alerts: readonly KnownAlert[]): string[] {
  const faults = matcherFaults({ where, matchers }, alerts);
  if (faults.length > 0) return faults;
  const remedy = 'leave it out, move it, or say in unreached why it may be there';
  return [describeMistake({ fault: `${where}: no alert reaches it`, remedy })];
}

function groupingFaults({ where, route: { groupBy = [] } }: PlacedRoute, taken: readonly KnownAlert[]): string[] {
  return groupBy
    .filter((label) => label !== '...' && !isKnown(label, taken))
    .map((given) =>
      describeMistake({
        fault: `${where}: groupBy names a label that none of its alerts has`,
        given,
        allowed: labelsOfAll(taken),
      }),
    );
}

function restFaults({ placed: { where, route }, told, below }: Reach): string[] {
  if (route.takesRest !== undefined) {
    const why = below.length === 0 ? 'no route is below it' : 'the routes below it take every alert';
    return told.length > 0 && below.length > 0 ? [] : [needless(where, 'takesRest', why)];
  }
  if (below.length === 0 || told.length === 0) return [];
  return [
    describeMistake({
      fault: `${where}: the routes below it may leave alerts to it`,
      given: namesOf(told),
      remedy: 'add a route below that takes them, or say in takesRest why they may be left to it',
    }),
  ];
}

function needless(where: string, reason: string, why: string): string {
  return describeMistake({ fault: `${where}: ${reason} is not needed: ${why}`, remedy: `leave ${reason} out` });
}

function namesOf(alerts: readonly KnownAlert[]): string {
  return alerts.map(({ name }) => name).join(', ');
}
