import { matcherNodes } from '../../promql/matcher';
import type { KnownAlert } from './alert-labels';
import type { Matchers } from './inhibition';
import { negated } from './label-match';
import { narrowed, valuesOf, verdictOf, type LabelDomains } from './label-values';
import type { NotificationPolicy } from './notification-policy';
import { placedRoute, type PlacedRoute } from './placed-route';
import type { Destination } from './routing';

/** A route, and the alerts that may come to it. */
export interface Reach {
  readonly placed: PlacedRoute;
  /** The alerts that it may take, with what is known of their labels when it does. */
  readonly taken: readonly KnownAlert[];
  /** Those of them that perhaps no route below it takes: of these it tells itself. */
  readonly notified: readonly KnownAlert[];
  readonly below: readonly Reach[];
}

/**
 * How alerts may spread over a route and those below it. What depends on values that are not known is taken to be possible.
 *
 * @param coming the alerts that come to the route
 * @throws ValidationError when a matcher cannot be read
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
 * Who may be told of an alert, in the order of the routes, as far as its labels are known.
 *
 * @throws ValidationError when a matcher cannot be read
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

/** Whether matchers are satisfied by an alert: never, perhaps, or always. */
export function verdictOfAll(matchers: Matchers, labels: LabelDomains): 'never' | 'maybe' | 'always' {
  const verdicts = matcherNodes(matchers).map((matcher) => verdictOf(valuesOf(labels, matcher.label), matcher));
  if (verdicts.includes('never')) return 'never';
  return verdicts.includes('maybe') ? 'maybe' : 'always';
}

/** The alerts that may satisfy matchers, with what is known of their labels when they do. */
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

/** The alerts that perhaps do not satisfy matchers, with what is known of their labels when they do not. */
function remaining(matchers: Matchers = {}, alerts: readonly KnownAlert[]): KnownAlert[] {
  const nodes = matcherNodes(matchers);
  return alerts.flatMap((alert) => {
    const verdicts = nodes.map((node) => verdictOf(valuesOf(alert.labels, node.label), node));
    if (verdicts.includes('never')) return [alert];
    const [open, ...others] = nodes.filter((_, index) => verdicts[index] === 'maybe');
    if (!open) return [];
    // Of several, any one may be the one that is not satisfied.
    if (others.length > 0) return [alert];
    const values = narrowed(valuesOf(alert.labels, open.label), negated(open));
    return [{ ...alert, labels: { ...alert.labels, [open.label]: values } }];
  });
}
