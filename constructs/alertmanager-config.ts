import type { NotificationPolicy } from '../alerts';
import { isPort } from '../core/network';
import { secretFaults, type SecretValue } from '../core/secret-value';
import { policyJson, type PolicyJson } from '../servers/alertmanager/policy-config';
import { isEmail } from './channel';
import { receiverJson, type ReceiverJson } from './channel-json';
import type { Receiver } from './receiver';
import { secretPath } from './secret-mounts';

/** Where Alertmanager finds its files. */
export const alertmanagerPaths = {
  config: '/etc/alertmanager/config',
  secrets: '/etc/alertmanager/secrets',
  data: '/alertmanager',
} as const;

/** The server that sends email: https://prometheus.io/docs/alerting/latest/configuration/#file-layout-and-global-settings. */
export interface Smtp {
  readonly host: string;
  /**
   * Its port; on 465 the connection is encrypted from its start, on others after STARTTLS. It is never left unencrypted.
   *
   * @default 587
   */
  readonly port?: number;
  /** The sender: `alerts@example.org`. */
  readonly from: string;
  /**
   * Who sends, where the server asks.
   *
   * @default - it does not ask
   */
  readonly login?: { readonly user: string; readonly password: SecretValue };
}

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

function smtpJson({ host, port = 587, from, login }: Smtp): Record<string, unknown> {
  return {
    smtp_smarthost: `${host}:${port}`,
    smtp_from: from,
    smtp_require_tls: true,
    ...(login
      ? { smtp_auth_username: login.user, smtp_auth_password_file: alertmanagerSecretFile(login.password) }
      : {}),
  };
}

/** What is wrong with the server of email. */
export function smtpFaults({ host, port = 587, from, login }: Smtp): string[] {
  return [
    ...(/^[A-Za-z0-9.-]+$/.test(host) ? [] : [`smtp: "${host}" is no host`]),
    ...(isPort(port) ? [] : [`smtp: port ${port} does not exist; allowed: 1 to 65535`]),
    ...(isEmail(from) ? [] : [`smtp: the sender "${from}" is no address of email`]),
    ...secretFaults({ 'smtp.login.password': login?.password }),
  ];
}
