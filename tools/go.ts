import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { folderOf, once, timed, type Cached } from './cache';
import { recipes, type ModuleFile, type Program, type Recipe, type ToolFile } from './recipes';

export { type Program, type ToolFile } from './recipes';

const all: readonly Recipe[] = recipes;

/** Path of a built program. */
export function programFile(program: Program): string {
  return join(folderOf(cached(recipeOf(program))), program);
}

/** Version of a program, such as `3.16.0`. */
export function programVersion(program: Program): string {
  return recipeOf(program).version;
}

/** Path of a file from a Go module, such as the custom resources of a server. */
export function toolFile(file: ToolFile): string {
  return join(folderOf(cached(all.find(({ files = {} }) => Object.hasOwn(files, file))!)), file);
}

/**
 * Builds programs that are not in the cache, with all programs of their recipes.
 *
 * @throws Error when Go or a C library is missing, or a build fails
 */
export function buildPrograms(programs: readonly Program[]): void {
  for (const recipe of all) if (programs.some((program) => Object.hasOwn(recipe.programs, program))) buildGo(recipe);
}

/**
 * Builds the programs of a recipe that are not in the cache.
 *
 * @throws Error when Go or a C library is missing, or a build fails
 */
export function buildGo(recipe: Recipe): void {
  once(cached(recipe), (folder) => {
    checkGo();
    checkLibrary(recipe);
    withPlaceholders(recipe, (modules) => {
      for (const [program, path] of Object.entries(recipe.programs)) {
        timed(`${program} ${recipe.version}`, () => {
          go(recipe, ['build', ...modules, ...buildFlags(recipe), '-o', join(folder, program), path]);
        });
      }
    });
    for (const [name, file] of Object.entries(recipe.files ?? {})) {
      timed(`${name} ${recipe.version}`, () => {
        copyFileSync(moduleFile(recipe, file), join(folder, name));
      });
    }
  });
}

/**
 * Copies the modules that lack files and adds the files.
 *
 * @param build receives the flags by which Go uses the copies
 */
function withPlaceholders(recipe: Recipe, build: (flags: readonly string[]) => void): void {
  const lacking = Object.entries(recipe.placeholders ?? {});
  if (lacking.length === 0) {
    build([]);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'vigie-modules-'));
  try {
    const modules = join(folder, 'go.mod');
    for (const name of ['go.mod', 'go.sum']) copyFileSync(join(__dirname, sourcesOf(recipe), name), join(folder, name));
    for (const [index, [module, files]] of lacking.entries()) {
      const copy = join(folder, String(index));
      copyModule(moduleFile(recipe, { module, path: '.' }), copy);
      for (const file of files) {
        mkdirSync(dirname(join(copy, file)), { recursive: true });
        writeFileSync(join(copy, file), '');
      }
      go(recipe, ['mod', 'edit', `-replace=${module}=${copy}`, modules]);
    }
    build([`-modfile=${modules}`]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Copies a module. The files in the cache of Go are read-only, the copies are not. */
function copyModule(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  for (const path of readdirSync(to, { recursive: true, encoding: 'utf8' })) chmodSync(join(to, path), 0o755);
  chmodSync(to, 0o755);
}

function recipeOf(program: Program): Recipe {
  return all.find(({ programs }) => Object.hasOwn(programs, program))!;
}

/** Returns the folder below `tools/` with the module of a recipe. */
function sourcesOf({ name, module = name }: Recipe): string {
  return module;
}

function cached(recipe: Recipe): Cached {
  const { name, version, programs } = recipe;
  const folder = sourcesOf(recipe);
  // Each program of this repository is one file.
  const own = Object.values(programs).filter((path) => path.startsWith('./'));
  const sources = ['go.mod', 'go.sum', ...own.map((path) => `${path}/main.go`)];
  return { name, version, folder, sources, settings: recipe };
}

function buildFlags({ tags, variables = {}, library }: Recipe): string[] {
  const set = Object.entries(variables).map(([variable, value]) => `-X ${variable}=${value}`);
  // Statically linked, so that the program also runs in images, like the others.
  const linker = ['-s', '-w', ...set, ...(library ? ['-extldflags', '-static'] : [])];
  return ['-trimpath', '-ldflags', linker.join(' '), ...(tags ? ['-tags', tags] : [])];
}

/**
 * Returns the path of a file in the module cache of Go. Downloads the module if needed.
 *
 * @throws Error when Go is missing, or the module cannot be downloaded
 */
export function moduleFile(recipe: Recipe, { module, path }: ModuleFile): string {
  const { Dir } = JSON.parse(go(recipe, ['mod', 'download', '-json', module])) as { Dir: string };
  return join(Dir, path);
}

function go(recipe: Recipe, args: readonly string[]): string {
  const cwd = join(__dirname, sourcesOf(recipe));
  const env = { ...process.env, CGO_ENABLED: recipe.library ? '1' : '0' };
  const { status, stdout, stderr } = spawnSync('go', args, { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`go ${args[0] ?? ''} failed in tools/${sourcesOf(recipe)}:\n${stderr}`);
  return stdout;
}

function checkGo(): void {
  if (spawnSync('go', ['version']).status === 0) return;
  throw new Error(
    'Go is not installed. The end-to-end tests build their servers with Go 1.26 or later: https://go.dev/doc/install',
  );
}

function checkLibrary({ name, library }: Recipe): void {
  if (!library || spawnSync('pkg-config', ['--exists', library.name]).status === 0) return;
  throw new Error(
    `${name} is linked with ${library.name}, which is not installed; on Debian: apt-get install ${library.packages.join(' ')}`,
  );
}
