import { join } from 'node:path';
import type { StackProps } from '../../../stack/stack';
import { synthesize } from '../../../targets/synthesize';
import { until } from '../../../tools/until';
import type { Kubernetes } from '../manifests/kubernetes';
import { externalNamespaces, readManifests } from '../manifests/manifest';
import { isAllowed, type Party, type Policies } from './network-policies';
import { labelledPods, list, makeNamespaces } from './pods';
import { targeted } from '../../targeted';

/** The policies that the API server has. */
export function policiesOf(kubernetes: Kubernetes): Policies {
  const namespaces = list(kubernetes, 'namespaces');
  return {
    policies: list(kubernetes, 'networkpolicies', '--all-namespaces'),
    namespaces: Object.fromEntries(namespaces.map(({ metadata }) => [metadata.name, metadata.labels ?? {}])),
  };
}

/** Applies a stack to an API server that has the namespaces of others. */
export function applyPoliced(kubernetes: Kubernetes, stack: StackProps, folder: string): void {
  synthesize([targeted(stack)], { output: folder });
  const file = join(folder, `${stack.name}.k8s.yaml`);
  makeNamespaces(kubernetes, externalNamespaces(readManifests(file)));
  kubernetes.run(['apply', '--server-side', `--filename=${file}`]);
}

/** The connections that begin or end at one of some parties. */
export function connectionsAt(parties: readonly string[], connections: readonly string[]): string[] {
  return connections.filter((connection) =>
    connection
      .replace(/:\d+$/, '')
      .split(' > ')
      .some((party) => parties.includes(party)),
  );
}

/**
 * The pods of a stack, as soon as they are there.
 *
 * @param namespaces of its parts, by the label that their pods have
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

/** Every connection that is let through, `grafana > prometheus:9090`, and how many were evaluated. */
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
