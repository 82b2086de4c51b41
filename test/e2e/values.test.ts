import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gauzian } from '../../infra/stacks/gauzian';
import { synthesize } from '../../infra/synthesize';
import { askAt, askFor, type QueryAnswer } from './answer';
import { differences, troubles } from './compare';
import type { Expected, PanelValues } from './expected';
import {
  interpolated,
  readDashboards,
  stepOf,
  variableValues,
  type DashboardQueries,
  type PanelQuery,
  type View,
} from './grafana';
import { startWith } from './played/blocks';
import { playedGauzian } from './played/gauzian';
import { foreignCounters, samplesOf } from './played/samples';
import { looked, type Phase } from './played/timeline';
import type { Server } from './server';
import { overview } from './stack-gauzian/overview';

const played = [playedGauzian];
const foreign = played.flatMap(({ catalogue }) => foreignCounters(catalogue));
const sixHours = 6 * 3600;

const folder = mkdtempSync(join(tmpdir(), 'vigie-e2e-'));
synthesize([gauzian], { output: folder });
const dashboards = readDashboards(join(folder, gauzian.name, 'dashboards'));

let server: Server;
beforeAll(async () => {
  server = await startWith(played.flatMap(samplesOf), folder);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

async function answered(dashboard: DashboardQueries, query: PanelQuery, view: View): Promise<QueryAnswer> {
  const expression = interpolated(query.expression, await variableValues(server, dashboard, view), view);
  const { end, range } = view;
  return query.isInstant
    ? askAt(server, expression, end)
    : askFor(server, expression, { start: end - range, end, step: stepOf(view) });
}

/** Everything that is wrong with what a panel shows, in one phase after the other. */
async function failures(dashboard: DashboardQueries, query: PanelQuery, expected: Expected): Promise<string[]> {
  const faults: string[] = [];
  for (const [phase, end] of Object.entries(looked) as [Phase, number][]) {
    const answer = await answered(dashboard, query, { end, range: sixHours });
    const values = expected[phase];
    const wrong = [
      ...troubles(answer, query.expression, foreign),
      ...(values ? differences(answer, values, end - 120) : []),
    ];
    faults.push(...wrong.map((fault) => `${phase}: ${fault}`));
  }
  return faults;
}

describe.each([['gauzian-overview', overview]] as [string, readonly PanelValues[]][])(
  'the dashboard %s shows',
  (uid, panels) => {
    const dashboard = dashboards.find((one) => one.uid === uid)!;
    const expected = panels.flatMap(([title, ...all]) => all.map((one) => [title, one] as const));

    test('a value for each of its queries', () => {
      expect(dashboard.queries.map(({ panel }) => panel)).toEqual(expected.map(([title]) => title));
    });

    test.each(
      dashboard.queries.map((query, index) => [`${query.panel} ${query.refId}`, query, expected[index]![1]] as const),
    )('%s', async (_, query, values) => {
      expect(await failures(dashboard, query, values)).toEqual([]);
    });
  },
);
