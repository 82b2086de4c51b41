import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { installPackage } from '../test/e2e/commands/packed-package';
import type { Reading } from './reading';
import { usageReadings } from './usage';

const root = resolve(__dirname, '..');

/** Measures a Node that does nothing. */
export function benchNode(): Promise<readonly Reading[]> {
  return measured('start of Node', root, ['-e', '0']);
}

/** Measures the commands of this repository, whose duration its users notice. */
export async function benchCommands(): Promise<readonly Reading[]> {
  return [
    ...(await measured('synthesis of five stacks from source, without types', root, [
      'vigie.cjs',
      'synth',
      '--no-check',
    ])),
    ...(await measured('synthesis of five stacks from source, with types', root, ['vigie.cjs', 'synth'])),
    ...(await measured('type check (npm run types)', root, [
      'node_modules/typescript-7/bin/tsc',
      '--noEmit',
      '--singleThreaded',
    ])),
  ];
}

/** Measures the packed package in a project of `vigie init`. */
export async function benchPackage(): Promise<readonly Reading[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
  try {
    installPackage(folder);
    const vigie = join(folder, 'node_modules/vigie/vigie.cjs');
    await node(folder, [vigie, 'init', '--name', 'shop'], process.env);
    const synth = [vigie, 'synth', '--no-check'];
    return [
      ...(await measured('vigie --help of the package', folder, [vigie, '--help'])),
      ...(await measured('synthesis of one stack with the package, without types', folder, synth, () => {
        rmSync(join(folder, 'dist'), { recursive: true, force: true });
      })),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param before runs before each run of the command */
function measured(
  name: string,
  folder: string,
  args: readonly string[],
  before?: () => void,
): Promise<readonly Reading[]> {
  return usageReadings(name, (env) => {
    before?.();
    return node(folder, args, env);
  });
}

async function node(folder: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const [errors, [status]] = await Promise.all([text(child.stderr), once(child, 'close') as Promise<[number]>]);
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed:\n${errors}`);
}
