import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');

/** Runs a command and returns its standard output. */
export function run(cwd: string, program: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}${stderr}`);
  return stdout;
}

/** Builds and packs the package, and installs it into a folder with its dependencies and their commands. */
export function installPackage(folder: string): void {
  // Not in the working tree: suites that run at the same time would pack half a build of another.
  const content = join(folder, 'content');
  run(root, 'npm', 'run', '--silent', 'build', content);
  const [packed] = JSON.parse(run(content, 'npm', 'pack', '--silent', '--json', '--pack-destination', folder)) as [
    { filename: string },
  ];
  const modules = join(folder, 'node_modules');
  const installed = join(modules, 'vigie');
  mkdirSync(installed, { recursive: true });
  run(folder, 'tar', '-xzf', packed.filename, '-C', installed, '--strip-components=1');
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (!name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  mkdirSync(join(modules, '.bin'));
  symlinkSync('../vigie/vigie.cjs', join(modules, '.bin/vigie'));
  for (const name of ['tsx', 'tsc']) symlinkSync(join(root, 'node_modules/.bin', name), join(modules, '.bin', name));
}
