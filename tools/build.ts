import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { recipes, type Program, type Recipe } from './recipes';

/** Where built programs are kept: outside the tree, so that a fresh clone need not build them again. */
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'vigie', 'tools');

/** The file of a program that has been built. */
export function programFile(program: Program): string {
  const recipe = recipes.find(({ programs }) => program in programs)!;
  return join(folderOf(recipe), program);
}

/**
 * Builds what is not built yet, and says so.
 *
 * @throws Error when Go is missing or a build fails
 */
export function buildAll(): void {
  for (const recipe of recipes) build(recipe);
}

function build(recipe: Recipe): void {
  const folder = folderOf(recipe);
  if (existsSync(folder)) return;
  checkGo();
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(join(cache, 'building-'));
  try {
    for (const [program, path] of Object.entries(recipe.programs)) {
      const started = Date.now();
      process.stderr.write(`building ${program} ${recipe.version} … `);
      go(recipe, ['build', ...buildFlags(recipe), '-o', join(unfinished, program), path]);
      process.stderr.write(`${Math.round((Date.now() - started) / 1000)} s\n`);
    }
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Named after everything that decides about the result, so that a changed recipe is built anew and no other. */
function folderOf(recipe: Recipe): string {
  const hash = createHash('sha256').update(JSON.stringify(recipe));
  for (const file of ['go.mod', 'go.sum']) hash.update(readFileSync(join(__dirname, recipe.name, file)));
  return join(cache, `${recipe.name}-${recipe.version}-${hash.digest('hex').slice(0, 12)}`);
}

function buildFlags({ tags, variables = {} }: Recipe): string[] {
  const set = Object.entries(variables).map(([variable, value]) => `-X ${variable}=${value}`);
  return ['-trimpath', '-ldflags', ['-s', '-w', ...set].join(' '), ...(tags ? ['-tags', tags] : [])];
}

function go(recipe: Recipe, args: readonly string[]): void {
  const cwd = join(__dirname, recipe.name);
  const { status, stderr } = spawnSync('go', args, {
    cwd,
    env: { ...process.env, CGO_ENABLED: '0' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`go ${args[0] ?? ''} failed in tools/${recipe.name}:\n${stderr}`);
}

function checkGo(): void {
  if (spawnSync('go', ['version']).status === 0) return;
  throw new Error(
    'Go is not installed; the end-to-end tests build their servers with it: https://go.dev/doc/install, 1.26 or later',
  );
}

if (require.main === module) buildAll();
