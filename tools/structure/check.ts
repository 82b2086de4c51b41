import { posix } from 'node:path';
import { formatIssue } from '../../core/errors';
import { cyclesOf, cycleThrough } from './cycles';
import { importsOf, type Import } from './imports';
import { directionIssues } from './layers';
import type { Waiting } from './waiting';

const maxFiles = 40;
const maxLines = 300;
/** Generated files. */
const generated = ['constructs/api/k8s.ts'];

/** Result of a check: sentences with the problem, the value, what is allowed and the remedy. */
export interface Findings {
  readonly issues: readonly string[];
  /** Issues on the waiting list. */
  readonly warnings: readonly string[];
}

interface Finding {
  readonly text: string;
  /** Entry of the waiting list that matches this issue. */
  readonly entry: string;
  readonly waits: boolean;
}

/**
 * Checks the direction of imports, cycles of files, and the size of folders and files. Paths are
 * relative to the root.
 */
export function checkStructure(files: ReadonlyMap<string, string>, waiting: Waiting): Findings {
  const imports = importsOf(files);
  const found = [
    ...directionFindings(imports, waiting),
    ...cycleFindings(imports, waiting),
    ...folderFindings([...files.keys()]),
    ...lengthFindings(files, waiting),
  ];
  const textsOf = (some: readonly Finding[]) => [...new Set(some.map(({ text }) => text))];
  const entries = new Set(found.map(({ entry }) => entry));
  const unneeded = [...waiting.imports, ...Object.keys(waiting.lines)].filter((entry) => !entries.has(entry));
  return {
    issues: [...textsOf(found.filter(({ waits }) => !waits)), ...unneeded.map(unneededEntry)],
    warnings: textsOf(found.filter(({ waits }) => waits)),
  };
}

function directionFindings(imports: readonly Import[], waiting: Waiting): Finding[] {
  return imports.flatMap((one) =>
    directionIssues(one).map((text) => ({ text, entry: entryOf(one), waits: waiting.imports.includes(entryOf(one)) })),
  );
}

/** Cycles without the imports of the waiting list, and cycles through these imports. */
function cycleFindings(imports: readonly Import[], waiting: Waiting): Finding[] {
  const waits = (one: Import): boolean => waiting.imports.includes(entryOf(one));
  const unexpected = cyclesOf(imports.filter((one) => !waits(one)));
  return [
    ...unexpected.map((cycle) => ({ text: cycleText(cycle), entry: '', waits: false })),
    ...imports.filter(waits).flatMap((one) => {
      const cycle = directionIssues(one).length > 0 ? undefined : cycleThrough(imports, one);
      return cycle === undefined ? [] : [{ text: cycleText(cycle), entry: entryOf(one), waits: true }];
    }),
  ];
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

function folderFindings(paths: readonly string[]): Finding[] {
  const counts = new Map<string, number>();
  for (const path of paths.filter(isWritten)) {
    const folder = posix.dirname(path);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > maxFiles)
    .map(([folder, given]) => {
      const allowed = `at most ${maxFiles}, without snapshots`;
      const remedy = 'group them in folders by concern';
      return {
        text: formatIssue({ problem: `${folder}/ has too many files`, given, allowed, remedy }),
        entry: '',
        waits: false,
      };
    });
}

function lengthFindings(files: ReadonlyMap<string, string>, waiting: Waiting): Finding[] {
  return [...files.keys()].filter(isWrittenCode).flatMap((path) => {
    const given = linesOf(files.get(path)!);
    if (given <= maxLines) return [];
    const before = waiting.lines[path];
    const allowed = `at most ${maxLines}${before === undefined ? '' : `; currently up to ${before}`}`;
    const remedy = 'divide it into one file per concept';
    const text = formatIssue({ problem: `${path} has too many lines`, given, allowed, remedy });
    return [{ text, entry: path, waits: before !== undefined && given <= before }];
  });
}

function unneededEntry(given: string): string {
  return formatIssue({
    problem: 'an entry of the waiting list is no longer needed',
    given,
    allowed: 'only entries with an issue',
    remedy: 'remove it from tools/structure/waiting.ts',
  });
}

function entryOf({ from, to }: Import): string {
  return `${from} -> ${to}`;
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
