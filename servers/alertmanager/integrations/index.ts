import type { Issue } from '../../../core/errors';
import { secretIssues } from '../../../core/secret-value';
import type { Integration, IntegrationDefinition, IntegrationKind, IntegrationKinds } from './definition';
import * as kinds from './kinds';

export type { Integration, IntegrationDefinition, IntegrationKind } from './definition';
// Declarations that are compiled name the kinds only by this.
export type * from './kinds';

/** Definitions of all kinds of integrations. A kind without its line in `kinds.ts` does not compile here. */
export const integrations: { readonly [K in IntegrationKind]: IntegrationDefinition<IntegrationKinds[K]> } = kinds;

/** Definition of the kind of an integration. */
export function definitionOf({ kind }: Integration): IntegrationDefinition<Integration> {
  // The table has, by its type, the definition of each kind under its name.
  return integrations[kind] as IntegrationDefinition<Integration>;
}

/** Issues of an integration: of its options, and of its secrets. */
export function integrationIssues(integration: Integration): Issue[] {
  const { issues, secrets } = definitionOf(integration);
  return [
    ...issues(integration),
    ...secrets(integration).flatMap(({ secret, purpose }) => secretIssues({ [purpose]: secret })),
  ];
}
