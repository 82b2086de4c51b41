import { inPath, type Issue } from '../../core/errors';
import { hostIssues } from '../../core/host';
import { isPort } from '../../core/network';
import { secretIssues, type SecretValue } from '../../core/secret-value';
import { isEmail } from './integrations/email';

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

/** The same as Alertmanager has it. */
export function smtpJson(
  { host, port = 587, from, login }: Smtp,
  secretFile: (secret: SecretValue) => string,
): Record<string, unknown> {
  return {
    smtp_smarthost: `${host}:${port}`,
    smtp_from: from,
    smtp_require_tls: true,
    ...(login ? { smtp_auth_username: login.user, smtp_auth_password_file: secretFile(login.password) } : {}),
  };
}

/** Issues of the server of email. */
export function smtpIssues({ host, port = 587, from, login }: Smtp): Issue[] {
  return [
    ...inPath('smtp', [
      // Names of mail servers may have capitals.
      ...hostIssues(host.toLowerCase(), { mayBeShort: true }),
      ...(isPort(port) ? [] : [{ problem: `port ${port} does not exist`, allowed: '1 to 65535' }]),
      ...(isEmail(from) ? [] : [{ problem: `the sender "${from}" is no address of email` }]),
    ]),
    ...secretIssues({ 'smtp.login.password': login?.password }),
  ];
}
