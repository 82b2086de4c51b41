import type { Chart } from 'cdk8s';
import { volumeFolders, type ServerProps } from '../../constructs/server';
import { apiServerIssues } from '../../constructs/network-policies/api-server';
import { externalNameIssues, objectIssues } from '../../constructs/object-issues';
import { patchJson } from '../../constructs/patch';
import type { Issue } from '../../core/errors';
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
}

/** Returns the issues of the objects of a stack and of the options of the target. */
export function chartIssues(chart: Chart, { options, servers, requiredSecrets, patches }: ChartContent): Issue[] {
  const { apiServer = {}, storage = {}, priorityClass } = options;
  const patchTexts = patches.map((patch) => [`the patch of ${patch.workload.name}`, patchJson(patch)]);
  return [
    ...apiServerIssues(apiServer),
    ...storageIssues(storage, servers),
    ...(priorityClass === undefined ? [] : externalNameIssues('priorityClass', priorityClass)),
    ...objectIssues(chart),
    ...outputIssues(chart, requiredSecrets, Object.fromEntries(patchTexts) as Record<string, unknown>),
  ];
}

function storageIssues(storage: NonNullable<KubernetesOptions['storage']>, servers: readonly ServerProps[]): Issue[] {
  const withVolume = servers.filter(({ spec }) => volumeFolders(spec).length > 0);
  return Object.entries(storage).flatMap(([name, { existingClaim }]): Issue[] => {
    const server = withVolume.find(({ spec }) => spec.name === name);
    if (!server) {
      const allowed = withVolume.map(({ spec }) => spec.name);
      return [{ problem: 'storage is set for a server that has no volume', given: name, allowed }];
    }
    return existingClaim !== undefined && server.spec.runs.kind === 'members'
      ? [
          {
            problem: `storage of ${name} has existingClaim, but each member has its own claim`,
            given: existingClaim,
            remedy: `remove existingClaim; the claims of the members must have the names ${volumeFolders(server.spec)[0]!.name}-${name}-0, …-1`,
          },
        ]
      : [];
  });
}
