import { inPath, repeated, type Issue } from '../../core/errors';
import { podsIssues } from '../../core/kubernetes-name';
import { nameIssues } from '../../core/names';
import { peerIssues, portIssues, type Flow, type Pods } from '../../core/network';
import { covers } from './peers';

/** Properties of network isolation. */
export interface NetworkIsolationProps {
  /** Namespaces in which only the given flows are allowed. */
  readonly namespaces: readonly string[];
  /** Pods of these namespaces by the names of their policies. */
  readonly pods: Readonly<Record<string, Pods>>;
  /** Allowed connections. */
  readonly flows: readonly Flow[];
  /**
   * Pods in other namespaces that are isolated too, by the names of their policies. All other
   * connections to them are rejected.
   *
   * @default - none, because the first policy on a pod blocks every connection that no policy
   * allows
   */
  readonly externalPods?: Readonly<Record<string, Pods>>;
}

/** Name of the policy that isolates a namespace. */
export const defaultDeny = 'default-deny';

/** Returns the issues of network isolation, without those of the names of its policies. */
export function isolationIssues(props: NetworkIsolationProps): Issue[] {
  const { namespaces, pods, externalPods = {}, flows } = props;
  const isolated = [...Object.values(pods), ...Object.values(externalPods)];
  return [
    ...inPath('namespaces', [
      ...(namespaces.length > 0
        ? []
        : [{ problem: 'no namespace is isolated', remedy: 'name the namespace of the pods' }]),
      ...repeated(namespaces, { problem: 'the namespace is listed twice', remedy: 'remove one' }),
    ]),
    ...Object.entries(pods).flatMap(([name, one]) =>
      inPath(`pods: ${name}`, [...podsIssues(one), ...insideIssues(one, namespaces)]),
    ),
    ...Object.entries(externalPods).flatMap(([name, one]) =>
      inPath(`externalPods: ${name}`, [...podsIssues(one), ...outsideIssues(one, namespaces)]),
    ),
    ...policyNameIssues(props),
    ...inPath(
      'flows',
      flows.flatMap((flow) => flowIssues(flow, isolated)),
    ),
  ];
}

function insideIssues({ namespace: given }: Pods, allowed: readonly string[]): Issue[] {
  if (allowed.includes(given)) return [];
  const remedy = 'add it to namespaces, or move the pods to externalPods';
  return [{ problem: 'the namespace of these pods is not isolated', given, allowed, remedy }];
}

function outsideIssues({ namespace: given }: Pods, namespaces: readonly string[]): Issue[] {
  if (!namespaces.includes(given)) return [];
  return [{ problem: 'the namespace of these pods is isolated', given, remedy: 'move the pods to pods' }];
}

function policyNameIssues({ namespaces, pods }: NetworkIsolationProps): Issue[] {
  const remedy = 'rename the pods';
  const policy = (owner: string, namespace: string, name: string) => ({
    owner,
    what: 'NetworkPolicy',
    name: `${namespace}/${name}`,
    remedy,
  });
  return nameIssues([
    ...[...new Set(namespaces)].map((namespace) => policy(`the namespace ${namespace}`, namespace, defaultDeny)),
    ...Object.entries(pods).map(([name, { namespace }]) => policy(`pods ${name}`, namespace, name)),
  ]);
}

function flowIssues(flow: Flow, isolated: readonly Pods[]): Issue[] {
  const { from, to, ports } = flow;
  const isEffective = isolated.some((pods) => covers(from, pods) || covers(to, pods));
  return [
    ...inPath('from', peerIssues(from)),
    ...inPath('to', peerIssues(to)),
    ...inPath('ports', [
      ...(ports.length > 0
        ? []
        : [{ problem: 'a flow without ports would allow all ports', remedy: 'list the ports' }]),
      ...ports.flatMap(({ port }) => portIssues(port)),
    ]),
    ...(isEffective
      ? []
      : [
          {
            problem: 'no policy allows this flow, because neither of its ends selects pods or externalPods',
            given: flow,
            remedy: 'correct the labels of an end, or add its pods',
          },
        ]),
  ];
}
