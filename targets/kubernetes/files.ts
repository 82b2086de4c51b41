import { restorePod } from '../../constructs/cron-job';
import { selectorLabels } from '../../constructs/labels';
import { patchCommand, patchJson } from '../../constructs/patch';
import { describeSize } from '../../core/size';
import { fileText, fileTexts } from '../../core/yaml';
import { grafanaNotificationFile } from '../../servers/grafana/notifications';
import { dashboardText, runbookText } from '../../servers/grafana/dashboard-file';
import { agentEstimate } from '../../servers/prometheus/agent-spec';
import type { ResourceEstimate } from '../../servers/prometheus/resource-estimate';
import { prometheusEstimate, ruleFileSet } from '../../servers/prometheus/spec';
import { notificationsFile, notificationsText } from '../../stack/notifications';
import { objectivesFile, objectivesText } from '../../stack/objectives';
import { patchFile } from '../../stack/patch';
import { grafanaRuleFileOf, ruleFilesOf, rulesOf } from '../../stack/rules';
import { dashboardContext } from '../../stack/runbooks';
import { prometheusOptions } from '../../stack/servers';
import { isAgentStack, type StackProps } from '../../stack/stack';
import type { Files } from '../output';
import type { StackChart } from './chart';

/**
 * Renders the files of a stack besides its manifests: configuration files, rules for other servers,
 * runbook pages, dashboards, patches of external workloads, and the pod that restores a backup.
 */
export function filesOf(chart: StackChart): Files {
  const { stack } = chart;
  const context = dashboardContext(stack);
  const { dashboards, runbooks, runbookFiles } = chart.shown;
  const files: readonly (readonly [path: string, text: string])[] = [
    ...serverFiles(chart),
    ...Object.entries(ruleTexts(chart)).map(([name, text]) => [`rules/${name}`, text] as const),
    ['grafana-rules.yml', fileText(grafanaRuleFileOf(stack), '1.1')],
    ...[...runbookFiles].map(([alert, text]) => [`runbooks/${alert}.md`, text] as const),
    ...dashboards.map((one) => [`dashboards/${one.uid}.json`, dashboardText(one, context)] as const),
    ...runbooks.map((one) => [`runbooks/${one.uid}.json`, runbookText(one, context)] as const),
    ['sizing.yml', sizingOf(stack)],
    ...monitoringFiles(stack, chart),
    ...restoreFiles(chart),
  ];
  const objectives = objectivesText(stack);
  const notifications = notificationsText(stack);
  return new Map([
    ...files.map(([path, text]) => [`${stack.name}/${path}`, text] as const),
    ...(objectives === undefined ? [] : [[objectivesFile(stack), objectives] as const]),
    ...(notifications === undefined ? [] : [[notificationsFile(stack), notifications] as const]),
    ...(stack.patches ?? []).map((patch) => {
      const path = `${stack.name}/patches/${patchFile(patch)}`;
      return [path, `# ${patchCommand(patch, `dist/${path}`)}\n${fileText(patchJson(patch), '1.1')}`] as const;
    }),
  ]);
}

/** Returns the configuration files of Prometheus and Alertmanager. */
function serverFiles({ servers }: StackChart): (readonly [path: string, text: string])[] {
  const shown = ['prometheus-config', 'alertmanager-config'];
  return servers
    .flatMap(({ spec }) => spec.files)
    .filter(({ name }) => shown.includes(name))
    .flatMap(({ files }) => Object.entries(files));
}

/** Returns the rule files: those of its own Prometheus, or for an agent those of another one. */
function ruleTexts({ stack, servers }: StackChart): Readonly<Record<string, string>> {
  const own = servers.flatMap(({ spec }) => spec.files).find(({ name }) => name === ruleFileSet);
  return own?.files ?? fileTexts(ruleFilesOf(stack));
}

/**
 * Renders the rules and notifications of a stack for other servers: Prometheus Operator and
 * Grafana.
 */
function monitoringFiles(
  stack: StackProps,
  { namespaces: { namespace } }: StackChart,
): (readonly [path: string, text: string])[] {
  if (isAgentStack(stack)) return [];
  const { name: instance, alertmanager } = stack;
  // https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusRule
  const prometheusRule = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: `${instance}-rules`, namespace, labels: selectorLabels('prometheus', instance) },
    spec: rulesOf(stack),
  };
  return [
    ['prometheus-rule.yaml', fileText(prometheusRule, '1.1')],
    ...(alertmanager
      ? [
          [
            'grafana-notifications.yml',
            fileText(grafanaNotificationFile(alertmanager.receivers, alertmanager.policy, stack.environment), '1.1'),
          ] as const,
        ]
      : []),
  ];
}

function restoreFiles({ servers }: StackChart): (readonly [path: string, text: string])[] {
  return servers.flatMap((server) => {
    const { runs } = server.spec;
    return runs.kind === 'schedule' ? [['restore.yaml', fileText(restorePod(server, runs), '1.1')] as const] : [];
  });
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
