import type { FixtureSet } from './fixture';

const prelude = `
import { alert, type Localized } from '../../alerts';
import { Dashboard, heatmapPanel, panelHandles, query, row, statPanel, timeSeriesPanel } from '../../dashboards';
import { remoteWritePanel, serverPanel, type ServerPanel } from '../../library/monitoring/panels';
import { reachabilityAlerts, type ReachabilityOf } from '../../library/reachability/alerts';
import { reachabilityPanel } from '../../library/reachability/dashboard';
import { gibibytes, increase, sum } from '../../promql';
import { metrics as m } from '../shop';
const memory = statPanel({ title: 'Memory', description: 'Memory.', queries: [query(sum(m.memory_bytes))] });
const dashboard = new Dashboard({ uid: 'shop', title: 'Shop', description: 'Shop.', rows: { all: row('All', { memory }) } });
const shopDashboard = (title: string) => new Dashboard({ uid: 'shop', title, description: title, rows: { all: row(title, { memory }) } });
const shopPanel = panelHandles<typeof shopDashboard>('shop');
const large = {
  name: 'ShopLarge', condition: sum(m.memory_bytes).greaterThan(gibibytes(1)), severity: 'info', summary: 'Large', description: 'Large.',
} as const;
const textOf = (texts: Localized<string>) => texts.en;
const panelOf = (panel: ReachabilityOf['panel']) => panel('reachable');
`;

/** Unknown panels, and texts that a language lacks. */
export const panelsAndTexts: FixtureSet = {
  prelude,
  fixtures: [
    {
      mistake: 'a panel with queries of different units',
      wrong:
        "timeSeriesPanel({ title: 'T', description: 'D.', queries: [query(m.memory_bytes), query(m.connections_open)] })",
      right:
        "timeSeriesPanel({ title: 'T', description: 'D.', queries: [query(m.memory_bytes), query(sum(m.memory_bytes))] })",
      code: 2322,
      allowed: 'Query<"bytes">',
    },
    {
      mistake: 'a heat map of buckets with a second label',
      wrong:
        "heatmapPanel({ title: 'T', description: 'D.', buckets: sum(increase(m.http_request_duration_seconds.bucket)).by('le', 'job') })",
      right:
        "heatmapPanel({ title: 'T', description: 'D.', buckets: sum(increase(m.http_request_duration_seconds.bucket)).by('le') })",
      code: 2322,
      allowed: 'le alone',
    },
    {
      mistake: 'an alert without a condition',
      wrong: 'alert({ ...large, condition: sum(m.memory_bytes) })',
      right: 'alert({ ...large, condition: sum(m.memory_bytes).greaterThan(gibibytes(1)) })',
      code: 2322,
      allowed: 'a comparison, as with .greaterThan()',
    },
    {
      mistake: 'a misspelt panel of a dashboard',
      wrong: "alert({ ...large, panel: dashboard.panel('memroy') })",
      right: "alert({ ...large, panel: dashboard.panel('memory') })",
      code: 2345,
      allowed: '"memory"',
    },
    {
      mistake: 'a misspelt panel of a dashboard that a function makes',
      wrong: "alert({ ...large, panel: shopPanel('memroy') })",
      right: "alert({ ...large, panel: shopPanel('memory') })",
      code: 2345,
      allowed: '"memory"',
    },
    {
      mistake: 'a panel written by hand',
      wrong: "alert({ ...large, panel: { dashboard: 'shop', panel: 'memory' } })",
      right: "alert({ ...large, panel: dashboard.panel('memory') })",
      code: 2741,
      allowed: "required in type 'PanelReference'",
    },
    {
      mistake: "a misspelt panel of a system's dashboard",
      wrong: "reachabilityPanel('lookupp')",
      right: "reachabilityPanel('lookup')",
      code: 2345,
      allowed: '"lookup"',
    },
    {
      mistake: 'a panel of the other monitoring dashboard',
      wrong: "remoteWritePanel('failures')",
      right: "serverPanel('failures')",
      code: 2345,
      allowed: "'RemoteWritePanel'",
    },
    {
      mistake: 'a dashboard without a panel to which alerts link',
      wrong: 'dashboard satisfies Dashboard<ServerPanel>',
      right: "dashboard satisfies Dashboard<'memory'>",
      code: 1360,
      allowed: '"memory"',
    },
    {
      mistake: 'a dashboard without the rows about reachability',
      wrong: 'panelOf(shopPanel)',
      right: "panelOf(panelHandles<Dashboard<'reachable' | 'certificate'>>('shop'))",
      code: 2345,
      allowed: '"memory"',
    },
    {
      mistake: 'a text that one language lacks',
      wrong: "textOf({ en: 'Large' })",
      right: "textOf({ en: 'Large', fr: 'Grand' })",
      code: 2741,
      allowed: "Property 'fr' is missing",
    },
  ],
};
