import { patchCommand, patchJson } from '../../constructs/patch';
import { describeSize } from '../../core/size';
import { fileText } from '../../core/yaml';
import { grafanaRuleFile } from '../../servers/grafana/rules';
import type { Demand } from '../../servers/prometheus/resource-estimate';
import { objectivesText } from '../../stack/objectives';
import { patchFile } from '../../stack/patch';
import type { StackContent } from '../../stack/stack';
import type { Files } from '../output';
import type { AgentStack } from './agent-stack';
import type { MonitoringStack } from './monitoring-stack';

/**
 * What stands beside the manifests of a stack: the files that its servers read, its rules for who has other servers, the pages
 * of its alerts, patches of workloads of others, and the pod in which a backup is restored.
 */
export function filesOf(stack: MonitoringStack | AgentStack): Files {
  return 'grafana' in stack ? monitoringFiles(stack) : agentFiles(stack);
}

function monitoringFiles(stack: MonitoringStack): Files {
  const { props, prometheus, alertmanager, grafana, backup } = stack;
  return new Map([
    ...contentFiles(stack),
    [`${props.name}/prometheus-rule.yaml`, fileText(stack.prometheusRule())],
    [`${props.name}/sizing.yml`, sizing(prometheus.demand, `kept for ${props.prometheus.retention.time}`)],
    ...(alertmanager
      ? [
          [`${props.name}/alertmanager.yml`, fileText(alertmanager.config)] as const,
          [`${props.name}/vigie.tmpl`, alertmanager.templates] as const,
          [`${props.name}/grafana-notifications.yml`, fileText(alertmanager.grafanaFile)] as const,
        ]
      : []),
    ...dashboardFiles(props, grafana.dashboards),
    ...(backup ? [[`${props.name}/restore.yaml`, fileText(backup.restorePod())] as const] : []),
  ]);
}

function agentFiles(stack: AgentStack): Files {
  const { props, prometheus, dashboards } = stack;
  return new Map([
    ...contentFiles(stack),
    [`${props.name}/sizing.yml`, sizing(prometheus.demand, 'where samples wait for at most four hours')],
    ...dashboardFiles(props, dashboards),
  ]);
}

/** What is the same wherever a stack is shown and evaluated. */
function contentFiles(stack: MonitoringStack | AgentStack): [path: string, text: string][] {
  const { props, prometheus, rules, runbooks } = stack;
  const { name, patches = [], grafana } = props;
  const objectives = objectivesText(props);
  return [
    [`${name}/prometheus.yml`, fileText(prometheus.config)],
    [`${name}/rules/rules.yml`, fileText(rules)],
    [`${name}/grafana-rules.yml`, fileText(grafanaRuleFile(stack.grafanaRules(), grafana.folder))],
    ...(objectives === undefined ? [] : [[objectivesFile(props), objectives] as [string, string]]),
    ...[...runbooks].map(([alert, text]): [string, string] => [`${name}/runbooks/${alert}.md`, text]),
    ...patches.map((patch): [string, string] => {
      const path = `${name}/patches/${patchFile(patch)}`;
      return [path, `# ${patchCommand(patch, `dist/${path}`)}\n${fileText(patchJson(patch))}`];
    }),
  ];
}

function dashboardFiles({ name }: StackContent, dashboards: ReadonlyMap<string, string>): [string, string][] {
  return [...dashboards].map(([uid, text]) => [`${name}/dashboards/${uid}.json`, text]);
}

/** Where it stands how soon the objectives of a stack tell. */
export function objectivesFile({ name }: Pick<StackContent, 'name'>): string {
  return `${name}/objectives.txt`;
}

/** What a change of the catalogues costs, for who reviews it. */
function sizing({ series, seriesByJob, samplesPerSecond, memory, disk }: Demand, how: string): string {
  const demand = {
    series,
    seriesByJob,
    samplesPerSecond: Math.round(samplesPerSecond),
    memoryRequest: describeSize(memory),
    disk: describeSize(disk),
  };
  return `# What the expected series ask of Prometheus, ${how}\n${fileText(demand)}`;
}
