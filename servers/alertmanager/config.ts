import type { NotificationPolicy } from '../../alerts';
import type { SecretValue } from '../../core/secret-value';
import { policyJson, type PolicyJson } from './policy-config';
import { receiverJson, type ReceiverJson } from './receiver-config';
import type { Receiver } from './receiver';
import { smtpJson, type Smtp } from './smtp';

/** Content of the configuration file. */
export interface AlertmanagerConfigProps {
  readonly receivers: readonly Receiver[];
  readonly policy: NotificationPolicy;
  readonly smtp: Smtp | undefined;
  /** Paths of the notification templates. */
  readonly templates: string;
  /** Path of the file that holds a secret. */
  readonly secretFile: (secret: SecretValue) => string;
}

/** Configuration file: https://prometheus.io/docs/alerting/latest/configuration/. */
export interface AlertmanagerConfigJson extends PolicyJson {
  /** Settings that integrations share, such as the SMTP server. */
  readonly global?: Readonly<Record<string, unknown>>;
  /** Paths of the files with message templates. */
  readonly templates: readonly string[];
  /** Receivers, to which routes refer by name. */
  readonly receivers: readonly ReceiverJson[];
}

/**
 * Renders the configuration file of Alertmanager.
 *
 * @throws ValidationError when a regular expression of the policy has flags
 */
export function alertmanagerConfig(props: AlertmanagerConfigProps): AlertmanagerConfigJson {
  const { receivers, policy, smtp, templates, secretFile } = props;
  return {
    ...(smtp ? { global: smtpJson(smtp, secretFile) } : {}),
    templates: [templates],
    ...policyJson(policy),
    receivers: receivers.map((receiver) => receiverJson(receiver, secretFile)),
  };
}
