import { join } from 'node:path';
import type { StackProps } from '../../../stack/stack';
import { synthesize } from '../../../targets/synthesize';
import { until } from '../../../tools/until';
import type { Kubernetes } from '../manifests/kubernetes';
import { externalNamespaces, readManifests } from '../manifests/manifest';
import { isAllowed, type Party, type Policies } from './network-policies';
import { labelledPods, list, makeNamespaces } from './pods';
import { targeted } from '../../targeted';

/** Returns the network policies in the API server. */
export function policiesOf(kubernetes: Kubernetes): Policies {
  const namespaces = list(kubernetes, 'namespaces');
  return {
    policies: list(kubernetes, 'networkpolicies', '--all-namespaces'),
    namespaces: Object.fromEntries(namespaces.map(({ metadata }) => [metadata.name, metadata.labels ?? {}])),
  };
}

/** Applies a stack to an API server with external namespaces. */
export function applyPoliced(kubernetes: Kubernetes, stack: StackProps, folder: string): void {
  synthesize([targeted(stack)], { output: folder });
  const file = join(folder, `${stack.name}.k8s.yaml`);
  makeNamespaces(kubernetes, externalNamespaces(readManifests(file)));
  kubernetes.run(['apply', '--server-side', `--filename=${file}`]);
}

/** Returns the connections from or to some parties. */
export function connectionsAt(parties: readonly string[], connections: readonly string[]): string[] {
  return connections.filter((connection) =>
    connection
      .replace(/:\d+$/, '')
      .split(' > ')
      .some((party) => parties.includes(party)),
  );
}

/**
 * Waits for the pods of a stack.
 *
 * @param namespaces namespaces of its servers, by the label of their pods
 */
export async function partiesOf(
  kubernetes: Kubernetes,
  namespaces: Readonly<Record<string, string>>,
): Promise<Party[]> {
  const pods: Party[] = [];
  for (const [part, namespace] of Object.entries(namespaces)) {
    const [pod] = await until(`a pod of ${part}`, () => {
      const found = labelledPods(kubernetes, namespace, { 'app.kubernetes.io/name': part });
      return found.length > 0 ? found : undefined;
    });
    pods.push({ name: part, namespace, labels: pod!.metadata.labels });
  }
  return pods;
}

/**
 * Returns the allowed connections, such as `grafana > prometheus:9090`, and the number of evaluated
 * ones.
 */
export function connectionsOf(
  all: Policies,
  parties: readonly Party[],
  ports: readonly number[],
): { readonly through: readonly string[]; readonly evaluated: number } {
  const through: string[] = [];
  let evaluated = 0;
  for (const from of parties) {
    for (const to of parties.filter((party) => party !== from)) {
      for (const port of ports) {
        evaluated += 1;
        if (isAllowed(all, from, to, port)) through.push(`${from.name} > ${to.name}:${port}`);
      }
    }
  }
  return { through, evaluated };
}
