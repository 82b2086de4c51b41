import { join } from 'node:path';
import { compareSnapshots, type SnapshotFiles } from '../testing/snapshots';

export const root = join(__dirname, 'snapshots');

/**
 * Folders of `test/snapshots/`, each compared by one test. Another file in them fails
 * `test/snapshot-files.test.ts`.
 */
export const snapshotFolders = [
  'agent',
  'booking',
  'delivery/firing',
  'delivery/resolved',
  'english/shop',
  'english/shop-cloud',
  'focus-api',
  'full',
  'gauzian',
  'gauzian-staging',
  'kairo-cms-cloud',
  'minimal',
  'other',
  'panels/bar-gauge',
  'panels/gauge',
  'panels/heatmap',
  'panels/stat',
  'panels/state-timeline',
  'panels/table',
  'panels/text',
  'panels/time-series',
  'pulumi',
  'servers/alertmanager/all',
  'servers/alertmanager/minimal',
  'servers/exporter/all',
  'servers/exporter/minimal',
  'servers/grafana/all',
  'servers/grafana/minimal',
  'servers/grafana-backup/all',
  'servers/grafana-backup/minimal',
  'servers/prometheus/all',
  'servers/prometheus/minimal',
] as const;

/** One of these folders. */
export type SnapshotFolder = (typeof snapshotFolders)[number];

/**
 * Compares every file of a folder of `test/snapshots/` with its expected text. `npm test -- -u`
 * rewrites the folder.
 *
 * @throws Error with the difference of each file that is missing, obsolete or changed
 */
export function expectSnapshotFiles(folder: SnapshotFolder, files: SnapshotFiles): void {
  const path = join(root, folder);
  const differences = compareSnapshots(path, files, isUpdate());
  if (differences.length === 0) return;
  const count = `${differences.length} of the files in test/snapshots/${folder}/ are not what is rendered`;
  throw new Error([`${count}. If that is meant: npm test -- -u`, ...differences].join('\n\n'));
}

/** Whether jest was called with `--updateSnapshot`. Its types do not have the state that its own matchers read. */
function isUpdate(): boolean {
  const { snapshotState } = expect.getState() as unknown as { snapshotState: { _updateSnapshot: string } };
  return snapshotState._updateSnapshot === 'all';
}
