import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ValidationError } from '../../core/errors';

/** Compiler options of a project without `tsconfig.json`. */
const defaultOptions = { target: 'ES2022', module: 'node16', strict: true, types: ['node'] };

/**
 * Checks the types of a configuration and of everything that it imports, with the TypeScript of the
 * project and the options of its `tsconfig.json`. What was checked is remembered in
 * `node_modules/.cache`, so that the next check is faster.
 *
 * @param config absolute path of the configuration
 * @param isColoured whether the compiler's report has colours
 * @returns the compiler's report, which is empty without errors
 * @throws ValidationError when the project has no TypeScript
 */
export async function typeErrors(config: string, isColoured: boolean): Promise<string> {
  const project = dirname(config);
  const compiler = compilerOf(config);
  const own = join(project, 'node_modules');
  // Linked packages belong to several projects, so nothing of one of them is kept there.
  const isOwn = lstatSync(own, { throwIfNoEntry: false })?.isDirectory() === true;
  const folder = isOwn ? join(own, '.cache', 'vigie') : mkdtempSync(join(tmpdir(), 'vigie-types-'));
  try {
    const args = [compiler, '--project', checkedProject(folder, config, isOwn), '--pretty', String(isColoured)];
    const child = spawn(process.execPath, args, { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] });
    const [report, [status]] = await Promise.all([text(child.stdout), once(child, 'close') as Promise<[number]>]);
    return status === 0 ? '' : report.trimEnd() || `the compiler ended with status ${status}`;
  } finally {
    if (!isOwn) rmSync(folder, { recursive: true });
  }
}

/** Returns the path of the compiler. */
function compilerOf(config: string): string {
  try {
    return join(dirname(createRequire(config).resolve('typescript/package.json')), 'bin', 'tsc');
  } catch {
    throw new ValidationError({
      problem: 'the types cannot be checked: this project has no TypeScript',
      given: dirname(config),
      remedy: 'npm install --save-dev typescript, or run the command with --no-check',
    });
  }
}

/**
 * Writes the project file of the check, and returns its path.
 *
 * @param isInProject whether the folder is below the project
 */
function checkedProject(folder: string, config: string, isInProject: boolean): string {
  const project = dirname(config);
  const own = join(project, 'tsconfig.json');
  const file = join(folder, 'tsconfig.json');
  mkdirSync(folder, { recursive: true });
  const tsconfig = {
    ...(existsSync(own) ? { extends: own } : {}),
    compilerOptions: {
      // In the project, the compiler finds them, or takes those of tsconfig.json.
      ...(isInProject ? {} : { typeRoots: typeRootsFrom(project) }),
      ...(existsSync(own) ? {} : defaultOptions),
      ...{ noEmit: true, composite: false, declaration: false, declarationMap: false, emitDeclarationOnly: false },
      // Declarations of packages are not the project's. Those of Grafana's SDK have errors with moduleResolution node10, which is
      // that of `cdk8s init`.
      ...{ skipLibCheck: true, incremental: true, tsBuildInfoFile: './types.tsbuildinfo' },
    },
    files: [config],
    include: [],
    references: [],
  };
  writeFileSync(file, JSON.stringify(tsconfig));
  return file;
}

/** Folders of types that a compiler finds from a project: those of the project and of all folders above it. */
function typeRootsFrom(project: string): string[] {
  const above = dirname(project);
  return [join(project, 'node_modules', '@types'), ...(above === project ? [] : typeRootsFrom(above))];
}
