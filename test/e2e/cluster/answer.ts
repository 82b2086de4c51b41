import type { Server } from '../servers/server';

/** Series of a result: at one time, or at several. */
export interface AnsweredSeries {
  readonly labels: Readonly<Record<string, string>>;
  readonly points: readonly (readonly [moment: number, value: number])[];
}

/** Response of Prometheus. */
export interface QueryAnswer {
  /** Error of the query. Without it there is a result. */
  readonly error?: string;
  readonly type: string;
  readonly series: readonly AnsweredSeries[];
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
  /** Number of samples that the query read. */
  readonly samples: number;
  /** Largest number of samples that it held in memory. */
  readonly peak: number;
}

interface ResponseJson {
  readonly status: 'success' | 'error';
  readonly error?: string;
  readonly warnings?: readonly string[];
  readonly infos?: readonly string[];
  readonly data?: {
    readonly resultType: string;
    readonly result: readonly ResultJson[] | PointJson;
    readonly stats?: { readonly samples: { readonly totalQueryableSamples: number; readonly peakSamples: number } };
  };
}
type PointJson = readonly [number, string];
interface ResultJson {
  readonly metric: Readonly<Record<string, string>>;
  readonly value?: PointJson;
  readonly values?: readonly PointJson[];
}

/** Runs an instant query. */
export async function askAt(server: Server, expression: string, moment: number): Promise<QueryAnswer> {
  return ask(server, 'query', { query: expression, time: String(moment) });
}

/** Runs a range query. */
export async function askFor(
  server: Server,
  expression: string,
  { start, end, step }: Readonly<Record<'start' | 'end' | 'step', number>>,
): Promise<QueryAnswer> {
  return ask(server, 'query_range', {
    query: expression,
    start: String(start),
    end: String(end),
    step: String(step),
  });
}

async function ask(server: Server, path: string, parameters: Readonly<Record<string, string>>): Promise<QueryAnswer> {
  const body = new URLSearchParams({ ...parameters, stats: 'all' });
  const response = await fetch(`${server.url}/api/v1/${path}`, { method: 'POST', body });
  return answerOf(await response.json());
}

/** Parses the JSON of a response of Prometheus. */
export function answerOf(json: unknown): QueryAnswer {
  const { error, data, warnings = [], infos = [] } = json as ResponseJson;
  const type = data?.resultType ?? '';
  const { totalQueryableSamples: samples = 0, peakSamples: peak = 0 } = data?.stats?.samples ?? {};
  return {
    type,
    series: data ? seriesOf(data) : [],
    warnings,
    infos,
    samples,
    peak,
    ...(error === undefined ? {} : { error }),
  };
}

function seriesOf({ resultType, result }: NonNullable<ResponseJson['data']>): AnsweredSeries[] {
  if (resultType === 'scalar') return [{ labels: {}, points: [point(result as PointJson)] }];
  return (result as readonly ResultJson[]).map(({ metric, value, values = value ? [value] : [] }) => ({
    labels: metric,
    points: values.map(point),
  }));
}

function point([moment, value]: PointJson): readonly [number, number] {
  return [moment, value === '+Inf' ? Infinity : value === '-Inf' ? -Infinity : Number(value)];
}
