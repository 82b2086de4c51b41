import { describeSize } from '../core/size';
import { fileText, fileTexts } from '../core/yaml';
import { alertmanagerConfigSet } from '../servers/alertmanager/spec';
import { dashboardText, runbookText } from '../servers/grafana/dashboard-file';
import { grafanaNotificationFile } from '../servers/grafana/notifications';
import { agentEstimate } from '../servers/prometheus/agent-spec';
import { prometheusConfigSet, scrapeConfigSet } from '../servers/prometheus/prometheus-base';
import type { ResourceEstimate } from '../servers/prometheus/resource-estimate';
import { prometheusEstimate, ruleFileSet } from '../servers/prometheus/spec';
import type { ServerSpec } from '../servers/server-spec';
import { notificationsFile, notificationsText } from '../stack/notifications';
import { objectivesFile, objectivesText } from '../stack/objectives';
import { grafanaRuleFileOf, ruleFilesOf } from '../stack/rules';
import { dashboardContext, type ShownDashboards } from '../stack/runbooks';
import { prometheusOptions } from '../stack/servers';
import { isAgentStack, type StackProps } from '../stack/stack';
import type { Files } from './output';

type FileEntries = readonly (readonly [path: string, text: string])[];

/**
 * Renders the files of a stack that are the same kinds on every target: configuration files and
 * rules, also for a Grafana that evaluates rules itself, dashboards, runbook pages, the resource
 * estimate, objectives and notifications.
 *
 * @param specs servers of the stack on the target
 * @param shown dashboards and runbook pages of the stack, with commands of the target
 */
export function stackFiles(stack: StackProps, specs: readonly ServerSpec[], shown: ShownDashboards): Files {
  const context = dashboardContext(stack);
  const { editable } = context;
  const { dashboards, runbooks, runbookFiles } = shown;
  const files: FileEntries = [
    ...configFiles(specs),
    ...Object.entries(ruleTexts(stack, specs)).map(([name, text]) => [`rules/${name}`, text] as const),
    ['grafana-rules.yml', fileText(grafanaRuleFileOf(stack), '1.1')],
    ...grafanaNotifications(stack),
    ...[...runbookFiles].map(([alert, text]) => [`runbooks/${alert}.md`, text] as const),
    ...dashboards.map((one) => [`dashboards/${one.uid}.json`, dashboardText(one, context)] as const),
    ...runbooks.map((one) => [`runbooks/${one.uid}.json`, runbookText(one, { editable })] as const),
    ['sizing.yml', sizingOf(stack)],
  ];
  const objectives = objectivesText(stack);
  const notifications = notificationsText(stack);
  return new Map([
    ...files.map(([path, text]) => [`${stack.name}/${path}`, text] as const),
    ...(objectives === undefined ? [] : [[objectivesFile(stack), objectives] as const]),
    ...(notifications === undefined ? [] : [[notificationsFile(stack), notifications] as const]),
  ]);
}

/** Folders of the configuration files of Prometheus and Alertmanager, by the names of their file sets. */
const configFolders: Readonly<Record<string, string>> = {
  [prometheusConfigSet]: '',
  [scrapeConfigSet]: 'scrape-configs/',
  [alertmanagerConfigSet]: '',
};

/** Returns the configuration files of Prometheus and Alertmanager. */
function configFiles(specs: readonly ServerSpec[]): FileEntries {
  return specs
    .flatMap(({ files }) => files)
    .flatMap(({ name, files }) => {
      const folder = configFolders[name];
      return folder === undefined
        ? []
        : Object.entries(files).map(([file, text]) => [`${folder}${file}`, text] as const);
    });
}

/** Returns the rule files: those of its own Prometheus, or for an agent those of another one. */
function ruleTexts(stack: StackProps, specs: readonly ServerSpec[]): Readonly<Record<string, string>> {
  const own = specs.flatMap(({ files }) => files).find(({ name }) => name === ruleFileSet);
  return own?.files ?? fileTexts(ruleFilesOf(stack));
}

/** Renders the contact points and the policy for a Grafana that evaluates rules itself. */
function grafanaNotifications(stack: StackProps): FileEntries {
  if (isAgentStack(stack) || !stack.alertmanager) return [];
  const { receivers, policy } = stack.alertmanager;
  const file = grafanaNotificationFile(receivers, policy, stack.environment);
  return [['grafana-notifications.yml', fileText(file, '1.1')]];
}

/** Renders the resource estimate, so that reviewers see the cost of a change. */
function sizingOf(stack: StackProps): string {
  return isAgentStack(stack)
    ? sizing(agentEstimate({ ...stack.prometheus, jobs: stack.jobs }), 'where samples wait for at most four hours')
    : sizing(prometheusEstimate(prometheusOptions(stack)), `kept for ${stack.prometheus.retention.time}`);
}

function sizing({ series, seriesByJob, samplesPerSecond, memory, disk }: ResourceEstimate, how: string): string {
  const estimate = {
    series,
    seriesByJob,
    samplesPerSecond: Math.round(samplesPerSecond),
    memoryRequest: describeSize(memory),
    disk: describeSize(disk),
  };
  return `# Resource estimate of Prometheus for the expected series, ${how}\n${fileText(estimate)}`;
}
