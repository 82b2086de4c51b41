import type { Issue } from '../core/errors';
import { isOutside } from '../core/host';
import { secretIssues, type SecretValue } from '../core/secret-value';
import { anything, either, object, optional, secret, text, type Shape } from '../core/shape';

/**
 * Credentials of an HTTP client: a bearer token, or a user with a password. Secrets are read from
 * files.
 */
export type Authorization =
  | { readonly bearerToken: SecretValue; readonly user?: undefined; readonly password?: undefined }
  | { readonly user: string; readonly password: SecretValue; readonly bearerToken?: undefined };

/** Shape of credentials. */
export const authorizationShape: Shape<Authorization> = either(
  object<Extract<Authorization, { readonly bearerToken: SecretValue }>>({
    bearerToken: secret,
    user: optional(anything),
    password: optional(anything),
  }),
  object<Extract<Authorization, { readonly user: string }>>({
    user: text,
    password: secret,
    bearerToken: optional(anything),
  }),
);

/** Returns the secret of an authorization. */
export function secretOf(authorization: Authorization): SecretValue {
  return authorization.bearerToken ?? authorization.password;
}

/**
 * Renders an authorization:
 * https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_config.
 */
export function authorizationJson(
  authorization: Authorization,
  secretFile: (secret: SecretValue) => string,
): Record<string, unknown> {
  const file = secretFile(secretOf(authorization));
  return authorization.bearerToken
    ? { authorization: { type: 'Bearer', credentials_file: file } }
    : { basic_auth: { username: authorization.user, password_file: file } };
}

/** Returns the issues of optional credentials. */
export function authorizationIssues(authorization: Authorization | undefined): Issue[] {
  if (!authorization) return [];
  return [...secretIssues({ authorization: secretOf(authorization) }), ...userIssues(authorization)];
}

/** Returns the issues of an optional user. Servers take the first `:` of basic authentication as its end. */
export function userIssues({ user }: Partial<Pick<Authorization, 'user'>> = {}): Issue[] {
  if (user === undefined || (user.trim() !== '' && !/[:\p{Cc}]/u.test(user))) return [];
  return [{ path: 'user', problem: 'this is no user', given: user, allowed: 'a text without : and line breaks' }];
}

/**
 * Returns the issues of sending a secret over plain http. Outside the cluster others can read it.
 *
 * @param hosts hosts that receive the secret
 */
export function plainHttpIssues(hosts: readonly string[]): Issue[] {
  return hosts.filter(isOutside).map((host) => ({
    problem: 'a token or password would be sent without encryption to a host outside of the cluster',
    given: `http to ${host}`,
    allowed: 'https; http to a service of the cluster (minio.apps.svc) or a private address',
    remedy: 'use https and its port',
  }));
}
