import fc from 'fast-check';
import type { AgentStackProps, MonitoringStackProps, StackContent } from '../../../../stack';
import { redisExporter } from '../../../../library/redis/exporter';
import { agentStack, fullStack, minimalStack } from '../../../stacks';
import { alerts, oneReceiver, runbooks, shopJobs, withAgent, withStack } from '../base';
import { valuesOf } from '../generated';
import { optional, required, type Properties, type Subject } from '../subject';
import { textsWithout } from '../awkward';
import { dnsLabels, noUrls, hosts } from '../values';
import { exporters } from './exporters';

const names = fc.oneof(dnsLabels(40), fc.constantFrom('shop', '1', 'a-b', 'default', 'true'));

const content: Properties<StackContent> = {
  folders: optional(
    fc.constant([]),
    fc.constantFrom([{ name: 'data', title: 'Data', dashboards: ['nothing'], ruleGroups: [] }]),
  ),
  name: required(
    names,
    textsWithout((text) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(text)),
  ),
  environment: required(
    fc.constantFrom('production', 'staging', 'a', 'x'.repeat(30), 'true'),
    textsWithout((text) => /^[a-z][a-z0-9-]{0,29}$/.test(text)),
  ),
  jobs: required(fc.constant(shopJobs), fc.constantFrom([...shopJobs, ...shopJobs])),
  dashboards: required(
    fc.constantFrom([], fullStack.dashboards),
    fc.constant([...fullStack.dashboards, ...fullStack.dashboards]),
  ),
  rules: required(fc.constant(alerts), fc.constant([...alerts, ...alerts])),
  removedRules: optional(fc.constantFrom([], ['ShopOld'], ['A', 'B']), fc.constantFrom(['Large'], ['A', 'A'], [''])),
  kubeStateMetrics: optional(valuesOf(exporters.KubeStateMetricsProps), 'types'),
  nodeExporter: optional(valuesOf(exporters.NodeExporterProps), 'types'),
  exporters: optional(fc.constantFrom([], [redisExporter({})]), fc.constant([redisExporter({}), redisExporter({})])),
  blackboxExporter: optional(
    valuesOf(exporters['MonitoringStackProps.blackboxExporter']),
    fc.constant({ modules: {} }),
  ),
  patches: optional(
    fc.array(valuesOf(exporters.WorkloadPatch), { maxLength: 1 }),
    valuesOf(exporters.WorkloadPatch).map((one) => [one, one]),
  ),
  runbooks: optional(
    fc.tuple(hosts, fc.constantFrom('', '/alerts', '/a/b')).map(([host, path]) => `https://${host}${path}`),
    fc.oneof(noUrls, fc.constantFrom('https://a.example/?a=b', 'https://a.example/#a')),
  ),
  language: optional(fc.constantFrom('en', 'fr'), 'types'),
};

const monitoring: Subject<MonitoringStackProps> = {
  properties: {
    ...content,
    kind: optional(fc.constant('server'), 'types'),
    prometheus: required(fc.constant(minimalStack.prometheus), 'types'),
    alertmanager: optional(fc.constant(oneReceiver), 'types'),
    grafana: required(fc.constant(minimalStack.grafana), 'types'),
  },
  coherent: (stack) => ({ runbooks, ...stack }),
  place: withStack,
};

const agent: Subject<AgentStackProps> = {
  properties: {
    ...content,
    name: required(
      fc.oneof(dnsLabels(31), fc.constantFrom('shop', '1', 'a-b')),
      textsWithout((text) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(text) && text.length <= 31),
    ),
    rules: required(fc.constant(agentStack.rules), fc.constant([...agentStack.rules, ...agentStack.rules])),
    dashboards: required(
      fc.constant(agentStack.dashboards),
      fc.constant([...agentStack.dashboards, ...agentStack.dashboards]),
    ),
    removedRules: optional(
      fc.constantFrom([], ['ShopOld'], ['A', 'B']),
      fc.constantFrom(['ShopLarge'], ['A', 'A'], ['']),
    ),
    kind: required(fc.constant('agent'), 'types'),
    prometheus: required(fc.constant(agentStack.prometheus), 'types'),
    grafana: required(fc.constant(agentStack.grafana), 'types'),
  },
  place: withAgent,
};

/** Subjects of stacks. */
export const stacks = { MonitoringStackProps: monitoring, AgentStackProps: agent };
