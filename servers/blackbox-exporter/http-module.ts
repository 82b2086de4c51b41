import { RE2JS } from 're2js';
import { durationIssues, type Duration } from '../../core/duration';
import type { Issue } from '../../core/errors';

/** How blackbox_exporter asks an address over HTTP, and which answer is right. It shows nobody anything secret. */
export interface HttpModule {
  /** @default 'GET' */
  readonly method?: 'GET' | 'HEAD';
  /**
   * The statuses that are right.
   *
   * @default - from 200 to 299
   */
  readonly statusCodes?: readonly [number, ...number[]];
  /**
   * Whether the answer must come over TLS. Its certificate is always checked.
   *
   * @default true
   */
  readonly requiresTls?: boolean;
  /**
   * Whether it goes where a redirect leads, so that the answer from there counts.
   *
   * @default true
   */
  readonly followsRedirects?: boolean;
  /**
   * A regular expression (RE2) that must be found in the body.
   *
   * @default - the body may be anything
   */
  readonly bodyMatches?: string;
  /**
   * A regular expression (RE2) that must not be found in the body, such as that of an error page with the status 200.
   *
   * @default - the body may be anything
   */
  readonly bodyMatchesNot?: string;
  /**
   * The addresses of a host that has both kinds; the other kind is taken where there is only that.
   *
   * @default 'ip4': pods of most clusters have no way out over IPv6
   */
  readonly addresses?: 'ip4' | 'ip6';
  /**
   * After how long an answer is no longer waited for.
   *
   * @default - half a second before Prometheus gives up
   */
  readonly timeout?: Duration;
}

/** The same as blackbox_exporter has it: https://github.com/prometheus/blackbox_exporter/blob/v0.28.0/CONFIGURATION.md#http_probe. */
export function httpModuleJson(module: HttpModule): Readonly<Record<string, unknown>> {
  const { method = 'GET', statusCodes, requiresTls = true, followsRedirects = true, addresses = 'ip4' } = module;
  const { bodyMatches, bodyMatchesNot, timeout } = module;
  return {
    prober: 'http',
    ...(timeout ? { timeout } : {}),
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

/** The statuses by which an address says that what is asked for is elsewhere. */
const redirects = [301, 302, 303, 307, 308];

/** Issues of a module. */
export function httpModuleIssues(module: HttpModule): Issue[] {
  const { statusCodes = [], followsRedirects = true, bodyMatches, bodyMatchesNot, method, timeout } = module;
  return [
    ...durationIssues(timeout, { path: 'timeout' }),
    ...statusCodes
      .filter((status) => !Number.isInteger(status) || status < 100 || status > 599)
      .map((status) => ({ problem: `${status} is no status of HTTP`, allowed: '100 to 599' })),
    ...statusCodes
      .filter((status) => followsRedirects && redirects.includes(status))
      .map((given) => ({
        problem: 'a redirect is followed, so that its status is never the last',
        given,
        remedy: 'followsRedirects: false, or the status of where it leads',
      })),
    ...Object.entries({ bodyMatches, bodyMatchesNot }).flatMap(([prop, text]) =>
      text === undefined ? [] : bodyIssues(prop, text, method),
    ),
  ];
}

function bodyIssues(prop: string, text: string, method: HttpModule['method']): Issue[] {
  if (method === 'HEAD') return [{ path: prop, problem: 'an answer to HEAD has no body', remedy: `method: 'GET'` }];
  try {
    RE2JS.compile(text);
    return [];
  } catch (error) {
    return [
      {
        problem: `${prop} is no regular expression: ${(error as Error).message}`,
        given: text,
        allowed: 'RE2 syntax, https://github.com/google/re2/wiki/Syntax',
      },
    ];
  }
}
