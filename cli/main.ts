import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isatty } from 'node:tty';
import { configIn, loadConfig, loadModule } from './config';
import { vigie } from './program';
import { kubectl } from './secrets/kubectl';

/**
 * Runs the command `vigie` with the arguments of the process, and sets its exit status.
 *
 * @param load loads the configuration of a project by its path; default: compiles it
 */
export async function main(load = loadModule): Promise<void> {
  // A reader such as `head` may close a stream before its end.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
  const folder = process.cwd();
  process.exitCode = await vigie(process.argv.slice(2), {
    folder,
    cdk8sFolder: process.env.CDK8S_OUTDIR,
    findConfig: () => configIn(folder),
    loadStacks: () => loadConfig(configIn(folder), load),
    print: (text) => process.stdout.write(text),
    note: (line) => process.stderr.write(`${line}\n`),
    kubectl,
    readInput,
    isTerminal: isatty(1),
    isColoured: isatty(2),
  });
}

/** Reads standard input. At a terminal, the input is not echoed. */
function readInput(): string {
  if (!process.stdin.isTTY) return readFileSync(0, 'utf8');
  process.stderr.write('Type the value, then Enter and Ctrl-D:\n');
  spawnSync('stty', ['-echo'], { stdio: 'inherit' });
  try {
    return readFileSync(0, 'utf8');
  } finally {
    spawnSync('stty', ['echo'], { stdio: 'inherit' });
  }
}
