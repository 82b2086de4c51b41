import type { NotificationPolicy } from '../../alerts';
import type { SecretValue } from '../../core/secret-value';
import { secretPath } from '../secret-path';
import { policyJson, type PolicyJson } from './policy-config';
import type { Receiver } from './receiver';
import { receiverJson, type ReceiverJson } from './receiver-config';
import { smtpJson, type Smtp } from './smtp';

/** Where Alertmanager finds its files. */
export const alertmanagerPaths = {
  config: '/etc/alertmanager/config',
  secrets: '/etc/alertmanager/secrets',
  data: '/alertmanager',
} as const;

/** What the configuration file says. */
export interface AlertmanagerConfigProps {
  readonly receivers: readonly Receiver[];
  readonly policy: NotificationPolicy;
  readonly smtp: Smtp | undefined;
}

/** The configuration file: https://prometheus.io/docs/alerting/latest/configuration/. */
export interface AlertmanagerConfigJson extends PolicyJson {
  readonly global?: Readonly<Record<string, unknown>>;
  readonly templates: readonly string[];
  readonly receivers: readonly ReceiverJson[];
}

/**
 * The configuration file of Alertmanager.
 *
 * @throws Mistake when a regular expression of the policy has flags
 */
export function alertmanagerConfig({ receivers, policy, smtp }: AlertmanagerConfigProps): AlertmanagerConfigJson {
  return {
    ...(smtp ? { global: smtpJson(smtp) } : {}),
    templates: [`${alertmanagerPaths.config}/*.tmpl`],
    ...policyJson(policy),
    receivers: receivers.map((receiver) => receiverJson(receiver, alertmanagerSecretFile)),
  };
}

/** The file of a secret in Alertmanager's container. */
export function alertmanagerSecretFile(secret: SecretValue): string {
  return secretPath(alertmanagerPaths.secrets, secret);
}
