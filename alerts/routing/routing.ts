import { matcherNodes } from '../../promql/matcher';
import type { MatcherNode } from '../../promql/node';
import type { Matchers } from './inhibition';
import { satisfies } from './label-match';
import type { NotificationPolicy } from './notification-policy';
import type { Route } from './route';
import { settingsOf } from './route-settings';

/** Labels of a firing alert. An empty value means that the label is absent. */
export type AlertLabels = Readonly<Record<string, string>>;

/** Result of a matcher for an alert. */
export interface MatcherVerdict extends MatcherNode {
  /** Value of the label; empty when the alert lacks it. */
  readonly given: string;
  /** Whether the value of the label satisfies the matcher. */
  readonly isSatisfied: boolean;
}

/** Route that an alert reaches, with the result. */
export interface RouteMatch {
  /** Routes from the root route to this one. */
  readonly path: readonly [Route, ...Route[]];
  /** Result of each matcher of the route. */
  readonly verdicts: readonly MatcherVerdict[];
  /** Whether the route matches the alert: all its matchers are satisfied. */
  readonly matches: boolean;
  /**
   * Whether the receiver of this route is notified: the route matches the alert, and no child route
   * does.
   */
  readonly notifies: boolean;
  /**
   * Child routes that the alert reaches, in order; empty when the route does not match the alert.
   */
  readonly below: readonly RouteMatch[];
}

/** Receiver that is notified of an alert. */
export interface Destination {
  /** Name of the receiver. */
  readonly receiver: string;
  /** Routes from the root route to the one that notifies the receiver. */
  readonly path: readonly [Route, ...Route[]];
}

/**
 * Routes an alert, by the rules of Alertmanager 0.35:
 * https://github.com/prometheus/alertmanager/blob/v0.35.0/dispatch/route.go.
 *
 * @throws ValidationError when a regular expression is not valid RE2
 */
export function routeAlert(policy: NotificationPolicy, labels: AlertLabels): RouteMatch {
  return matchRoute([policy.route], labels);
}

/**
 * Returns the receivers that are notified of an alert, in the order of the routes. A receiver of
 * several routes is listed several times.
 *
 * @throws ValidationError when a regular expression is not valid RE2
 */
export function destinationsOf(policy: NotificationPolicy, labels: AlertLabels): Destination[] {
  return notifyingMatches(routeAlert(policy, labels)).map(({ path }) => ({ receiver: path.at(-1)!.receiver, path }));
}

/** Returns the labels by which the last route of a path groups an alert into a notification. */
export function groupLabelsOf(path: readonly Route[], labels: AlertLabels): AlertLabels {
  const { groupBy } = settingsOf(path);
  return Object.fromEntries(
    Object.entries(labels).filter(
      ([label, value]) => value !== '' && (groupBy.includes('...') || groupBy.includes(label)),
    ),
  );
}

/** Returns the result of each matcher for an alert. */
export function verdictsOf(matchers: Matchers, labels: AlertLabels): MatcherVerdict[] {
  return matcherNodes(matchers).map((matcher) => {
    const given = valueOf(labels, matcher.label);
    return { ...matcher, given, isSatisfied: satisfies(matcher, given) };
  });
}

/** Tests whether an alert satisfies all matchers. */
export function isMatched(matchers: Matchers, labels: AlertLabels): boolean {
  return verdictsOf(matchers, labels).every(({ isSatisfied }) => isSatisfied);
}

/** Returns the value of a label; empty when the alert lacks it. */
export function valueOf(labels: AlertLabels, label: string): string {
  return Object.hasOwn(labels, label) ? labels[label]! : '';
}

function matchRoute(path: readonly [Route, ...Route[]], labels: AlertLabels): RouteMatch {
  const { matchers = {}, routes = [] } = path.at(-1)!;
  const verdicts = verdictsOf(matchers, labels);
  const matches = verdicts.every(({ isSatisfied }) => isSatisfied);
  const below: RouteMatch[] = [];
  if (matches) {
    for (const route of routes) {
      const one = matchRoute([...path, route], labels);
      below.push(one);
      if (one.matches && !route.continue) break;
    }
  }
  return { path, verdicts, matches, notifies: matches && !below.some((one) => one.matches), below };
}

function notifyingMatches(one: RouteMatch): RouteMatch[] {
  return one.notifies ? [one] : one.below.flatMap(notifyingMatches);
}
