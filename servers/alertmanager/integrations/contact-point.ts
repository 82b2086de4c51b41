import type { Issue } from '../../../core/errors';
import type { SecretValue } from '../../../core/secret-value';
import type { Authorization } from '../../http-client';
import { titleStart } from '../templates/format';

/** Value of a setting. Grafana's files join the elements of a list with `;`. */
export type SettingValue = string | SecretValue | readonly string[];

/**
 * Integration of a Grafana contact point, for files and for the API:
 * https://grafana.com/docs/grafana/latest/alerting/set-up/provision-alerting-resources/file-provisioning/#import-contact-points.
 */
export interface ContactPoint {
  /** Type by Grafana's name: `slack`. */
  readonly type: string;
  /** Setting of the title, or of the message where the service shows no title. */
  readonly title: { readonly setting: string; readonly template: 'default.title' | 'default.message' };
  /** Other settings by their names in Grafana's files. */
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

/** Title of most kinds. */
export const defaultTitle = { setting: 'title', template: 'default.title' } as const;

/** Returns all settings of an integration, whose title starts with the environment. */
export function settingsOf({ title, settings }: ContactPoint, environment: string): ContactPoint['settings'] {
  return { ...settings, [title.setting]: `${titleStart(environment)}{{ template "${title.template}" . }}` };
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
