import {
  runbookFiles,
  runbooksDashboards,
  type Commands,
  type Route,
  type RuleContext,
  type RunbookContext,
  type Silencing,
} from '../alerts';
import type { ProvisionedDashboard } from '../dashboards';
import { grafanaAddressOf, linksOf } from './rules';
import { isAgentStack, type MonitoringStackProps, type StackContent, type StackProps } from './stack';

type Links = Pick<RuleContext, 'panelUrl' | 'runbookUrl'>;
type SilenceCommands = Pick<Commands, 'amtool'>;

/**
 * What decides about the pages of the alerts of a stack where it runs.
 *
 * @param commands of its target; without them its pages show no command for a silence
 */
export function stackRunbooks(
  stack: MonitoringStackProps,
  { panelUrl, runbookUrl }: Links,
  commands?: SilenceCommands,
): RunbookContext {
  const { alertmanager, language = 'en', prometheus } = stack;
  return {
    panelUrl,
    runbookUrl,
    language,
    policy: alertmanager?.policy,
    externalLabels: prometheus.externalLabels,
    silencing: alertmanager && silencingOf(alertmanager.exposure?.host, commands?.amtool),
  };
}

function silencingOf(host: string | undefined, amtool: string | undefined): Silencing {
  return {
    amtool,
    ...(host === undefined
      ? {}
      : {
          silencePage: (label, value) =>
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
      silencePage: (label, value) =>
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

function contextOf(stack: StackProps, commands?: SilenceCommands): RunbookContext {
  const links = linksOf(stack);
  return isAgentStack(stack)
    ? remoteRunbooks(stack, links, grafanaAddressOf(stack), stack.grafana.policy.route)
    : stackRunbooks(stack, links, commands);
}

/**
 * Runbook pages of a stack in Markdown, by the names of their alerts.
 *
 * @param commands of the target; without them its pages show no command for a silence
 */
export function runbooksOf(stack: StackProps, commands?: SilenceCommands): ReadonlyMap<string, string> {
  return runbookFiles(stack.rules, contextOf(stack, commands));
}

/**
 * Dashboards of a stack, those of its runbooks among them.
 *
 * @param commands of the target; without them its pages show no command for a silence
 */
export function dashboardsOf(stack: StackProps, commands?: SilenceCommands): ProvisionedDashboard[] {
  return shownDashboards(stack, contextOf(stack, commands));
}
