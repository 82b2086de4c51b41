import type { Issue } from '../core/errors';
import { isOutside } from '../core/host';
import type { SecretValue } from '../core/secret-value';

/** How Prometheus shows somebody who it is; what is secret is read from a file. */
export type Authorization =
  | { readonly bearerToken: SecretValue; readonly user?: undefined; readonly password?: undefined }
  | { readonly user: string; readonly password: SecretValue; readonly bearerToken?: undefined };

/** The secret of an authorization. */
export function secretOf(authorization: Authorization): SecretValue {
  return authorization.bearerToken ?? authorization.password;
}

/** The same as Prometheus has it: https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_config. */
export function authorizationJson(
  authorization: Authorization,
  secretFile: (secret: SecretValue) => string,
): Record<string, unknown> {
  const file = secretFile(secretOf(authorization));
  return authorization.bearerToken
    ? { authorization: { type: 'Bearer', credentials_file: file } }
    : { basic_auth: { username: authorization.user, password_file: file } };
}

/**
 * Issues of showing a secret over plain http: on its way out of the cluster others read it.
 *
 * @param hosts to which it is shown
 */
export function plainHttpIssues(hosts: readonly string[]): Issue[] {
  return hosts.filter(isOutside).map((host) => ({
    problem: 'a token or password would be sent without encryption to a host outside of the cluster',
    given: `http to ${host}`,
    allowed: 'https; http to a service of the cluster (minio.apps.svc) or a private address',
    remedy: 'speak to it over https, on the port of that',
  }));
}
