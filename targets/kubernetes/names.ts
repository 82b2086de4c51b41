import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { objectNames } from '../../constructs/object-names';
import type { OwnedName } from '../../core/names';
import { patchNames } from '../../stack/patch';
import type { StackProps } from '../../stack/stack';
import { clusterOf, type KubernetesOptions } from './options';
import type { Namespaces } from './place';

/** Chart with the objects of a stack. */
export interface NamedChart extends Construct {
  readonly stack: StackProps;
  readonly namespaces: Namespaces;
}

/**
 * Returns the names that a stack has in its cluster: those of its objects, and those that its
 * patches add to workloads.
 */
export function clusterNames(chart: NamedChart, options: KubernetesOptions): OwnedName[] {
  const names = [...objectNames(chart, remedyIn(chart)), ...(chart.stack.patches ?? []).flatMap(patchNames)];
  return names.map((one) => ({ ...one, compared: `${clusterOf(options)}\n${one.name}` }));
}

/** Returns the correction when another stack of the cluster has the same object. */
function remedyIn({ namespaces }: NamedChart): (object: ApiObject) => string {
  return ({ kind, metadata: { name, namespace = name } }) => {
    if (kind === 'PriorityClass' || namespace === namespaces.namespace) {
      return 'give the target of each stack its own namespace';
    }
    if (namespace === namespaces.machineNamespace) return 'give the target of each stack its own machineNamespace';
    return 'rename a stack, a namespace or a job';
  };
}
