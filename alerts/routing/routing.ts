import { matcherNodes } from '../../promql/matcher';
import type { MatcherNode } from '../../promql/node';
import type { Matchers } from './inhibition';
import { satisfies } from './label-match';
import type { NotificationPolicy } from './notification-policy';
import type { Route } from './route';
import { settingsOf } from './route-settings';

/** The labels of an alert that fires; one without a value is one that it lacks. */
export type AlertLabels = Readonly<Record<string, string>>;

/** What a matcher says to an alert. */
export interface MatcherVerdict extends MatcherNode {
  /** The value that the alert has; empty when it lacks the label. */
  readonly given: string;
  readonly isSatisfied: boolean;
}

/** A route that an alert comes to, and what comes of it. */
export interface RouteMatch {
  /** The routes from the first one down to this one. */
  readonly path: readonly [Route, ...Route[]];
  readonly verdicts: readonly MatcherVerdict[];
  /** Whether it takes the alert: all its matchers are satisfied. */
  readonly takes: boolean;
  /** Whether its own receiver is told: it takes the alert, and no route below it does. */
  readonly notifies: boolean;
  /** The routes below it that the alert comes to, in their order; none when it does not take the alert. */
  readonly below: readonly RouteMatch[];
}

/** A receiver that is told of an alert. */
export interface Destination {
  readonly receiver: string;
  /** The routes from the first one down to the one that tells it. */
  readonly path: readonly [Route, ...Route[]];
}

/**
 * How an alert goes through the routes, as Alertmanager 0.31 decides it
 * (https://github.com/prometheus/alertmanager/blob/v0.31.1/dispatch/route.go).
 *
 * @throws ValidationError when a regular expression is none that Alertmanager knows
 */
export function routeAlert(policy: NotificationPolicy, labels: AlertLabels): RouteMatch {
  return matchRoute([policy.route], labels);
}

/**
 * Who is told of an alert, in the order of the routes; somebody to whom several routes lead is there several times.
 *
 * @throws ValidationError see {@link routeAlert}
 */
export function destinationsOf(policy: NotificationPolicy, labels: AlertLabels): Destination[] {
  return notifyingMatches(routeAlert(policy, labels)).map(({ path }) => ({ receiver: path.at(-1)!.receiver, path }));
}

/** The labels by which an alert is put together with others into one message of the last of these routes. */
export function groupLabelsOf(path: readonly Route[], labels: AlertLabels): AlertLabels {
  const { groupBy } = settingsOf(path);
  return Object.fromEntries(
    Object.entries(labels).filter(
      ([label, value]) => value !== '' && (groupBy.includes('...') || groupBy.includes(label)),
    ),
  );
}

/** What each matcher says to an alert. */
export function verdictsOf(matchers: Matchers, labels: AlertLabels): MatcherVerdict[] {
  return matcherNodes(matchers).map((matcher) => {
    const given = valueOf(labels, matcher.label);
    return { ...matcher, given, isSatisfied: satisfies(matcher, given) };
  });
}

/** Whether an alert satisfies all matchers. */
export function isMatched(matchers: Matchers, labels: AlertLabels): boolean {
  return verdictsOf(matchers, labels).every(({ isSatisfied }) => isSatisfied);
}

/** The value of a label; empty when the alert lacks it. */
export function valueOf(labels: AlertLabels, label: string): string {
  return Object.hasOwn(labels, label) ? labels[label]! : '';
}

function matchRoute(path: readonly [Route, ...Route[]], labels: AlertLabels): RouteMatch {
  const { matchers = {}, routes = [] } = path.at(-1)!;
  const verdicts = verdictsOf(matchers, labels);
  const takes = verdicts.every(({ isSatisfied }) => isSatisfied);
  const below: RouteMatch[] = [];
  if (takes) {
    for (const route of routes) {
      const one = matchRoute([...path, route], labels);
      below.push(one);
      if (one.takes && !route.continue) break;
    }
  }
  return { path, verdicts, takes, notifies: takes && !below.some((one) => one.takes), below };
}

function notifyingMatches(one: RouteMatch): RouteMatch[] {
  return one.notifies ? [one] : one.below.flatMap(notifyingMatches);
}
