import { matcherNodes } from '../../promql/matcher';
import type { KnownAlert } from './alert-labels';
import type { Matchers } from './inhibition';
import { negated } from './label-match';
import { narrowed, valuesOf, verdictOf, type LabelDomains } from './label-values';
import type { NotificationPolicy } from './notification-policy';
import { placedRoute, type PlacedRoute } from './placed-route';
import type { Destination } from './routing';

/** Route with the alerts that can reach it. */
export interface Reach {
  readonly placed: PlacedRoute;
  /** Alerts that can match the route, with their possible labels in that case. */
  readonly taken: readonly KnownAlert[];
  /** Alerts that possibly no child route takes, so the receiver of this route is notified. */
  readonly notified: readonly KnownAlert[];
  readonly below: readonly Reach[];
}

/**
 * Computes which alerts can reach a route and its descendants. Label values that are not known
 * count as possible.
 *
 * @param coming alerts that reach the route
 * @throws ValidationError when a matcher is invalid
 */
export function reachOf(placed: PlacedRoute, coming: readonly KnownAlert[]): Reach {
  const taken = satisfying(placed.route.matchers, coming);
  let [passing, notified] = [taken, taken];
  const below = placed.below.map((one) => {
    const reach = reachOf(one, passing);
    notified = remaining(one.route.matchers, notified);
    if (!one.route.continue) passing = remaining(one.route.matchers, passing);
    return reach;
  });
  return { placed, taken, notified, below };
}

/**
 * Returns the receivers that can be notified of an alert, in the order of the routes, as far as its
 * labels are known.
 *
 * @throws ValidationError when a matcher is invalid
 */
export function possibleDestinationsOf({ route }: NotificationPolicy, alert: KnownAlert): Destination[] {
  return possibleDestinations(reachOf(placedRoute(route), [alert]), [route]);
}

function possibleDestinations({ notified, below }: Reach, path: Destination['path']): Destination[] {
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
  const nodes = matcherNodes(matchers);
  return alerts
    .filter(({ labels }) => verdictOfAll(matchers, labels) !== 'never')
    .map(({ name, labels }) => ({
      name,
      labels: nodes.reduce<LabelDomains>(
        (known, node) => ({ ...known, [node.label]: narrowed(valuesOf(known, node.label), node) }),
        labels,
      ),
    }));
}

/**
 * Returns the alerts that possibly do not satisfy matchers, with their possible labels in that
 * case.
 */
function remaining(matchers: Matchers = {}, alerts: readonly KnownAlert[]): KnownAlert[] {
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
