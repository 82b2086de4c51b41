import { inPath, type Issue } from '../../core/errors';
import { hostIssues } from '../../core/host';
import { portIssues, type Destination } from '../../core/network';
import { secretIssues, type SecretValue } from '../../core/secret-value';
import { emptyTextIssues } from '../../core/text';
import { isEmail } from './integrations/email';

/**
 * Server that sends email:
 * https://prometheus.io/docs/alerting/latest/configuration/#file-layout-and-global-settings.
 */
export interface Smtp {
  /** Host name of the server. */
  readonly host: string;
  /**
   * Port. The connection is always encrypted: from the start on port 465, by STARTTLS on other
   * ports.
   *
   * @default 587
   */
  readonly port?: number;
  /** Address of the sender: `alerts@example.org`. */
  readonly from: string;
  /**
   * Credentials for the server.
   *
   * @default - none
   */
  readonly login?: { readonly user: string; readonly password: SecretValue };
}

/** Port that servers of email keep for their clients. */
const smtpPort = 587;

/** Returns the destination of Alertmanager's connections. */
export function smtpDestination({ host, port = smtpPort }: Smtp): Destination {
  return { kind: 'host', host, port };
}

/** Renders the settings for Alertmanager's configuration. */
export function smtpJson(
  { host, port = smtpPort, from, login }: Smtp,
  secretFile: (secret: SecretValue) => string,
): Record<string, unknown> {
  return {
    smtp_smarthost: `${host}:${port}`,
    smtp_from: from,
    smtp_require_tls: true,
    ...(login ? { smtp_auth_username: login.user, smtp_auth_password_file: secretFile(login.password) } : {}),
  };
}

/** Returns the issues of the server that sends email. */
export function smtpIssues({ host, port = smtpPort, from, login }: Smtp): Issue[] {
  return [
    ...inPath('smtp', [
      // Names of mail servers can have capital letters.
      ...hostIssues(host.toLowerCase(), { mayBeShort: true }),
      ...portIssues(port),
      ...(isEmail(from) ? [] : [{ problem: 'the sender is no email address', given: from }]),
    ]),
    ...inPath('smtp.login', emptyTextIssues({ user: login?.user })),
    ...secretIssues({ 'smtp.login.password': login?.password }),
  ];
}
