import { defaults } from '../../../core/defaults';
import { durationToMilliseconds, isLonger, type Duration } from '../../../core/duration';
import type { TlsClient } from '../../tls';
import type { PrometheusProps } from '../options';
import { scrapeLimits, type ScrapeLimits } from './scrape-limits';
import {
  acceptHeader,
  defaultEscaping,
  defaultProtocols,
  mediaTypeOf,
  negotiation,
  protobufFirst,
} from './scrape-protocols';
import { histogramRules, paramsJson, type HistogramRules } from './scrape-request';
import type { ScrapeJob } from './scrape-job';

/** Timeout of a scrape: the default of Prometheus. */
const usualTimeout: Duration = '10s';

/** Returns the timeout of a job. */
export function scrapeTimeout({
  request: { timeout },
  interval,
}: Pick<ScrapeJob, 'request'> & { readonly interval: Duration }): Duration {
  return timeout ?? (isLonger(usualTimeout, interval) ? interval : usualTimeout);
}

/** Requests of a job, as Prometheus sends them, and what it does with their responses. */
export interface ScrapeSettings {
  readonly scheme: 'http' | 'https';
  /** Path with the query parameters. */
  readonly path: string;
  /** Value of the header `Accept`. */
  readonly accept: string;
  /** Media type of a response without a known content type; without it, Prometheus rejects it. */
  readonly fallback: string | undefined;
  /** Timeout in milliseconds. */
  readonly timeout: number;
  readonly limits: ScrapeLimits;
  readonly tls: TlsClient;
  readonly histograms: HistogramRules;
  /** User of a password. */
  readonly user: string | undefined;
  readonly targetLabels: readonly string[];
  readonly honorLabels: boolean;
  readonly honorTimestamps: boolean;
}

/** `Accept` header of Prometheus for a job without options. */
export const usualAccept = acceptHeader(defaultProtocols, defaultEscaping);

/**
 * Returns the requests of a job.
 *
 * @param prometheus options of Prometheus on which the requests of all jobs depend
 */
export function scrapeSettings(
  {
    request,
    catalogue,
    interval,
    targetLabels,
  }: Pick<ScrapeJob, 'request' | 'catalogue' | 'interval' | 'targetLabels'>,
  { scrapeInterval = defaults.scrapeInterval, features = [] }: Pick<PrometheusProps, 'scrapeInterval' | 'features'>,
): ScrapeSettings {
  const { path = '/metrics', params, fallbackProtocol } = request;
  const { protocols, nameEscaping = defaultEscaping } = negotiation(request, catalogue);
  const query = Object.entries(paramsJson(params)).flatMap(([name, values]) =>
    values.map((one): [string, string] => [name, one]),
  );
  // Only protocol buffers and OpenMetrics carry creation times.
  const takesCreationTimes = features.includes('created-timestamp-zero-ingestion');
  const usual = takesCreationTimes || histogramRules(catalogue).storesNative ? protobufFirst : defaultProtocols;
  return {
    scheme: request.scheme ?? 'http',
    path: encodeURI(path) + (query.length > 0 ? `?${new URLSearchParams(query).toString()}` : ''),
    accept: acceptHeader(protocols ?? usual, nameEscaping),
    fallback: fallbackProtocol && mediaTypeOf(fallbackProtocol),
    timeout: durationToMilliseconds(scrapeTimeout({ request, interval: interval ?? scrapeInterval })),
    limits: scrapeLimits(catalogue, request),
    tls: request.tls ?? {},
    histograms: histogramRules(catalogue),
    user: request.authorization?.user,
    targetLabels,
    honorLabels: request.honorLabels ?? false,
    honorTimestamps: request.honorTimestamps ?? true,
  };
}
