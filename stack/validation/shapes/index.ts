import { languages, type RuleGroup } from '../../../alerts';
import { inPath, type Issue } from '../../../core/errors';
import { amount, built, choice, flag, list, object, optional, table, text, type Shape } from '../../../core/shape';
import type { ProvisionedDashboard } from '../../../dashboards';
import type { HttpModule } from '../../../servers/blackbox-exporter/http-module';
import type { Exporter } from '../../../servers/exporter/exporter';
import type { GrafanaFolder } from '../../../servers/grafana/folder';
import {
  kubernetesObjects,
  type KubernetesObjects,
  type KubeStateMetricsProps,
} from '../../../servers/kube-state-metrics/options';
import type { NodeExporterProps } from '../../../servers/node-exporter/options';
import type { ScrapeJob } from '../../../servers/prometheus/jobs/scrape-job';
import type { ExternalWorkload, WorkloadPatch } from '../../patch';
import type { AgentStackProps, MonitoringStackProps, StackContent, StackProps } from '../../stack';
import { alertmanager } from './alertmanager';
import { resources } from './common';
import { externalGrafana, grafana } from './grafana';
import { prometheus, prometheusAgent } from './prometheus';

const job = built<ScrapeJob>(
  ['job', 'catalogue', 'targets', 'request', 'targetLabels', 'destinations', 'issues'],
  'a job of podJob(), staticJob() or another function',
);
const dashboard = built<ProvisionedDashboard>(
  ['uid', 'title', 'queries', 'panelKeys', 'panelId', 'toJson'],
  'new Dashboard(…) or new ImportedDashboard(…)',
);
const ruleGroup = built<RuleGroup>(['name', 'rules', 'window'], 'a rule group of ruleGroup()');
const exporter = built<Exporter>(
  ['name', 'image', 'port', 'args', 'env', 'resources', 'server', 'issues'],
  'an exporter of postgresExporter(), redisExporter() or another function',
);

const httpModule = object<HttpModule>({
  method: optional(text),
  statusCodes: optional(list(amount)),
  requiresTls: optional(flag),
  followsRedirects: optional(flag),
  bodyMatches: optional(text),
  bodyMatchesNot: optional(text),
  addresses: optional(text),
  timeout: optional(text),
});

const patch = object<WorkloadPatch>({
  workload: object<ExternalWorkload>({
    kind: choice('Deployment', 'StatefulSet', 'DaemonSet'),
    name: text,
    namespace: text,
  }),
  exporters: list(exporter),
});

const content: Parameters<typeof object<StackContent>>[0] = {
  name: text,
  environment: text,
  jobs: list(job),
  dashboards: list(dashboard),
  rules: list(ruleGroup),
  folders: optional(
    list(object<GrafanaFolder>({ name: text, title: text, dashboards: list(text), ruleGroups: list(text) })),
  ),
  removedRules: optional(list(text)),
  kubeStateMetrics: optional(
    object<KubeStateMetricsProps>({
      objects: optional(list(choice(...(Object.keys(kubernetesObjects) as KubernetesObjects[])))),
      namespaces: optional(list(text)),
      resources: optional(resources),
      image: optional(text),
    }),
  ),
  nodeExporter: optional(object<NodeExporterProps>({ resources: optional(resources), image: optional(text) })),
  exporters: optional(list(exporter)),
  blackboxExporter: optional(
    object<NonNullable<StackContent['blackboxExporter']>>({
      modules: table(httpModule),
      resources: optional(resources),
      image: optional(text),
    }),
  ),
  patches: optional(list(patch)),
  runbooks: optional(text),
  language: optional(choice(...languages)),
};

const monitoringStack = object<MonitoringStackProps>({
  ...content,
  kind: optional(choice('server')),
  prometheus,
  alertmanager: optional(alertmanager),
  grafana,
});

const agentStack = object<AgentStackProps>({
  ...content,
  kind: choice('agent'),
  prometheus: prometheusAgent,
  grafana: externalGrafana,
});

/**
 * Returns the issues of properties that a stack of untyped code lacks or gives as another type, with
 * the name of the stack. The code that reads such a stack would fail.
 */
export function shapeIssues(stack: StackProps): Issue[] {
  const { kind, name } = (stack as Partial<StackProps> | undefined | null) ?? {};
  const shape: Shape<never> = kind === 'agent' ? agentStack : monitoringStack;
  return inPath(typeof name === 'string' ? name : 'a stack', shape.issues(stack, ''));
}
