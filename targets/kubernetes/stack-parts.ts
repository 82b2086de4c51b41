import type { Chart, ChartProps } from 'cdk8s';
import type { Construct } from 'constructs';
import { BlackboxExporter } from '../../constructs/blackbox-exporter';
import { apiServerFaults, apiServerFlow } from '../../constructs/network-policies/api-server';
import { flowsOf, type Part } from '../../constructs/network-policies/flows';
import { NetworkIsolation } from '../../constructs/network-policies/network-policies';
import { objectFaults } from '../../constructs/object-issues';
import { patchJson } from '../../constructs/patch';
import { StandaloneExporter } from '../../constructs/standalone-exporter';
import type { Flow, Pods } from '../../core/network';
import type { SecretNeed } from '../../servers/required-secret';
import { clientFlows, isolatedPods } from '../../stack/network-flows';
import type { WorkloadPatch } from '../../stack/patch';
import type { StackContent } from '../../stack/stack';
import { lateFaults } from './output-issues';

/** What the parts of a stack have in common. */
export interface StackCommon {
  readonly namespace: string;
  /** The name of the stack. */
  readonly instance: string;
}

/** How the chart of a stack makes its objects. */
export function chartProps(name: string): ChartProps {
  return {
    disableResourceNameHashes: true,
    labels: { 'app.kubernetes.io/part-of': name, 'app.kubernetes.io/managed-by': 'vigie' },
  };
}

/** A part that reads no Secret unless it says so. */
export type ReadingPart = Part & { readonly secretNeeds?: readonly SecretNeed[] };

/** The exporters in pods of their own, by the names of their services. */
export function addExporters(
  scope: Construct,
  { exporters = [], blackboxExporter, jobs }: StackContent,
  common: StackCommon,
): Record<string, ReadingPart> {
  // A name that is taken twice is told when the stack is checked.
  const known = new Map(exporters.map((exporter) => [exporter.name, exporter]));
  const alone = [...known].map(
    ([name, exporter]) => [name, new StandaloneExporter(scope, name, { ...common, exporter })] as const,
  );
  if (!blackboxExporter) return Object.fromEntries(alone);
  const blackbox = new BlackboxExporter(scope, 'blackbox-exporter', { ...blackboxExporter, ...common, jobs });
  return { ...Object.fromEntries(alone), [blackbox.service]: blackbox };
}

/** What of a stack may speak to whom. */
export interface IsolationProps {
  readonly stack: StackContent;
  /** Prometheus, and whether it asks the Kubernetes API for pods. */
  readonly prometheus: { readonly pods: Pods; readonly discovers: boolean };
  /** Every part by the name of its service. */
  readonly parts: Readonly<Record<string, Part>>;
  /** What is let through besides what the parts open themselves. */
  readonly flows: readonly Flow[];
}

/** Lets through in the namespaces of a stack what its parts declared, and nothing else. */
export function isolateStack(scope: Construct, { stack, prometheus, parts, flows }: IsolationProps): void {
  const { name, jobs, apiServer = {} } = stack;
  new NetworkIsolation(scope, 'network', {
    namespaces: [...new Set(Object.values(parts).map(({ pods }) => pods.namespace))],
    parts: Object.fromEntries(Object.entries(parts).map(([part, { pods }]) => [part, pods])),
    flows: [
      ...flows,
      ...flowsOf(parts),
      ...(prometheus.discovers ? [apiServerFlow(prometheus.pods, apiServer)] : []),
      ...clientFlows(jobs),
    ],
    foreign: isolatedPods(name, jobs),
  });
}

/** What is wrong with the objects of a stack, and with its address of the Kubernetes API. */
export function chartFaults(
  chart: Chart,
  { apiServer = {}, patches = [] }: StackContent,
  secretNeeds: readonly SecretNeed[],
): string[] {
  return [
    ...apiServerFaults(apiServer),
    ...objectFaults(chart),
    ...lateFaults(chart, secretNeeds, patchTexts(patches)),
  ];
}

/** What is added to workloads of others. */
function patchTexts(patches: readonly WorkloadPatch[]): Record<string, unknown> {
  return Object.fromEntries(patches.map((patch) => [`the patch of ${patch.workload.name}`, patchJson(patch)]));
}
