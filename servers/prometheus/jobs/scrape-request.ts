import { inPath, type Issue } from '../../../core/errors';
import { durationIssues, type Duration } from '../../../core/duration';
import { escapeRegularExpression } from '../../../core/regular-expression';
import type { SecretValue } from '../../../core/secret-value';
import type { Catalogue } from '../../../metrics';
import { hasQuotedNames } from '../../../metrics/metric-issues';
import { authorizationJson, type Authorization } from '../../http-client';
import { tlsIssues, tlsJson, type TlsClient } from '../../tls';
import { scrapeLimitIssues, scrapeLimits, type ScrapeLimitProps } from './scrape-limits';
import { nameIssues, negotiation, protocolIssues, type ProtocolProps } from './scrape-protocols';

/** Options of the requests to targets, and of what Prometheus stores of their responses. */
export interface ScrapeRequest extends ProtocolProps, ScrapeLimitProps {
  /**
   * Path of the metrics endpoint, without a query, which is in `params`.
   *
   * @default '/metrics'
   */
  readonly path?: string;
  /**
   * Query parameters of the requests, such as `{ format: 'prometheus' }`.
   *
   * @default - none
   */
  readonly params?: Readonly<Record<string, string | readonly [string, ...string[]]>>;
  /**
   * Scheme of the requests.
   *
   * @default 'http'
   */
  readonly scheme?: 'http' | 'https';
  /**
   * Authority and name of the certificates of the targets.
   *
   * @default - the authorities of the image, and the hosts of the targets
   */
  readonly tls?: TlsClient;
  /**
   * Timeout of a scrape. It must not be longer than the interval.
   *
   * @default - 10 s, or the interval if that is shorter
   */
  readonly timeout?: Duration;
  /**
   * Credentials for the targets.
   *
   * @default - none
   */
  readonly authorization?: Authorization;
  /**
   * Whether a label that a target exposes is kept when the job sets a label with the same name, such
   * as `job` and `instance` of a federated Prometheus or of Pushgateway. Otherwise Prometheus renames
   * the exposed label: `exported_job`. Source:
   * https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config.
   *
   * @default false
   */
  readonly honorLabels?: boolean;
  /**
   * Whether Prometheus stores samples at the times that a target exposes with them. A query finds
   * none that is more than five minutes old.
   *
   * @default true
   */
  readonly honorTimestamps?: boolean;
  /**
   * Metrics that Prometheus stores: all that a target exposes, or only those of the catalogue, of
   * targets that expose many more, such as Kubernetes.
   *
   * @default 'all'
   */
  readonly stores?: 'all' | 'catalogue';
}

const keys: Readonly<Record<keyof ScrapeRequest, true>> = {
  path: true,
  params: true,
  scheme: true,
  tls: true,
  timeout: true,
  authorization: true,
  honorLabels: true,
  honorTimestamps: true,
  stores: true,
  protocols: true,
  fallbackProtocol: true,
  nameEscaping: true,
  sampleLimit: true,
  labelLimit: true,
  labelValueLengthLimit: true,
  bodySizeLimit: true,
};

/** Returns the options of requests among the options of a job. */
export function requestOf(props: ScrapeRequest): ScrapeRequest {
  return Object.fromEntries(
    Object.entries(props).filter(([key, value]) => Object.hasOwn(keys, key) && value !== undefined),
  );
}

/** Renders the options of requests. */
export function requestJson(
  request: ScrapeRequest,
  catalogue: Catalogue,
  secretFile: (secret: SecretValue) => string,
): Record<string, unknown> {
  const { path, params, scheme, tls, timeout, authorization, honorLabels = false, honorTimestamps = true } = request;
  const { fallbackProtocol, stores } = request;
  const { protocols, nameEscaping } = negotiation(request, catalogue);
  const { storesNative, keepsClassic } = histogramRules(catalogue);
  return {
    ...(timeout === undefined ? {} : { scrape_timeout: timeout }),
    ...(honorLabels ? { honor_labels: true } : {}),
    ...(honorTimestamps ? {} : { honor_timestamps: false }),
    ...scrapeLimits(catalogue, request),
    ...(storesNative ? { scrape_native_histograms: true } : {}),
    ...(keepsClassic ? { always_scrape_classic_histograms: true } : {}),
    ...(protocols === undefined ? {} : { scrape_protocols: protocols }),
    ...(fallbackProtocol === undefined ? {} : { fallback_scrape_protocol: fallbackProtocol }),
    ...(nameEscaping === undefined ? {} : { metric_name_escaping_scheme: nameEscaping }),
    ...(path === undefined ? {} : { metrics_path: path }),
    ...(params === undefined ? {} : { params: paramsJson(params) }),
    ...(scheme === undefined ? {} : { scheme }),
    ...(tls === undefined ? {} : { tls_config: tlsJson(tls) }),
    ...(authorization === undefined ? {} : authorizationJson(authorization, secretFile)),
    ...(stores === 'catalogue' ? { metric_relabel_configs: [keepOnly(catalogue)] } : {}),
  };
}

