import type { Route } from './route';

/** A route, and where it stands. */
export interface PlacedRoute {
  /** What it is called in messages: `route 2.1 to page` is the first one below the second one below the first route of all. */
  readonly where: string;
  readonly route: Route;
  readonly below: readonly PlacedRoute[];
}

/** The routes from a first one on. */
export function placedRoute(route: Route, position: readonly number[] = []): PlacedRoute {
  return {
    where: position.length === 0 ? 'the first route' : `route ${position.join('.')} to ${route.receiver}`,
    route,
    below: (route.routes ?? []).map((one, index) => placedRoute(one, [...position, index + 1])),
  };
}

/** A route and all below it. */
export function allRoutes(placed: PlacedRoute): PlacedRoute[] {
  return [placed, ...placed.below.flatMap(allRoutes)];
}
