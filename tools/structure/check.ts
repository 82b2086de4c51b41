import { posix } from 'node:path';
import { formatIssue } from '../../core/errors';
import { commentIssues } from './comments';
import { cyclesOf } from './cycles';
import { importsOf, type Import } from './imports';
import { directionIssues } from './layers';

const maxFiles = 40;
const maxLines = 300;
/** Files that a command writes. */
const generated = ['constructs/api/k8s.ts'];

/**
 * Checks the direction of imports, cycles of files, the size of folders and files, and the starts of
 * docstrings. Paths are from the root.
 *
 * @returns sentences with the problem, the value, what is allowed and the remedy
 */
export function checkStructure(files: ReadonlyMap<string, string>): string[] {
  const imports = importsOf(files);
  const found = [
    ...imports.flatMap(directionIssues),
    ...cyclesOf(imports).map(cycleText),
    ...folderIssues([...files.keys()]),
    ...lengthIssues(files),
    ...[...files].filter(([path]) => isWrittenCode(path)).flatMap(([path, text]) => commentIssues(path, text)),
  ];
  return [...new Set(found)];
}

function cycleText(cycle: readonly Import[]): string {
  const way = cycle.map(({ from, line }) => `${from}:${line}`);
  return formatIssue({
    problem: 'files import each other in a cycle',
    given: [...way, cycle[0]!.from].join(' -> '),
    allowed: 'no cycle, type imports included',
    remedy: 'move what both need to a file of its own',
  });
}

function folderIssues(paths: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const path of paths.filter(isWritten)) {
    const folder = posix.dirname(path);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > maxFiles)
    .map(([folder, given]) =>
      formatIssue({
        problem: `${folder}/ has too many files`,
        given,
        allowed: `at most ${maxFiles}, without snapshots`,
        remedy: 'group them in folders by concern',
      }),
    );
}

function lengthIssues(files: ReadonlyMap<string, string>): string[] {
  return [...files.keys()].filter(isWrittenCode).flatMap((path) => {
    const given = linesOf(files.get(path)!);
    if (given <= maxLines) return [];
    return [
      formatIssue({
        problem: `${path} has too many lines`,
        given,
        allowed: `at most ${maxLines}`,
        remedy: 'divide it into one file per concept',
      }),
    ];
  });
}

function linesOf(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

function isWritten(path: string): boolean {
  return !/(__snapshots__|test\/snapshots)\//.test(path) && !generated.includes(path);
}

function isWrittenCode(path: string): boolean {
  return isWritten(path) && /\.([cm]?[jt]s|py|sh|go)$/.test(path);
}
