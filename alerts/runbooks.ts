import { Dashboard, row, textPanel, type Panel, type ProvisionedDashboard } from '../dashboards';
import { stableId } from '../dashboards/id';
import { attempt } from '../metrics/mistake';
import type { RuleGroup } from './rule-group';
import { pagedAlerts, runbookPage, type PagedAlert, type RunbookContext } from './runbook-page';
import { runbookWords } from './runbook-words';

/** The uid of the dashboard that holds the pages of alerts. */
export const runbooksUid = 'runbooks';

/** The key of the panel that lists all of them. */
const overviewKey = 'overview';

/** The id of the panel that is the page of an alert. */
export function runbookPanelId(alert: string): number {
  return stableId(panelKey(alert));
}

/** The pages of alerts as files of Markdown, by the names of the alerts. An alert that is wrong has none: it is told by itself. */
export function runbookFiles(groups: readonly RuleGroup[], context: RunbookContext): ReadonlyMap<string, string> {
  return new Map(pages(groups, context).map(([{ rule }, page]) => [rule.name, `# ${rule.name}\n\n${page}\n`]));
}

/**
 * The pages of alerts as a dashboard: one panel an alert, under the name of its group. So they are where alerts are looked at, and a link
 * to one is never dead.
 *
 * @returns nothing when no alert has a page
 */
export function runbooksDashboard(
  groups: readonly RuleGroup[],
  context: RunbookContext,
): ProvisionedDashboard | undefined {
  const written = pages(groups, context);
  if (written.length === 0) return undefined;
  const words = runbookWords[context.language];
  const rows = [...new Set(written.map(([{ group }]) => group.name))].map((name) => {
    const panels = written.filter(([{ group }]) => group.name === name).map(([alert, page]) => pagePanel(alert, page));
    return [`group${stableId(name)}`, row(name, Object.fromEntries(panels))] as const;
  });
  const overview = textPanel({
    title: words.overview,
    description: words.description,
    content: overviewText(written, context),
    height: 10,
  });
  return new Dashboard({
    uid: runbooksUid,
    title: words.title,
    description: words.description,
    tags: ['vigie'],
    rows: { overview: row(words.overview, { [overviewKey]: overview }), ...Object.fromEntries(rows) },
  });

  function pagePanel({ rule }: PagedAlert, content: string): [string, Panel] {
    return [
      panelKey(rule.name),
      textPanel({ title: rule.name, description: words.page, content, span: 12, height: 14 }),
    ];
  }
}

function pages(groups: readonly RuleGroup[], context: RunbookContext): (readonly [PagedAlert, string])[] {
  const alerts = pagedAlerts(groups);
  const names = alerts.map(({ rule }) => rule.name);
  return alerts.flatMap((alert) => {
    const others = names.filter((name) => name !== alert.rule.name);
    return attempt([], () => runbookPage(alert, context, others)).map((page) => [alert, page] as const);
  });
}

/** The names of all alerts with links to their pages, by severity. */
function overviewText(written: readonly (readonly [PagedAlert, string])[], { runbookUrl }: RunbookContext): string {
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
