import { collectIssues } from '../../core/errors';
import { Dashboard, row, textPanel, type Panel, type ProvisionedDashboard } from '../../dashboards';
import { stableId } from '../../dashboards/id';
import { panelReference, type PanelReference } from '../../dashboards/panel-reference';
import { locales, type RunbookWords } from '../locales';
import type { RuleGroup } from '../rules/rule-group';
import { runbookAlerts, runbookPage, type RunbookAlert, type RunbookContext } from './runbook-page';

/**
 * Maximum number of runbook pages in a dashboard. A page takes about 3.5 KiB. A ConfigMap can have
 * at most 256 KiB, because `kubectl apply` also stores it in an annotation.
 */
const most = 60;

/** Key of the panel that lists all alerts. */
const overviewKey = 'overview';

/** Returns the uids of the dashboards with runbook pages. */
export function runbookUids(groups: readonly RuleGroup[]): string[] {
  return chunks(runbookAlerts(groups)).map((_, index) => uidAt(index));
}

/** Returns the panel with the runbook page of an alert; `undefined` when it has none. */
export function runbookPanel(groups: readonly RuleGroup[], alert: string): PanelReference | undefined {
  const index = runbookAlerts(groups).findIndex(({ rule }) => rule.name === alert);
  return index < 0 ? undefined : panelReference(uidAt(Math.floor(index / most)), panelKey(alert));
}

/**
 * Renders runbook pages as Markdown files, by the names of the alerts. Alerts with issues are left
 * out, because rendering their rules reports the issues.
 */
export function runbookFiles(groups: readonly RuleGroup[], context: RunbookContext): ReadonlyMap<string, string> {
  return new Map(runbookPages(groups, context).map(([{ rule }, page]) => [rule.name, `# ${rule.name}\n\n${page}\n`]));
}

/**
 * Creates dashboards with the runbook pages of alerts: a row for each rule group, a panel for each
 * alert. The pages need no other server than Grafana, so links in notifications always work.
 */
export function runbooksDashboards(groups: readonly RuleGroup[], context: RunbookContext): ProvisionedDashboard[] {
  const written = runbookPages(groups, context);
  return chunks(runbookAlerts(groups)).map((alerts, index) =>
    dashboardOf(
      written.filter(([{ rule }]) => alerts.some((alert) => alert.rule === rule)),
      index,
      { [overviewKey]: overviewPanel(written, context) },
      locales[context.language].runbook,
    ),
  );
}

function dashboardOf(
  written: readonly RunbookPage[],
  index: number,
  overview: Readonly<Record<string, Panel>>,
  words: RunbookWords,
): ProvisionedDashboard {
  const rows = [...new Set(written.map(([{ group }]) => group.name))].map((name) => {
    const panels = written
      .filter(([{ group }]) => group.name === name)
      .map(([{ rule }, content]) => [panelKey(rule.name), runbookPagePanel(rule.name, content, words)] as const);
    return [`group${stableId(name)}`, row(name, Object.fromEntries(panels))] as const;
  });
  return new Dashboard({
    uid: uidAt(index),
    title: index === 0 ? words.title : `${words.title} (${index + 1})`,
    description: words.description,
    tags: ['vigie'],
    rows: { overview: row(words.overview, overview), ...Object.fromEntries(rows) },
  });
}

function runbookPagePanel(title: string, content: string, { runbookPage: description }: RunbookWords): Panel {
  return textPanel({ title, description, content, span: 12, height: 14 });
}

function overviewPanel(written: readonly RunbookPage[], context: RunbookContext): Panel {
  const { overview: title, description } = locales[context.language].runbook;
  return textPanel({ title, description, content: overviewText(written, context), height: 10 });
}

function uidAt(index: number): string {
  return index === 0 ? 'runbooks' : `runbooks-${index + 1}`;
}

function chunks<T>(all: readonly T[]): (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, index) =>
    all.slice(index * most, (index + 1) * most),
  );
}

/** Alert with its rendered runbook page. */
type RunbookPage = readonly [RunbookAlert, string];

function runbookPages(groups: readonly RuleGroup[], context: RunbookContext): RunbookPage[] {
  const alerts = runbookAlerts(groups);
  const names = alerts.map(({ rule }) => rule.name);
  return alerts.flatMap((alert) => {
    const others = names.filter((name) => name !== alert.rule.name);
    const page = collectIssues([], () => runbookPage(alert, context, others));
    return page === undefined ? [] : [[alert, page] as const];
  });
}

/** Renders links to all runbook pages, by severity. */
function overviewText(written: readonly RunbookPage[], { runbookUrl }: RunbookContext): string {
  return (['critical', 'warning', 'info', 'none'] as const)
    .map((severity) => {
      const names = written.flatMap(([{ rule }]) => (rule.labels?.severity === severity ? [rule.name] : []));
      const links = names.map((name) => `[${name}](${runbookUrl(name) ?? ''})`);
      return links.length > 0 ? `**${severity}**: ${links.join(' · ')}\n\n` : '';
    })
    .join('')
    .trimEnd();
}

function panelKey(alert: string): string {
  return alert.charAt(0).toLowerCase() + alert.slice(1);
}
