import { matcherNodes } from '../../promql/matcher';
import type { KnownAlert } from './alert-labels';
import type { Matchers } from './inhibition';
import { negated } from './label-match';
import { narrowed, valuesOf, verdictOf, type LabelDomains } from './label-values';
import type { NotificationPolicy } from './notification-policy';
import { placedRoute, type PlacedRoute } from './placed-route';
import type { Destination } from './routing';

/** Route with the alerts that it can match. */
export interface RoutedAlerts {
  readonly placed: PlacedRoute;
  /** Alerts that can match the route, with their possible labels in that case. */
  readonly matched: readonly KnownAlert[];
  /** Alerts that possibly no child route matches, so the receiver of this route is notified. */
  readonly notified: readonly KnownAlert[];
  readonly below: readonly RoutedAlerts[];
}

/**
 * Returns the alerts that a route and its descendants can match. Label values that are not known
 * count as possible.
 *
 * @param alerts alerts that the parent of the route passes on
 * @throws ValidationError when a matcher is invalid
 */
export function routedAlerts(placed: PlacedRoute, alerts: readonly KnownAlert[]): RoutedAlerts {
  const matched = satisfying(placed.route.matchers, alerts);
  let [passing, notified] = [matched, matched];
  const below = placed.below.map((one) => {
    const child = routedAlerts(one, passing);
    notified = remaining(one.route.matchers, notified);
    if (!one.route.continue) passing = remaining(one.route.matchers, passing);
    return child;
  });
  return { placed, matched, notified, below };
}

/**
 * Returns the receivers that can be notified of an alert, in the order of the routes, as far as its
 * labels are known.
 *
 * @throws ValidationError when a matcher is invalid
 */
export function possibleDestinationsOf({ route }: NotificationPolicy, alert: KnownAlert): Destination[] {
  return possibleDestinations(routedAlerts(placedRoute(route), [alert]), [route]);
}

function possibleDestinations({ notified, below }: RoutedAlerts, path: Destination['path']): Destination[] {
  return [
    ...below.flatMap((one) => possibleDestinations(one, [...path, one.placed.route])),
    ...(notified.length > 0 ? [{ receiver: path.at(-1)!.receiver, path }] : []),
  ];
}

/** Tests whether an alert satisfies matchers: never, maybe, or always. */
export function verdictOfAll(matchers: Matchers, labels: LabelDomains): 'never' | 'maybe' | 'always' {
  const verdicts = matcherNodes(matchers).map((matcher) => verdictOf(valuesOf(labels, matcher.label), matcher));
  if (verdicts.includes('never')) return 'never';
  return verdicts.includes('maybe') ? 'maybe' : 'always';
}

/** Returns the alerts that can satisfy matchers, with their possible labels in that case. */
export function satisfying(matchers: Matchers = {}, alerts: readonly KnownAlert[]): KnownAlert[] {
  return alerts.flatMap((alert) => {
    const verdict = verdictOfAll(matchers, alert.labels);
    if (verdict === 'never') return [];
    if (verdict === 'always') return [alert];
    const labels = matcherNodes(matchers).reduce<LabelDomains>(
      (known, node) => ({ ...known, [node.label]: narrowed(valuesOf(known, node.label), node) }),
      alert.labels,
    );
    return [{ name: alert.name, labels }];
  });
}

/**
 * Returns the alerts that possibly do not satisfy matchers, with their possible labels in that
 * case.
 */
export function remaining(matchers: Matchers = {}, alerts: readonly KnownAlert[]): KnownAlert[] {
  const nodes = matcherNodes(matchers);
  return alerts.flatMap((alert) => {
    const verdicts = nodes.map((node) => verdictOf(valuesOf(alert.labels, node.label), node));
    if (verdicts.includes('never')) return [alert];
    const [open, ...others] = nodes.filter((_, index) => verdicts[index] === 'maybe');
    if (!open) return [];
    // With several open matchers, any of them can be the one that fails.
    if (others.length > 0) return [alert];
    const values = narrowed(valuesOf(alert.labels, open.label), negated(open));
    return [{ ...alert, labels: { ...alert.labels, [open.label]: values } }];
  });
}
