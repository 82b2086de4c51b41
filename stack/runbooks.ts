import { defaults } from '../core/defaults';
import {
  runbookPages,
  type Commands,
  type Route,
  type RuleContext,
  type RunbookContext,
  type Silencing,
} from '../alerts';
import type { DashboardContext, ProvisionedDashboard } from '../dashboards';
import { dashboardContextOf } from '../servers/grafana/provisioning';
import { externalLabelsOf } from './external-labels';
import { samplingOf } from './sample-intervals';
import { grafanaAddressOf, linksOf, type RuledContent } from './rules';
import { isAgentStack, type MonitoringStackProps, type StackContent, type StackProps } from './stack';

type Links = Pick<RuleContext, 'panelUrl' | 'runbookUrl' | 'externalLabels'>;
type SilenceCommands = Pick<Commands, 'amtool'>;

/**
 * Returns the context of the runbook pages of a stack with its own Alertmanager.
 *
 * @param commands commands of the target; without them, pages show no command for a silence
 */
function stackRunbooks(
  stack: MonitoringStackProps,
  { panelUrl, runbookUrl }: Links,
  commands?: SilenceCommands,
): RunbookContext {
  const { alertmanager, language = defaults.language } = stack;
  return {
    panelUrl,
    runbookUrl,
    language,
    policy: alertmanager?.policy,
    alertLabels: externalLabelsOf(stack),
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
 * Returns the context of runbook pages in a Grafana that evaluates the rules itself. Silences are
 * created in that Grafana.
 *
 * @param url address of Grafana
 * @param route root route in Grafana; without one, pages show no receivers
 */
export function remoteRunbooks(
  stack: Pick<RuledContent, 'environment' | 'prometheus'> & Pick<StackContent, 'language'>,
  { panelUrl, runbookUrl, externalLabels = {} }: Links,
  url: string,
  route: Route | undefined,
): RunbookContext {
  return {
    panelUrl,
    runbookUrl,
    externalLabels,
    language: stack.language ?? defaults.language,
    policy: route && { route },
    alertLabels: externalLabelsOf(stack),
    silencing: {
      silencePage: (label, value) =>
        `${url}/alerting/silence/new?alertmanager=grafana&matcher=${encodeURIComponent(`${label}=${value}`)}`,
    },
  };
}

/** Dashboards and runbook pages of a stack. */
export interface ShownDashboards {
  /** Dashboards of the stack in Grafana, and the list of its runbook pages. */
  readonly dashboards: readonly ProvisionedDashboard[];
  /** Dashboards with one runbook page each. */
  readonly runbooks: readonly ProvisionedDashboard[];
  /** Runbook pages in Markdown, by the names of their alerts. */
  readonly runbookFiles: ReadonlyMap<string, string>;
}

/**
 * Returns the dashboards of a stack. If the stack has no external runbooks, they include its
 * runbook pages.
 */
export function shownDashboards(
  { dashboards, rules, runbooks }: Pick<StackContent, 'dashboards' | 'rules' | 'runbooks'>,
  context: RunbookContext,
): ShownDashboards {
  const { files: runbookFiles, list, dashboards: pages } = runbookPages(rules, context);
  if (runbooks !== undefined) return { dashboards, runbooks: [], runbookFiles };
  return { dashboards: [...dashboards, ...(list ? [list] : [])], runbooks: pages, runbookFiles };
}

/** Returns the context of the dashboards of a stack. */
export function dashboardContext(stack: StackProps): DashboardContext {
  const { editable = false } = stack.grafana;
  const sampling = samplingOf(stack);
  if (!isAgentStack(stack)) {
    return dashboardContextOf({ editable, sampling, hasAlertmanager: stack.alertmanager !== undefined });
  }
  const { externalLabels = {} } = linksOf(stack);
  const dataSources = { prometheus: stack.grafana.dataSource, others: {} };
  return { editable, externalLabels, sampling, dataSources };
}

function contextOf(stack: StackProps, commands?: SilenceCommands): RunbookContext {
  const links = linksOf(stack);
  return isAgentStack(stack)
    ? remoteRunbooks(stack, links, grafanaAddressOf(stack), stack.grafana.policy.route)
    : stackRunbooks(stack, links, commands);
}

/**
 * Returns the dashboards of a stack, with its runbook pages.
 *
 * @param commands commands of the target; without them, pages show no command for a silence
 */
export function dashboardsOf(stack: StackProps, commands?: SilenceCommands): ShownDashboards {
  return shownDashboards(stack, contextOf(stack, commands));
}
