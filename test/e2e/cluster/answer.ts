import type { Server } from '../servers/server';

/** A series of an answer: at one moment, or at several. */
export interface AnsweredSeries {
  readonly labels: Readonly<Record<string, string>>;
  readonly points: readonly (readonly [moment: number, value: number])[];
}

/** What Prometheus answers. */
export interface QueryAnswer {
  /** What is wrong with the question; without it there is a result. */
  readonly error?: string;
  readonly type: string;
  readonly series: readonly AnsweredSeries[];
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
  /** How many samples were read for it. */
  readonly samples: number;
}

interface ResponseJson {
  readonly status: 'success' | 'error';
  readonly error?: string;
  readonly warnings?: readonly string[];
  readonly infos?: readonly string[];
  readonly data?: {
    readonly resultType: string;
    readonly result: readonly ResultJson[] | PointJson;
    readonly stats?: { readonly samples: { readonly totalQueryableSamples: number } };
  };
}
type PointJson = readonly [number, string];
interface ResultJson {
  readonly metric: Readonly<Record<string, string>>;
  readonly value?: PointJson;
  readonly values?: readonly PointJson[];
}

/** Asks for one moment. */
export async function askAt(server: Server, expression: string, moment: number): Promise<QueryAnswer> {
  return ask(server, 'query', { query: expression, time: String(moment) });
}

/** Asks for a range. */
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

/** What Prometheus answered, from its JSON. */
export function answerOf(json: unknown): QueryAnswer {
  const { error, data, warnings = [], infos = [] } = json as ResponseJson;
  const type = data?.resultType ?? '';
  const samples = data?.stats?.samples.totalQueryableSamples ?? 0;
  return {
    type,
    series: data ? seriesOf(data) : [],
    warnings,
    infos,
    samples,
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
