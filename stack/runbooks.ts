import {
  runbookFiles,
  runbooksDashboards,
  type Route,
  type RuleContext,
  type RunbookContext,
  type Silencing,
} from '../alerts';
import { defaults } from '../core/defaults';
import type { ProvisionedDashboard } from '../dashboards';
import { grafanaAddressOf, linksOf } from './rules';
import { isAgentStack, type MonitoringStackProps, type StackContent, type StackProps } from './stack';

type Links = Pick<RuleContext, 'panelUrl' | 'runbookUrl'>;

/** What decides about the pages of the alerts of a stack in its cluster. */
export function stackRunbooks(stack: MonitoringStackProps, { panelUrl, runbookUrl }: Links): RunbookContext {
  const { alertmanager, language = 'en', prometheus } = stack;
  return {
    panelUrl,
    runbookUrl,
    language,
    policy: alertmanager?.policy,
    externalLabels: prometheus.externalLabels,
    silencing: alertmanager && silencingOf(alertmanager.exposure?.host, stack.namespace),
  };
}

function silencingOf(host: string | undefined, namespace: string = defaults.namespace): Silencing {
  return {
    amtool: `kubectl exec -n ${namespace} statefulset/alertmanager -- amtool --alertmanager.url=http://localhost:9093`,
    ...(host === undefined
      ? {}
      : {
          page: (label, value) =>
            `https://${host}/#/silences/new?filter=${encodeURIComponent(`{${label}="${value}"}`)}`,
        }),
  };
}

/**
 * The same in a Grafana that evaluates the rules itself, and silences their alerts itself.
 *
 * @param url the address of Grafana
 * @param route who is told there; without one it is not known here
 */
export function remoteRunbooks(
  { language = 'en' }: Pick<StackContent, 'language'>,
  { panelUrl, runbookUrl }: Links,
  url: string,
  route: Route | undefined,
): RunbookContext {
  return {
    panelUrl,
    runbookUrl,
    language,
    policy: route && { route },
    silencing: {
      page: (label, value) =>
        `${url}/alerting/silence/new?alertmanager=grafana&matcher=${encodeURIComponent(`${label}=${value}`)}`,
    },
  };
}

/** The dashboards of a stack, those of the pages of its alerts among them where it shows them itself. */
export function shownDashboards(
  { dashboards, rules, runbooks }: Pick<StackContent, 'dashboards' | 'rules' | 'runbooks'>,
  context: RunbookContext,
): ProvisionedDashboard[] {
  return [...dashboards, ...(runbooks === undefined ? runbooksDashboards(rules, context) : [])];
}

function contextOf(stack: StackProps): RunbookContext {
  const links = linksOf(stack);
  return isAgentStack(stack)
    ? remoteRunbooks(stack, links, grafanaAddressOf(stack), stack.grafana.policy.route)
    : stackRunbooks(stack, links);
}

/** Runbook pages of a stack in Markdown, by the names of their alerts. */
export function runbooksOf(stack: StackProps): ReadonlyMap<string, string> {
  return runbookFiles(stack.rules, contextOf(stack));
}

/** Dashboards of a stack, those of its runbooks among them. */
export function dashboardsOf(stack: StackProps): ProvisionedDashboard[] {
  return shownDashboards(stack, contextOf(stack));
}
