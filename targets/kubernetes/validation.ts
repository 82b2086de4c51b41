import type { Chart } from 'cdk8s';
import { volumeFolders, type ServerProps } from '../../constructs/server';
import { apiServerIssues } from '../../constructs/network-policies/api-server';
import { clusterNetworkIssues } from '../../constructs/network-policies/cluster-network';
import { externalNameIssues, objectIssues } from '../../constructs/object-issues';
import { objectNames, podNameIssues, type Workload } from '../../constructs/object-names';
import { objectsOf } from '../../constructs/objects';
import { patchJson } from '../../constructs/patch';
import type { Issue } from '../../core/errors';
import { emptyTextIssues } from '../../core/text';
import { nameIssues, type OwnedName } from '../../core/names';
import type { Pods } from '../../core/network';
import type { WorkloadPatch } from '../../stack/patch';
import type { RequiredSecret } from '../../stack/required-secrets';
import type { KubernetesOptions } from './options';
import { outputIssues } from './output-issues';

/** Content of a chart. */
export interface ChartContent {
  readonly options: KubernetesOptions;
  readonly servers: readonly ServerProps[];
  readonly requiredSecrets: readonly RequiredSecret[];
  readonly patches: readonly WorkloadPatch[];
  /** Isolated pods in external namespaces, by the names of their network policies. */
  readonly isolated: Readonly<Record<string, Pods>>;
}

/** Returns the issues of the objects of a stack and of the options of the target. */
export function chartIssues(chart: Chart, content: ChartContent): Issue[] {
  const { options, servers, requiredSecrets, patches, isolated } = content;
  const { apiServer = {}, network = {}, ingress, storage = {}, priorityClass } = options;
  const manifests = new Map(objectsOf(chart).map((object) => [object.node.path, object.toJson() as Workload]));
  const patchTexts = patches.map((patch) => [`the patch of ${patch.workload.name}`, patchJson(patch)] as const);
  return [
    ...emptyTextIssues({ cluster: options.cluster }),
    ...apiServerIssues(apiServer),
    ...clusterNetworkIssues(network, ingress, isolated),
    ...storageIssues(storage, servers),
    ...nameIssues(existingClaims(storage)),
    ...(priorityClass === undefined ? [] : externalNameIssues('priorityClass', priorityClass)),
    ...objectIssues(chart),
    ...nameIssues(
      objectNames(chart, ({ kind }) =>
        kind === 'Namespace' ? 'give namespace and machineNamespace different values' : 'rename one of them',
      ),
    ),
    ...podNameIssues(manifests.values()),
    ...outputIssues(chart, requiredSecrets, new Map<string, unknown>([...manifests, ...patchTexts])),
  ];
}

/** Returns the existing claims of servers. A volume has one writer. */
function existingClaims(storage: NonNullable<KubernetesOptions['storage']>): OwnedName[] {
  return Object.entries(storage).flatMap(([server, { existingClaim }]) =>
    existingClaim === undefined
      ? []
      : [
          {
            owner: `storage of ${server}`,
            what: 'existingClaim',
            name: existingClaim,
            effect: 'but a volume has one writer',
            remedy: 'give each its own claim',
          },
        ],
  );
}

function storageIssues(storage: NonNullable<KubernetesOptions['storage']>, servers: readonly ServerProps[]): Issue[] {
  const withVolume = servers.filter(({ spec }) => volumeFolders(spec).length > 0);
  return Object.entries(storage).flatMap(([name, { storageClass, existingClaim }]): Issue[] => {
    const server = withVolume.find(({ spec }) => spec.name === name);
    if (!server) {
      const allowed = withVolume.map(({ spec }) => spec.name);
      return [{ problem: 'storage is set for a server that has no volume', given: name, allowed }];
    }
    return [
      ...(storageClass ? externalNameIssues(`storageClass of the storage of ${name}`, storageClass) : []),
      ...(existingClaim === undefined
        ? []
        : externalNameIssues(`existingClaim of the storage of ${name}`, existingClaim)),
      ...(existingClaim !== undefined && server.spec.runs.kind === 'members'
        ? [
            {
              problem: `storage of ${name} has existingClaim, but each member has its own claim`,
              given: existingClaim,
              remedy: `remove existingClaim; the claims of the members must have the names ${volumeFolders(server.spec)[0]!.name}-${name}-0, …-1`,
            },
          ]
        : []),
    ];
  });
}
