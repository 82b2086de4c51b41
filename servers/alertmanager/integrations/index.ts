import type { Issue } from '../../../core/errors';
import { secretIssues } from '../../../core/secret-value';
import type { Integration, IntegrationDefinition, IntegrationKind, IntegrationKinds } from './definition';
import * as kinds from './kinds';

export type { Integration, IntegrationDefinition, IntegrationKind, IntegrationSecret } from './definition';
// Without this export, compiled declarations lack the kinds.
export type * from './kinds';

/**
 * Definitions of all kinds of integrations. A kind without its line in `kinds.ts` does not compile
 * here.
 */
export const integrations: { readonly [K in IntegrationKind]: IntegrationDefinition<IntegrationKinds[K]> } = kinds;

/** Returns the definition of an integration. */
export function definitionOf({ kind }: Integration): IntegrationDefinition<Integration> {
  // The type of the table ensures that each kind has its own definition.
  return integrations[kind] as IntegrationDefinition<Integration>;
}

/** Kinds of integrations that can notify a dead man's switch, for issues: `webhook`. */
export const deadMansSwitchKinds = Object.entries(integrations)
  .filter(([, { canBeDeadMansSwitch }]) => canBeDeadMansSwitch)
  .map(([kind]) => kind)
  .join(' or ');

/** Tests whether Alertmanager also notifies an integration that an alert is resolved. */
export function notifiesResolved(integration: Integration): boolean {
  const { configs } = definitionOf(integration).alertmanager(integration, () => '');
  return configs.some((config) => config.send_resolved);
}

/** Returns the issues of an integration and of its secrets. */
export function integrationIssues(integration: Integration): Issue[] {
  const { issues, secrets } = definitionOf(integration);
  return [
    ...issues(integration),
    ...secrets(integration).flatMap(({ secret, purpose }) => secretIssues({ [purpose]: secret })),
  ];
}
