import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scrapeInterval } from '../played/timeline';
import type { Server } from './server';

/** Dashboard in Grafana's JSON, with the fields that tests use. */
interface DashboardJson {
  readonly uid: string;
  readonly panels: readonly PanelJson[];
  readonly templating?: { readonly list?: readonly VariableJson[] };
}
interface PanelJson {
  readonly type: string;
  readonly title: string;
  readonly targets?: readonly { readonly expr: string; readonly refId: string; readonly instant?: boolean }[];
}
interface VariableJson {
  readonly name: string;
  readonly type: string;
  readonly query: string | { readonly query: string };
  readonly includeAll?: boolean;
  readonly allValue?: string;
}

/** Query of a panel. */
export interface PanelQuery {
  readonly panel: string;
  readonly refId: string;
  readonly expression: string;
  /** Instant query; otherwise a range query. */
  readonly isInstant: boolean;
}

/** Queries and variables of a dashboard. */
export interface DashboardQueries {
  readonly uid: string;
  readonly queries: readonly PanelQuery[];
  readonly variables: readonly { readonly name: string; readonly query: string }[];
}

/** Reads all dashboards of a folder. */
export function readDashboards(folder: string): DashboardQueries[] {
  return readdirSync(folder)
    .sort()
    .map((file) => dashboardQueries(JSON.parse(readFileSync(join(folder, file), 'utf8')) as DashboardJson));
}

function dashboardQueries({ uid, panels, templating }: DashboardJson): DashboardQueries {
  const queries = panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr, refId, instant = false }) => ({ panel: title, refId, expression: expr, isInstant: instant })),
  );
  const variables = (templating?.list ?? []).flatMap(({ name, type, query }) =>
    type === 'query' ? [{ name, query: typeof query === 'string' ? query : query.query }] : [],
  );
  return { uid, queries, variables };
}

/** Displayed time range: its end and its length in seconds. */
export interface View {
  readonly end: number;
  readonly range: number;
}

/** Maximum number of points of a graph: the width of a panel in pixels. */
const maxDataPoints = 1000;
/** Steps to which Grafana rounds, in seconds. */
const niceSteps = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600];

/**
 * Returns the step of a graph in seconds: about one point per pixel, but not less than the scrape
 * interval of the data source.
 */
export function stepOf({ range }: Pick<View, 'range'>): number {
  const least = Math.max(range / maxDataPoints, scrapeInterval);
  return niceSteps.find((step, index) => least < (step + (niceSteps[index + 1] ?? Infinity)) / 2)!;
}

/**
 * Returns `$__rate_interval` in seconds. Source:
 * https://grafana.com/docs/grafana/latest/datasources/prometheus/template-variables/.
 */
export function rateInterval(view: Pick<View, 'range'>): number {
  return Math.max(stepOf(view) + scrapeInterval, 4 * scrapeInterval);
}

/** Values of the variables of a dashboard with *All* selected. */
export type VariableValues = Readonly<Record<string, readonly string[]>>;

/**
 * Queries the values of variables like Grafana when a dashboard is opened.
 *
 * @throws Error when a variable queries anything other than label values
 */
export async function variableValues(
  server: Server,
  { variables }: DashboardQueries,
  { end, range }: View,
): Promise<VariableValues> {
  const values: Record<string, readonly string[]> = {};
  for (const { name, query } of variables) {
    const [, selector, label] = /^label_values\((.+), *(\w+)\)$/.exec(query) ?? [];
    if (selector === undefined || label === undefined) throw new Error(`$${name} is no label_values(): ${query}`);
    const parameters = { 'match[]': withVariables(selector, values), start: String(end - range), end: String(end) };
    const url = `${server.url}/api/v1/label/${label}/values?${new URLSearchParams(parameters).toString()}`;
    const { data } = (await (await fetch(url)).json()) as { data: string[] };
    values[name] = data;
  }
  return values;
}

/** Renders an expression like Grafana. */
export function interpolated(expression: string, values: VariableValues, view: View): string {
  const times = expression
    .replaceAll('$__rate_interval', `${rateInterval(view)}s`)
    .replaceAll('$__interval', `${stepOf(view)}s`)
    .replaceAll('$__range', `${view.range}s`);
  return withVariables(times, values);
}

function withVariables(text: string, values: VariableValues): string {
  return Object.entries(values).reduce((result, [name, all]) => {
    const escaped = all.map((value) => value.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\\$&`));
    return result.replaceAll(`$${name}`, escaped.length === 1 ? escaped[0]! : `(${escaped.join('|')})`);
  }, text);
}
