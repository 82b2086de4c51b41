import type { Route } from './route';

/** Route with its place in the tree. */
export interface PlacedRoute {
  /**
   * Name in messages: `route 2.1 to page` is the first child of the second child of the root route.
   */
  readonly where: string;
  readonly route: Route;
  readonly below: readonly PlacedRoute[];
}

/** Returns a route and its children with their places. */
export function placedRoute(route: Route, position: readonly number[] = []): PlacedRoute {
  return {
    where: position.length === 0 ? 'the first route' : `route ${position.join('.')} to ${route.receiver}`,
    route,
    below: (route.routes ?? []).map((one, index) => placedRoute(one, [...position, index + 1])),
  };
}

/** Returns a route and all its descendants. */
export function allRoutes(placed: PlacedRoute): PlacedRoute[] {
  return [placed, ...placed.below.flatMap(allRoutes)];
}
