import { definitionOf } from './integrations';
import type { SecretFile } from './integrations/definition';
import { integrationsOf, type Receiver } from './receiver';

/**
 * Receiver in Alertmanager's configuration:
 * https://prometheus.io/docs/alerting/latest/configuration/#receiver.
 */
export interface ReceiverJson {
  /** Name, by which routes refer to it. */
  readonly name: string;
  readonly [integration: `${string}_configs`]: readonly unknown[];
}

/**
 * Renders a receiver with its integrations. Their texts refer to the templates of
 * `notificationTemplates`.
 */
export function receiverJson(receiver: Receiver, secretFile: SecretFile): ReceiverJson {
  const lists = new Map<string, object[]>();
  for (const integration of integrationsOf(receiver)) {
    const { field, configs } = definitionOf(integration).alertmanager(integration, secretFile);
    lists.set(field, [...(lists.get(field) ?? []), ...configs]);
  }
  return { name: receiver.name, ...Object.fromEntries(lists) };
}
