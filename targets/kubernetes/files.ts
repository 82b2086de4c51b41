import { restorePod } from '../../constructs/cron-job';
import { patchCommand, patchJson } from '../../constructs/patch';
import { fileText } from '../../core/yaml';
import { patchFile, type WorkloadPatch } from '../../stack/patch';
import type { StackProps } from '../../stack/stack';
import type { Files } from '../output';
import { stackFiles } from '../stack-files';
import type { StackChart } from './chart';
import { operatorRules } from './operator-rules';

/**
 * Renders the files of a stack besides its manifests: those of every target, the rules for the
 * Prometheus Operator, patches of external workloads, and the pod that restores a backup.
 */
export function filesOf(chart: StackChart): Files {
  const { stack, servers, shown } = chart;
  const specs = servers.map(({ spec }) => spec);
  return new Map([
    ...stackFiles(stack, specs, shown),
    ...[...operatorRules(stack, chart.namespaces.namespace), ...restoreFiles(chart)].map(
      ([path, text]) => [`${stack.name}/${path}`, text] as const,
    ),
    ...(stack.patches ?? []).map((patch) => {
      const path = patchPath(stack, patch);
      return [path, `# ${patchCommand(patch, `dist/${path}`)}\n${fileText(patchJson(patch), '1.1')}`] as const;
    }),
  ]);
}

/** Returns the path of the file with a patch of an external workload. */
export function patchPath({ name }: StackProps, patch: WorkloadPatch): string {
  return `${name}/patches/${patchFile(patch)}`;
}

function restoreFiles({ servers }: StackChart): (readonly [path: string, text: string])[] {
  return servers.flatMap((server) => {
    const { runs } = server.spec;
    return runs.kind === 'schedule' ? [['restore.yaml', fileText(restorePod(server, runs), '1.1')] as const] : [];
  });
}
