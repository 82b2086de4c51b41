import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { objectNames } from '../../constructs/object-names';
import type { OwnedName } from '../../core/names';
import { patchNames } from '../../stack/patch';
import type { StackProps } from '../../stack/stack';
import { clusterOf, namespacesOf, type KubernetesOptions } from './options';
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
  return names.map((one) => inCluster(one, options));
}

/** Returns the name of the namespace that a target creates for a stack, without making its other objects. */
export function namespaceName(options: KubernetesOptions): Omit<OwnedName, 'owner'> {
  const { namespace } = namespacesOf(options);
  return inCluster({ what: 'objects', name: `Namespace ${namespace}`, remedy: ownNamespace }, options);
}

function inCluster<N extends Omit<OwnedName, 'owner'>>(name: N, options: KubernetesOptions): N {
  return { ...name, compared: `${clusterOf(options)}\n${name.name}` };
}

const ownNamespace = 'give the target of each stack its own namespace';

/** Returns the correction when another stack of the cluster has the same object. */
function remedyIn({ namespaces }: NamedChart): (object: ApiObject) => string {
  return ({ kind, metadata: { name, namespace = kind === 'Namespace' ? name : undefined } }) => {
    // The names of other objects without a namespace begin with that of the stack.
    if (namespace === undefined || namespace === namespaces.namespace) return ownNamespace;
    if (namespace === namespaces.machineNamespace) return 'give the target of each stack its own machineNamespace';
    return 'rename a stack, a namespace or a job';
  };
}
