import { formatIssue } from '../../core/errors';
import type { Import } from './imports';

/** Folders in the order in which data flows: a folder imports only from itself and from those before it. */
export const layers = [
  'core',
  'metrics',
  'promql',
  'dashboards',
  'alerts',
  'servers',
  'stack',
  'library',
  'testing',
  'constructs',
  'targets',
  'pulumi',
  'cli',
  'infra',
  'tools',
  'test',
  'bench',
];

/** Packages, and the first folder that may import them. */
const packages: readonly (readonly [RegExp, string])[] = [
  [/^(cdk8s|cdk8s-plus-\d+|constructs)$/, 'constructs'],
  [/^@pulumi(verse)?\//, 'pulumi'],
];

/** Folder of one target. Only itself, the face above it and tests import from it. */
const targetFolder = /^targets\/[^/]+\//;

/** Face of all targets. */
const targetFace = 'targets/index.ts';

/**
 * Returns the issue of an import: its folder or package belongs to a later folder, its own folder has
 * no place, or it is a target where the interface of all targets must do.
 */
export function directionIssues({ from, line, to, isPackage }: Import): string[] {
  if (!from.includes('/')) return [];
  const where = `${from}:${line}`;
  const folder = layerOf(from);
  const layer = layers.indexOf(folder);
  if (layer < 0) {
    const problem = `${where}: the folder has no place in the order of imports`;
    return [formatIssue({ problem, given: folder, allowed: layers, remedy: 'add it to tools/structure/layers.ts' })];
  }
  if (isPackage) {
    const first = packages.find(([pattern]) => pattern.test(to))?.[1] ?? folder;
    if (layers.indexOf(first) <= layer) return [];
    const problem = `${where}: ${folder}/ imports a package of a later folder`;
    const allowed = layers.slice(layers.indexOf(first));
    const remedy = `return plain data from ${folder}/, and use ${to} in ${first}/`;
    return [formatIssue({ problem, given: to, allowed, remedy })];
  }
  const allowed = layers.slice(0, layer + 1);
  if (allowed.includes(folderOf(to))) return targetIssues(where, from, to);
  const problem = `${where}: ${folder}/ imports from a later folder`;
  const remedy = `move what both need to an earlier folder, or pass it to ${folder}/ as an argument`;
  return [formatIssue({ problem, given: to, allowed, remedy })];
}

function targetIssues(where: string, from: string, to: string): string[] {
  const target = targetFolder.exec(to)?.[0];
  if (target === undefined || from.startsWith(target) || from === targetFace || folderOf(from) === 'test') return [];
  const problem = `${where}: imports from ${target}, not the interface of targets`;
  const remedy = `add what ${folderOf(from)}/ needs to the interface`;
  return [formatIssue({ problem, given: to, allowed: ['targets/target.ts', targetFace], remedy })];
}

/** Returns the place of a file in the order: the tests of the last folder come after it. */
function layerOf(path: string): string {
  return path.startsWith('test/bench/') ? 'bench' : folderOf(path);
}

function folderOf(path: string): string {
  return path.split('/')[0]!;
}
