import { collectIssues } from '../../core/errors';
import { Dashboard, row, TextDashboard, textPanel, type ProvisionedDashboard } from '../../dashboards';
import { stableId } from '../../dashboards/id';
import { locales, type Language } from '../locales';
import type { RuleGroup } from '../rules/rule-group';
import { runbookAlerts, runbookPage, type RunbookAlert, type RunbookContext } from './runbook-page';

/** Uid of the dashboard that lists all runbook pages. */
const overviewUid = 'runbooks';
/** Tag of the dashboards with runbook pages. */
const runbookTag = 'runbook';
/** Longest uid that Grafana takes. */
const longestUid = 40;

/**
 * Returns the uid of the dashboard with the runbook page of an alert: `runbook-ShopLarge`. A name
 * of more than 32 characters is cut, and gets a number.
 */
export function runbookUid(alert: string): string {
  const uid = `runbook-${alert}`;
  if (uid.length <= longestUid) return uid;
  const end = `-${stableId(alert)}`;
  return uid.slice(0, longestUid - end.length) + end;
}

/** Returns the uids of the dashboards with runbook pages, and of the one that lists them. */
export function runbookUids(groups: readonly RuleGroup[]): string[] {
  const alerts = runbookAlerts(groups);
  return alerts.length > 0 ? [overviewUid, ...alerts.map(({ rule }) => runbookUid(rule.name))] : [];
}

/** Returns the title of the list of all runbook pages. */
export function runbooksTitle(language: Language): string {
  return locales[language].runbook.title;
}

/** Runbook pages of alerts. */
export interface RunbookPages {
  /** Markdown files, by the names of the alerts. */
  readonly files: ReadonlyMap<string, string>;
  /**
   * A dashboard for each page, so that a change affects only that one. The pages need no other
   * server than Grafana, so links in notifications always work.
   */
  readonly dashboards: readonly ProvisionedDashboard[];
  /** Dashboard that lists all pages; `undefined` when there are none. */
  readonly list: ProvisionedDashboard | undefined;
}

/**
 * Renders runbook pages. Alerts with issues are left out, because rendering their rules reports the
 * issues.
 */
export function runbookPages(groups: readonly RuleGroup[], context: RunbookContext): RunbookPages {
  const pages = rendered(groups, context);
  return {
    files: new Map(pages.map(([{ rule }, page]) => [rule.name, `# ${rule.name}\n\n${page}\n`])),
    dashboards: pages.map(
      ([{ rule }, content]) =>
        new TextDashboard({ uid: runbookUid(rule.name), title: rule.name, tags: [runbookTag], content }),
    ),
    list:
      pages.length > 0
        ? listOf(
            pages.map(([alert]) => alert),
            context,
          )
        : undefined,
  };
}

function listOf(alerts: readonly RunbookAlert[], context: RunbookContext): ProvisionedDashboard {
  const { title, overview, description } = locales[context.language].runbook;
  const content = overviewText(alerts, context);
  const panel = textPanel({ title: overview, description, content, height: 20 });
  return new Dashboard({
    uid: overviewUid,
    title,
    description,
    tags: ['vigie'],
    rows: { overview: row(overview, { overview: panel }) },
  });
}

/** Returns the alerts with their rendered pages. */
function rendered(groups: readonly RuleGroup[], context: RunbookContext): (readonly [RunbookAlert, string])[] {
  const alerts = runbookAlerts(groups);
  const names = new Set(alerts.map(({ rule }) => rule.name));
  return alerts.flatMap((alert) => {
    const page = collectIssues([], () => runbookPage(alert, context, names));
    return page === undefined ? [] : [[alert, page] as const];
  });
}

/**
 * Maximum number of pages that the list names. Grafana searches more of them faster than a reader, and
 * a target can limit the file of a dashboard, as Kubernetes does to 256 KiB.
 */
const mostListed = 1000;

/** Renders links to all runbook pages, by severity, or to the search for them. */
function overviewText(alerts: readonly RunbookAlert[], { language, runbookUrl }: RunbookContext): string {
  if (alerts.length > mostListed) {
    return locales[language].runbook.search(alerts.length, `/dashboards?tag=${runbookTag}`);
  }
  return (['critical', 'warning', 'info', 'none'] as const)
    .map((severity) => {
      const names = alerts.flatMap(({ rule }) => (rule.labels?.severity === severity ? [rule.name] : []));
      const links = names.map((name) => `[${name}](${runbookUrl(name) ?? ''})`);
      return links.length > 0 ? `**${severity}**: ${links.join(' · ')}\n\n` : '';
    })
    .join('')
    .trimEnd();
}
