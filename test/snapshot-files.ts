import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createPatch } from 'diff';

export const root = join(__dirname, 'snapshots');

/**
 * Folders of `test/snapshots/`, each compared by one test. Another file in them fails
 * `test/snapshot-files.test.ts`.
 */
export const snapshotFolders = [
  'agent',
  'english/shop',
  'english/shop-cloud',
  'focus-api',
  'full',
  'gauzian',
  'gauzian-staging',
  'kairo-cms-cloud',
  'minimal',
  'other',
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

/** Texts by path, with `/` between folders. */
export type SnapshotFiles = ReadonlyMap<string, string>;

/**
 * Compares every file of a folder of `test/snapshots/` with its expected text. `npm test -- -u`
 * rewrites the folder.
 *
 * @throws Error with the difference of each file that is missing, obsolete or changed
 */
export function expectSnapshotFiles(folder: (typeof snapshotFolders)[number], files: SnapshotFiles): void {
  const path = join(root, folder);
  if (isUpdate()) replaceFiles(path, files);
  const differences = differencesOf(readFiles(path), files);
  if (differences.length === 0) return;
  const count = `${differences.length} of the files in test/snapshots/${folder}/ are not what is rendered`;
  throw new Error([`${count}. If that is meant: npm test -- -u`, ...differences].join('\n\n'));
}

/** Returns the difference of each file of two sets, as `diff -u` shows it. */
export function differencesOf(before: SnapshotFiles, after: SnapshotFiles, context = 3): string[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => {
      const [old, now] = [before.get(path), after.get(path)];
      const header = old === undefined ? ['absent', 'new'] : now === undefined ? ['obsolete', 'absent'] : [];
      const patch = createPatch(path, old ?? '', now ?? '', header[0], header[1], { context });
      return patch.replace(/^Index: .*\n=+\n/, '');
    });
}

/**
 * Reports whether jest was called with `--updateSnapshot`. Its types lack this state, which its own
 * matchers use.
 */
function isUpdate(): boolean {
  const { snapshotState } = expect.getState() as unknown as { snapshotState: { _updateSnapshot: string } };
  return snapshotState._updateSnapshot === 'all';
}

function replaceFiles(folder: string, files: SnapshotFiles): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Returns the files of a folder and its subfolders. */
export function readFiles(folder: string): SnapshotFiles {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}
