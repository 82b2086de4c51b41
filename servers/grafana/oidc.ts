import { inPath, repeated, type Issue } from '../../core/errors';
import { destinationOfUrl, type Destination } from '../../core/network';
import type { SecretValue } from '../../core/secret-value';
import { emptyTextIssues } from '../../core/text';
import { isUrl, urlIssues, type UrlRules } from '../../core/url';
import { expansionIssues } from './expansion';

/**
 * Login by an OpenID Connect provider:
 * https://grafana.com/docs/grafana/latest/setup-grafana/configure-access/configure-authentication/generic-oauth/.
 */
export interface Oidc {
  /** Name of the provider on the login button. */
  readonly name: string;
  /** Id of Grafana at the provider. */
  readonly clientId: string;
  /** Secret of Grafana at the provider. */
  readonly clientSecret: SecretValue;
  /** URL of the provider where users log in. */
  readonly authorizeUrl: string;
  /** URL of the provider where Grafana exchanges codes for tokens. */
  readonly tokenUrl: string;
  /** URL of the provider that returns name and email address of a user. */
  readonly userInfoUrl: string;
  /**
   * OAuth scopes.
   *
   * @default - `openid`, `profile`, `email`
   */
  readonly scopes?: readonly string[];
  /**
   * JMESPath expression that returns `Viewer`, `Editor` or `Admin` from the claims of a user.
   *
   * @default - every user is a viewer
   */
  readonly rolePath?: string;
  /**
   * Whether Grafana skips its login page and redirects to the provider.
   *
   * @default false
   */
  readonly autoLogin?: boolean;
}

/**
 * Returns the environment variables of the provider.
 *
 * @param secretFile file that contains the client secret
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
    ...(oidc.rolePath !== undefined ? { ROLE_ATTRIBUTE_PATH: oidc.rolePath, ROLE_ATTRIBUTE_STRICT: 'true' } : {}),
  };
  return Object.fromEntries(Object.entries(settings).map(([key, value]) => [`GF_AUTH_GENERIC_OAUTH_${key}`, value]));
}

/**
 * Returns the destinations that Grafana connects to. Only the browser connects to `authorizeUrl`.
 */
export function oidcDestinations({ tokenUrl, userInfoUrl }: Oidc): Destination[] {
  return [tokenUrl, userInfoUrl].filter((url) => isUrl(url, providerUrl)).map(destinationOfUrl);
}

/** Returns the issues of a provider. */
export function oidcIssues({ name, clientId, authorizeUrl, tokenUrl, userInfoUrl, scopes, rolePath }: Oidc): Issue[] {
  const wording = { of: 'of an OpenID Connect provider', allowed: 'https://host/path' };
  return [
    ...inPath('oidc', [
      ...emptyTextIssues({ name, clientId, rolePath }),
      ...expansionIssues({
        ...{ name, clientId, rolePath, scopes: scopes?.join(' ') },
        ...{ authorizeUrl, tokenUrl, userInfoUrl },
      }),
      ...scopeIssues(scopes),
    ]),
    ...[authorizeUrl, tokenUrl, userInfoUrl].flatMap((url) => urlIssues(url, providerUrl, wording)),
  ];
}

function scopeIssues(scopes: readonly string[] = ['openid']): Issue[] {
  const allowed = 'one or more names without spaces';
  return [
    ...(scopes.length > 0 && scopes.every((scope) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope))
      ? []
      : [{ path: 'scopes', problem: 'these are no scopes', given: scopes, allowed }]),
    ...inPath('scopes', repeated(scopes, { problem: 'two scopes are the same', remedy: 'remove one' })),
  ];
}

const providerUrl: UrlRules = { schemes: ['https'], path: 'required' };
