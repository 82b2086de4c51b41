import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ValidationError } from '../core/errors';
import type { Config } from '../targets/config';
import type { TargetedStack } from '../targets';

/** Exports of a configuration. */
interface Exports {
  readonly default?: unknown;
}

/** Names of the configuration, in the order in which they are looked for. */
const names = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((extension) => `vigie.config.${extension}`);

/**
 * Returns the path of the configuration of a project.
 *
 * @param folder absolute path of the project
 * @throws ValidationError when there is none
 */
export function configIn(folder: string): string {
  const name = names.find((one) => existsSync(join(folder, one)));
  if (name !== undefined) return join(folder, name);
  throw new ValidationError({
    problem: 'no configuration in this folder',
    given: folder,
    allowed: names,
    remedy: 'run the command in the folder of your project, or create a project with vigie init',
  });
}

/**
 * Loads the stacks of a configuration in TypeScript or JavaScript.
 *
 * @param file absolute path
 * @param load loads the module
 * @throws ValidationError when the module exports no configuration, or a stack of untyped code lacks a property
 */
export async function loadConfig(file: string, load = loadModule): Promise<readonly TargetedStack[]> {
  // Commands that read no stack start without what reads them.
  const [module, { throwUnreadable }] = await Promise.all([load(file), import('../targets/validation.js')]);
  const config = defaultOf(module);
  const stacks = (config as Partial<Config> | undefined)?.stacks;
  if (Array.isArray(stacks)) {
    throwUnreadable(stacks as readonly TargetedStack[]);
    return stacks as readonly TargetedStack[];
  }
  throw new ValidationError({
    path: file,
    problem: 'the module exports no configuration',
    given: config,
    allowed: 'export default defineConfig([{ stack, targets: [k3s()] }])',
  });
}

/** Loads a module in TypeScript. In the repository of Vigie, the compiler that runs this file compiles it too. */
export async function loadModule(file: string): Promise<Exports> {
  if (__filename.endsWith('.ts')) return (await import(file)) as Exports;
  const { createJiti } = await import('jiti');
  return createJiti(__filename).import(file);
}

/** Default export of a module, which is in `default` of the exports when CommonJS is imported. */
function defaultOf({ default: exported }: Exports): unknown {
  return exported !== null && typeof exported === 'object' && Object.hasOwn(exported, 'default')
    ? (exported as Exports).default
    : exported;
}
