import type { Issue } from '../../../core/errors';
import type { SecretValue } from '../../../core/secret-value';
import type { Authorization } from '../../http-client';

/** Value of a setting. Grafana's files join the elements of a list with `;`. */
export type SettingValue = string | SecretValue | readonly string[];

/**
 * Integration of a Grafana contact point, for files and for the API:
 * https://grafana.com/docs/grafana/latest/alerting/set-up/provision-alerting-resources/file-provisioning/#import-contact-points.
 */
export interface ContactPoint {
  /** Type by Grafana's name: `slack`. */
  readonly type: string;
  /** Settings by their names in Grafana's files. */
  readonly settings: Readonly<Record<string, SettingValue>>;
  /**
   * Names of settings in the provider of Grafana's API, where they differ:
   * https://registry.terraform.io/providers/grafana/grafana/latest/docs/resources/contact_point.
   *
   * @default - the names are the same
   */
  readonly apiNames?: Readonly<Record<string, string>>;
  /**
   * Suppresses the notification that an alert is resolved.
   *
   * @default false
   */
  readonly disableResolveMessage?: true;
  /**
   * Options of the integration that Grafana does not have.
   *
   * @default - Grafana has them all
   */
  readonly issues?: readonly Issue[];
}

/** Settings by which Grafana's webhook authenticates, and their names in the API. */
export function authorizationSettings(
  authorization: Authorization | undefined,
): Pick<ContactPoint, 'settings' | 'apiNames'> {
  if (!authorization) return { settings: {} };
  return authorization.bearerToken
    ? { settings: { authorization_scheme: 'Bearer', authorization_credentials: authorization.bearerToken } }
    : {
        settings: { username: authorization.user, password: authorization.password },
        apiNames: { username: 'basic_auth_user', password: 'basic_auth_password' },
      };
}
