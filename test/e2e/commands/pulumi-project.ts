import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');

/** Reason why the real CLI cannot run here. */
export function missingCli(): string | undefined {
  const { error, status, stdout } = spawnSync('pulumi', ['plugin', 'ls', '--json'], { encoding: 'utf8' });
  if (error) return 'pulumi is not on PATH';
  if (status !== 0) return `pulumi plugin ls fails with ${status}`;
  const installed = (JSON.parse(stdout) as { name: string }[]).map(({ name }) => name);
  const wanted = ['kubernetes', 'random'];
  const absent = wanted.filter(
    (name) =>
      !installed.includes(name) && spawnSync('which', [`pulumi-resource-${name}`], { stdio: 'ignore' }).status !== 0,
  );
  return absent.length > 0 ? `its plugin ${absent.join(' and ')} is not installed` : undefined;
}

/** Copy of the project whose stack can be edited. */
export function projectIn(folder: string): string {
  const project = join(folder, 'project');
  mkdirSync(project, { recursive: true });
  for (const name of readdirSync(root)) {
    if (name.startsWith('.') || name === 'infra') continue;
    if (['Pulumi.yaml', 'package.json', 'tsconfig.json'].includes(name)) cpSync(join(root, name), join(project, name));
    else symlinkSync(join(root, name), join(project, name));
  }
  cpSync(join(root, 'infra'), join(project, 'infra'), { recursive: true });
  return project;
}

/**
 * Returns the changes of a preview: `update Secret gauzian/monitoring/minio-metrics`.
 *
 * @param preview output of `pulumi preview --json`
 */
export function changesOf(preview: string): string[] {
  const { steps } = JSON.parse(preview) as { steps: { op: string; urn: string }[] };
  return steps
    .filter(({ op }) => op !== 'same')
    .map(({ op, urn }) => {
      const [type, name] = urn.split('::').slice(2);
      return `${op} ${type!.split(':').at(-1)!} ${name!}`;
    })
    .sort();
}

/** Returns the message of what a function throws, or `''`. */
export function failureOf(run: () => void): string {
  try {
    run();
  } catch (error) {
    return String(error);
  }
  return '';
}