/** Renders the relabelling that drops every series that a catalogue does not declare. */
function keepOnly({ series }: Catalogue): Record<string, unknown> {
  const names = [...series.keys()].sort().map(escapeRegularExpression);
  return { source_labels: ['__name__'], regex: names.join('|'), action: 'keep' };
}

/** Forms of histograms that Prometheus stores. */
export interface HistogramRules {
  /** Whether it stores native histograms. */
  readonly storesNative: boolean;
  /** Whether it stores the classic form of a histogram beside the native one. */
  readonly keepsClassic: boolean;
}

/**
 * Returns the forms of histograms that a catalogue needs. Prometheus stores native histograms on
 * request only, and then drops their classic form unless it is asked for too.
 */
export function histogramRules({ metrics }: Catalogue): HistogramRules {
  const types = Object.values(metrics).map(({ type }) => type);
  const storesNative = types.includes('nativeHistogram');
  return { storesNative, keepsClassic: storesNative && types.includes('histogram') };
}

/** Returns the values of each query parameter. */
export function paramsJson(params: ScrapeRequest['params'] = {}): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(params).map(([name, values]) => [name, [values].flat()]));
}

/** Returns the issues of the options of requests. */
export function requestIssues(request: ScrapeRequest, catalogue: Catalogue, targetLabels: readonly string[]): Issue[] {
  const { path, params, scheme = 'http', tls, timeout } = request;
  return [
    ...scrapeLimitIssues(catalogue, request, targetLabels),
    ...(path === undefined ? [] : pathIssues(path)),
    ...(params === undefined ? [] : inPath('params', paramIssues(params))),
    ...(tls === undefined ? [] : inPath('tls', [...tlsIssues(tls), ...unusedTlsIssues(scheme)])),
    ...protocolIssues(request),
    ...nameIssues(request, catalogue),
    ...nativeIssues(request, catalogue),
    ...durationIssues(timeout, { path: 'timeout' }),
  ];
}

/** Returns the issues of a path. Prometheus escapes what a path of a URL does not allow. */
function pathIssues(path: string): Issue[] {
  if (!path.startsWith('/')) return [{ problem: 'path does not begin with /', given: path }];
  const query = path.indexOf('?');
  if (query !== -1) {
    const params = [...new URLSearchParams(path.slice(query))].map(
      ([name, value]) => `${/^\w+$/.test(name) ? name : JSON.stringify(name)}: '${value}'`,
    );
    return [
      {
        problem: 'path contains a query, which Prometheus would ask for as part of the path (%3F)',
        given: path,
        remedy: `set path: '${path.slice(0, query)}' and params: { ${params.join(', ')} }`,
      },
    ];
  }
  const escaped = /%[0-9a-f]{2}/i.exec(path)?.[0] ?? (path.includes('#') ? '#' : undefined);
  if (escaped === undefined) return [];
  return [
    {
      problem: `path contains ${escaped}, which Prometheus would escape: ${escaped.replace(/^[%#]/, (one) => (one === '%' ? '%25' : '%23'))}`,
      given: path,
      remedy: escaped === '#' ? 'remove it and what follows it' : 'write the character itself',
    },
  ];
}

function nativeIssues(request: ScrapeRequest, catalogue: Catalogue): Issue[] {
  const { protocols } = negotiation(request, catalogue);
  if (protocols === undefined || protocols.includes('PrometheusProto') || !histogramRules(catalogue).storesNative)
    return [];
  return [
    {
      path: 'protocols',
      problem: `no format carries the native histograms of the catalogue ${catalogue.name}`,
      given: protocols,
      remedy: hasQuotedNames(catalogue)
        ? 'declare its names as targets write them with underscores: protocol buffers carry no others'
        : 'put PrometheusProto first, or remove protocols',
    },
  ];
}

function paramIssues(params: Readonly<Record<string, string | readonly string[]>>): Issue[] {
  return Object.entries(params).flatMap(([name, values]) => [
    ...(name === '' ? [{ problem: 'a parameter has no name' }] : []),
    ...(values.length === 0 && typeof values !== 'string' ? [{ problem: `the parameter ${name} has no value` }] : []),
  ]);
}

function unusedTlsIssues(scheme: string): Issue[] {
  return scheme === 'https'
    ? []
    : [{ problem: 'the requests do not use TLS', given: scheme, remedy: "set scheme: 'https', or remove tls" }];
}
