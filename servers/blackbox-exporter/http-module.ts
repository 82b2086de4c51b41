import { durationIssues, type Duration, goDuration } from '../../core/duration';
import type { Issue } from '../../core/errors';
import { regularExpressionIssues } from '../../core/regular-expression';
import { wholeNumberIssues } from '../../core/whole-number';

/**
 * HTTP module of blackbox_exporter: the request, and the expected response. Requests contain no
 * secrets.
 */
export interface HttpModule {
  /** @default 'GET' */
  readonly method?: 'GET' | 'HEAD';
  /**
   * Valid status codes.
   *
   * @default - 200 to 299
   */
  readonly statusCodes?: readonly [number, ...number[]];
  /**
   * Whether the response must come over TLS. The certificate is always checked.
   *
   * @default true
   */
  readonly requiresTls?: boolean;
  /**
   * Whether redirects are followed. Only the last response then counts.
   *
   * @default true
   */
  readonly followsRedirects?: boolean;
  /**
   * Regular expression (RE2) that the body must contain a match of.
   *
   * @default - any body is valid
   */
  readonly bodyMatches?: string;
  /**
   * Regular expression (RE2) that the body must not contain a match of, for example for an error
   * page with the status 200.
   *
   * @default - any body is valid
   */
  readonly bodyMatchesNot?: string;
  /**
   * Preferred IP version of a host that has both. A host with only one version is reached by that
   * one.
   *
   * @default 'ip4', because pods of most clusters cannot reach the internet over IPv6
   */
  readonly addresses?: 'ip4' | 'ip6';
  /**
   * Maximum time of a probe.
   *
   * @default - half a second less than the scrape timeout of Prometheus
   */
  readonly timeout?: Duration;
}

/**
 * Renders a module:
 * https://github.com/prometheus/blackbox_exporter/blob/v0.28.0/CONFIGURATION.md#http_probe.
 */
export function httpModuleJson(module: HttpModule): Readonly<Record<string, unknown>> {
  const { method = 'GET', statusCodes, requiresTls = true, followsRedirects = true, addresses = 'ip4' } = module;
  const { bodyMatches, bodyMatchesNot, timeout } = module;
  return {
    prober: 'http',
    ...(timeout ? { timeout: goDuration(timeout) } : {}),
    http: {
      method,
      ...(statusCodes ? { valid_status_codes: [...statusCodes] } : {}),
      fail_if_not_ssl: requiresTls,
      follow_redirects: followsRedirects,
      preferred_ip_protocol: addresses,
      ...(bodyMatches === undefined ? {} : { fail_if_body_not_matches_regexp: [bodyMatches] }),
      ...(bodyMatchesNot === undefined ? {} : { fail_if_body_matches_regexp: [bodyMatchesNot] }),
    },
  };
}

/** Status codes of redirects that are followed. */
const redirects = [301, 302, 303, 307, 308];

/** Returns the issues of a module. */
export function httpModuleIssues(module: HttpModule): Issue[] {
  const { statusCodes = [], followsRedirects = true, bodyMatches, bodyMatchesNot, method, timeout } = module;
  return [
    ...durationIssues(timeout, { path: 'timeout' }),
    ...statusCodes.flatMap((status) =>
      wholeNumberIssues(status, { problem: 'this is no HTTP status code' }, { min: 100, max: 599 }),
    ),
    ...statusCodes
      .filter((status) => followsRedirects && redirects.includes(status))
      .map((given) => ({
        problem: 'redirects are followed, so the last response never has this status code',
        given,
        remedy: 'set followsRedirects to false, or expect the status code of the last response',
      })),
    ...Object.entries({ bodyMatches, bodyMatchesNot }).flatMap(([prop, text]) =>
      text === undefined ? [] : bodyIssues(prop, text, method),
    ),
  ];
}

function bodyIssues(prop: string, text: string, method: HttpModule['method']): Issue[] {
  if (method === 'HEAD')
    return [{ path: prop, problem: 'a response to HEAD has no body', remedy: `use method: 'GET'` }];
  return regularExpressionIssues(prop, text);
}
