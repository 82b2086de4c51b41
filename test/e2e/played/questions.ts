import { askAt, askFor, type QueryAnswer } from '../cluster/answer';
import {
  interpolated,
  stepOf,
  variableValues,
  type DashboardQueries,
  type PanelQuery,
  type View,
} from '../servers/grafana';
import type { Server } from '../servers/server';
import { differences, troubles } from './compare';
import type { Expected } from './expected';
import { looked, type Phase } from './timeline';

/** Range of every dashboard in seconds. */
export const shown = 6 * 3600;
/** Compared part of a graph: its last seconds. */
const compared = 120;

/** Prometheus, and the counters whose names may cause warnings. */
export interface Asked {
  readonly server: Server;
  readonly unconventional: readonly string[];
}

/** Issues, and the number of compared values. */
export interface Verdict {
  readonly faults: readonly string[];
  readonly compared: number;
}

/** Runs the queries of a panel in each phase over the displayed range, and compares the results. */
export async function verdictOfPanel(
  asked: Asked,
  dashboard: DashboardQueries,
  query: PanelQuery,
  expected: Expected,
): Promise<Verdict> {
  return verdict(asked, query.expression, expected, async (end) => {
    const view = { end, range: shown };
    const expression = interpolated(query.expression, await variableValues(asked.server, dashboard, view), view);
    return query.isInstant ? [await askAt(asked.server, expression, end)] : [await over(asked, expression, view)];
  });
}

/** Runs the query of a rule in each phase, and compares the results. */
export async function verdictOfRule(asked: Asked, expression: string, expected: Expected): Promise<Verdict> {
  return verdict(asked, expression, expected, async (end) => [
    await askAt(asked.server, expression, end),
    await over(asked, expression, { end, range: shown }),
  ]);
}

/** Points of a graph around a time. */
export async function around(
  asked: Asked,
  dashboard: DashboardQueries,
  query: PanelQuery,
  { start, end }: Readonly<Record<'start' | 'end', number>>,
): Promise<QueryAnswer> {
  const view = { end, range: end - start };
  const values = await variableValues(asked.server, dashboard, view);
  return over(asked, interpolated(query.expression, values, view), view);
}

/** Number of samples that Prometheus read for a panel. */
export async function samplesRead(
  { server }: Asked,
  dashboard: DashboardQueries,
  query: PanelQuery,
  view: View,
): Promise<QueryAnswer> {
  const expression = interpolated(query.expression, await variableValues(server, dashboard, view), view);
  const { end, range } = view;
  return query.isInstant
    ? askAt(server, expression, end)
    : askFor(server, expression, { start: end - range, end, step: stepOf(view) });
}

function over({ server }: Asked, expression: string, view: View): Promise<QueryAnswer> {
  return askFor(server, expression, { start: view.end - view.range, end: view.end, step: stepOf(view) });
}

/** @param ask runs the query; its first result is compared */
async function verdict(
  { unconventional }: Asked,
  expression: string,
  expected: Expected,
  ask: (end: number) => Promise<readonly [QueryAnswer, ...QueryAnswer[]]>,
): Promise<Verdict> {
  const faults: string[] = [];
  let count = 0;
  for (const [phase, end] of Object.entries(looked) as [Phase, number][]) {
    const answers = await ask(end);
    const values = expected[phase];
    const wrong = [
      ...answers.flatMap((answer) => troubles(answer, expression, unconventional)),
      ...(values ? differences(answers[0], values, end - compared) : []),
    ];
    count += values ? Math.max(1, Object.keys(values).length) : 0;
    faults.push(...wrong.map((fault) => `${phase}: ${fault}`));
  }
  return { faults, compared: count };
}
