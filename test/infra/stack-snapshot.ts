import { fileText } from '../../core/yaml';
import type { StackChart } from '../../targets/kubernetes/chart';
import { filesOf } from '../../targets/kubernetes/files';
import type { SnapshotFiles } from '../../testing/snapshots';
import { objectFiles, type SnapshotObject } from '../../testing/snapshot-objects';
import { joinedRules } from '../rule-files';
import { digest } from './digest';

/**
 * Reviewed files of a stack: each object, each file of a server, each group of rules, a digest of
 * each dashboard, and the files beside the manifests.
 *
 * @param runbooks alerts whose runbook pages are included
 */
export function stackSnapshot(chart: StackChart, runbooks: readonly string[] | RegExp): SnapshotFiles {
  const objects = chart.toJson() as SnapshotObject[];
  const isShown = (alert: string) => (runbooks instanceof RegExp ? runbooks.test(alert) : runbooks.includes(alert));
  return new Map([
    ...objectFiles(objects, chart.namespaces.namespace),
    ...objects.filter(({ kind }) => kind === 'ConfigMap').flatMap(serverFiles),
    ...chart.stack.dashboards.map((one): [string, string] => [`dashboards/${one.uid}.md`, `${digest(one)}\n`]),
    ...[...filesOf(chart)]
      .map(([path, text]): [string, string] => [path.slice(chart.stack.name.length + 1), text])
      .filter(([path]) => {
        const [, alert] = /^runbooks\/(\w+)\.md$/.exec(path) ?? [];
        return alert === undefined ? /^patches|^restore|^sizing|^objectives|-notifications/.test(path) : isShown(alert);
      }),
  ]);
}

/**
 * Returns the files in a ConfigMap. Dashboards are replaced by digests, and runbook dashboards by
 * pages.
 */
function serverFiles({ metadata, data = {} }: SnapshotObject): [path: string, text: string][] {
  const files = Object.entries(data).filter(([file]) => !file.endsWith('.json'));
  if (metadata.name !== 'prometheus-rules') return files.map(([file, text]) => [`${metadata.name}/${file}`, text]);
  const { groups } = joinedRules(files.map(([, text]) => text));
  return groups.map((group) => [`${metadata.name}/${group.name}.yml`, fileText(group)]);
}
