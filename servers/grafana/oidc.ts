import type { Issue } from '../../core/errors';
import { destinationOfUrl, type Destination } from '../../core/network';
import type { SecretValue } from '../../core/secret-value';
import { isUrl, urlIssues, type UrlRules } from '../../core/url';

/** Users log in by an OpenID Connect provider: https://grafana.com/docs/grafana/latest/setup-grafana/configure-access/configure-authentication/generic-oauth/. */
export interface Oidc {
  /** What the button says. */
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: SecretValue;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly userInfoUrl: string;
  /**
   * What is asked for.
   *
   * @default - `openid`, `profile`, `email`
   */
  readonly scopes?: readonly string[];
  /**
   * A JMESPath over the user's claims that gives `Viewer`, `Editor` or `Admin`.
   *
   * @default - everybody is a viewer
   */
  readonly rolePath?: string;
  /**
   * Whether the login page is passed over.
   *
   * @default false
   */
  readonly autoLogin?: boolean;
}

/**
 * The settings of Grafana for it.
 *
 * @param secretFile the file that holds the client secret
 */
export function oidcSettings(oidc: Oidc, secretFile: string): Record<string, string> {
  const settings: Record<string, string> = {
    ENABLED: 'true',
    NAME: oidc.name,
    CLIENT_ID: oidc.clientId,
    CLIENT_SECRET__FILE: secretFile,
    AUTH_URL: oidc.authorizeUrl,
    TOKEN_URL: oidc.tokenUrl,
    API_URL: oidc.userInfoUrl,
    SCOPES: (oidc.scopes ?? ['openid', 'profile', 'email']).join(' '),
    USE_PKCE: 'true',
    ALLOW_SIGN_UP: 'true',
    AUTO_LOGIN: String(oidc.autoLogin ?? false),
    ...(oidc.rolePath ? { ROLE_ATTRIBUTE_PATH: oidc.rolePath, ROLE_ATTRIBUTE_STRICT: 'true' } : {}),
  };
  return Object.fromEntries(Object.entries(settings).map(([key, value]) => [`GF_AUTH_GENERIC_OAUTH_${key}`, value]));
}

/** Where Grafana itself asks; the browser goes to `authorizeUrl`. */
export function oidcDestinations({ tokenUrl, userInfoUrl }: Oidc): Destination[] {
  return [tokenUrl, userInfoUrl].filter((url) => isUrl(url, providerUrl)).map(destinationOfUrl);
}

/** Issues of a provider. */
export function oidcIssues({ authorizeUrl, tokenUrl, userInfoUrl }: Oidc): Issue[] {
  const wording = { of: 'of an OpenID Connect provider', allowed: 'https://host/path' };
  return [authorizeUrl, tokenUrl, userInfoUrl].flatMap((url) => urlIssues(url, providerUrl, wording));
}

const providerUrl: UrlRules = { schemes: ['https'], path: 'required' };
