import type { Issue } from '../../../core/errors';
import type { Catalogue, Counter, Histogram, Label, Labels, Metric } from '../../../metrics';
import {
  oneOf,
  quantileOf,
  rate,
  selectors,
  sum,
  type CounterSelector,
  type HistogramSelector,
  type InstantVector,
  type Match,
} from '../../../promql';

/** Labels by which all signals are grouped. */
type Grouping = 'job';

/** Counter of a catalogue whose metrics are known only when the program runs. */
type Requests = CounterSelector<string, 'requests', Readonly<Record<string, string>>>;
type Durations = HistogramSelector<string, 'seconds', 'requests', number, Readonly<Record<string, string>>>;

/** Signals of the requests that an application answers, as far as its catalogue has them. */
export interface RequestSignals {
  /** Requests per second, of a job and of its routes. */
  readonly requests?: Grouped<'requests/s'>;
  /** Requests per second that failed in the server. */
  readonly errors?: Grouped<'requests/s'>;
  /** Duration within which a share of the requests is answered. */
  readonly duration?: RequestDuration;
  /** Signals that the catalogue does not have, with the reason. */
  readonly omitted: readonly Issue[];
}

/** Duration of requests, of a job and of its routes. */
export interface RequestDuration {
  /** Returns the duration within which a share of the requests of a job is answered. */
  readonly within: (share: number) => InstantVector<Grouping, 'seconds'>;
  /** Returns the same of each route. */
  readonly ofRoutes: (share: number) => InstantVector<string, 'seconds'>;
  readonly route: string | undefined;
  /** Upper bounds of the buckets, in seconds. */
  readonly bounds: readonly number[];
}

/** Rate of a job, and of its routes if the metric has a label for them. */
export interface Grouped<U extends 'requests/s'> {
  readonly counter: Requests;
  readonly total: InstantVector<Grouping, U>;
  readonly routes: InstantVector<string, U>;
  readonly route: string | undefined;
}

/** Names of labels with the status code of an answer, as client libraries and proxies write them. */
const statusNames = ['status', 'status_code', 'code', 'http_status', 'http_status_code', 'http_response_status_code'];
const classNames = ['status_class', 'class', 'outcome'];
/** Names of labels with the route of a request, the most specific first. */
const routeNames = ['route', 'http_route', 'handler', 'endpoint', 'uri', 'path', 'controller', 'method'];
/** Names of metrics about requests that the application sends to others. */
const outgoing = /(^|_)(client|outgoing|outbound|upstream|fetch|external)(_|$)/;

/**
 * Returns the signals of the requests of a catalogue. Requests are counted by a counter in requests, or
 * by the histogram of their durations; a metric with a status code is preferred.
 */
export function requestSignals(catalogue: Catalogue): RequestSignals {
  const incoming = Object.entries(catalogue.metrics).filter(([name]) => !outgoing.test(name));
  const counted = incoming.filter(([, metric]) => countsRequests(metric));
  const [name, metric] = counted.find(([, one]) => statusOf(one.labels)) ?? counted[0] ?? [];
  const timed = incoming.find(([, one]) => timesRequests(one));
  const requests = name === undefined || metric === undefined ? undefined : requestsOf(catalogue, name, metric);
  const failed = requests && metric ? failuresOf(requests, metric.labels) : undefined;
  return {
    ...(requests ? { requests: grouped(requests, metric!.labels) } : {}),
    ...(failed ? { errors: grouped(failed, metric!.labels) } : {}),
    ...(timed ? { duration: durationOf(catalogue, timed[0], timed[1] as Histogram) } : {}),
    omitted: [
      ...(requests
        ? []
        : [missing('rate of requests', 'no counter in requests and no histogram of requests', countedRemedy)]),
      ...(failed ? [] : [missing('share of errors', noStatus(name), statusRemedy)]),
      ...(timed
        ? []
        : [missing('duration of requests', 'no histogram in seconds that observes requests', timedRemedy)]),
    ],
  };
}

const countedRemedy = "declare the counter of requests with unit: 'requests'";
const statusRemedy = `give the counter of requests a label with the status code, such as ${statusNames.slice(0, 3).join(', ')}`;
const timedRemedy = "declare the histogram of their durations with unit: 'seconds', observations: 'requests'";

function missing(signal: string, problem: string, remedy: string): Issue {
  return { path: signal, problem: `the catalogue has ${problem}`, remedy };
}

function noStatus(name: string | undefined): string {
  return name === undefined ? 'no metric that counts requests' : `no label with a status code in ${name}`;
}

function countsRequests(metric: Metric): metric is Counter | Histogram {
  return metric.type === 'counter' ? metric.unit === 'requests' : timesRequests(metric);
}

function timesRequests(metric: Metric): metric is Histogram {
  return metric.type === 'histogram' && metric.unit === 'seconds' && (metric as Histogram).observations === 'requests';
}

/** Selects the requests that a metric counts. */
function requestsOf(catalogue: Catalogue, name: string, metric: Metric): Requests {
  const selected = selectors(catalogue) as unknown as Readonly<Record<string, Requests | Durations>>;
  return metric.type === 'histogram' ? (selected[name] as Durations).count : (selected[name] as Requests);
}

function durationOf(catalogue: Catalogue, name: string, { labels, buckets }: Histogram): RequestDuration {
  const durations = (selectors(catalogue) as unknown as Readonly<Record<string, Durations>>)[name]!;
  const route = routeOf(labels);
  return {
    within: (share) => quantileOf(share, durations, { by: ['job'] }),
    ofRoutes: (share) => quantileOf(share, durations, { by: [route ?? 'job'] }),
    route,
    bounds: buckets,
  };
}

function grouped(counter: Requests, labels: Labels): Grouped<'requests/s'> {
  const route = routeOf(labels);
  return {
    counter,
    total: sum(rate(counter)).by<Grouping>('job'),
    routes: sum(rate(counter)).by(route ?? 'job'),
    route,
  };
}

/** Selects the requests that failed in the server: status 5xx, or its class. */
function failuresOf(requests: Requests, labels: Labels): Requests | undefined {
  const status = statusOf(labels);
  return status && requests.where({ [status.name]: status.failed });
}

interface StatusLabel {
  readonly name: string;
  readonly failed: Match<string>;
}

/** Returns the label of the status, with a matcher of the failures of the server. */
function statusOf(labels: Labels): StatusLabel | undefined {
  const [code] = statusNames.flatMap((name) => (labels[name] ? [[name, labels[name]] as const] : []));
  if (code && looksLikeCodes(code[1])) return { name: code[0], failed: /5../ };
  return [...statusNames, ...classNames].flatMap((name) => {
    const failed = (labels[name]?.values ?? []).filter((value) => /^(5xx|5|server[-_ ]?error)$/i.test(value));
    const [first, ...others] = failed;
    return first === undefined ? [] : [{ name, failed: oneOf<string>(first, ...others) }];
  })[0];
}

/** Reports whether the values of a label are status codes, such as 200. */
function looksLikeCodes({ examples, values }: Label): boolean {
  const known = examples.length > 0 ? examples : (values ?? []);
  return known.every((value) => /^[1-5]\d\d$/.test(value));
}

/** Returns the label of the route: one with at most 50 expected values, so that a panel stays readable. */
function routeOf(labels: Labels): string | undefined {
  return routeNames.find((name) => labels[name] !== undefined && labels[name].expected <= 50);
}
