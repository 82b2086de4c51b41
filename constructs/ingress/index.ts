import type { Ingress, IngressDefinition, IngressKind, IngressKinds } from './definition';
import * as kinds from './kinds';

export type { Ingress, IngressController, IngressObjects, RouteProps, StackRoutes } from './definition';
// Without this export, compiled declarations lack the kinds.
export type * from './kinds';

/** Definitions of all kinds of ingresses. A kind without its line in `kinds.ts` does not compile here. */
const ingresses: { readonly [K in IngressKind]: IngressDefinition<IngressKinds[K]> } = kinds;

/** Returns the definition of an ingress. */
export function ingressDefinition({ kind = 'traefik' }: Ingress): IngressDefinition<Ingress> {
  // The type of the table ensures that each kind has its own definition.
  const definition: unknown = ingresses[kind];
  return definition as IngressDefinition<Ingress>;
}
