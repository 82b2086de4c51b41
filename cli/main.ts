import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isatty } from 'node:tty';
import { configIn, loadConfig } from './config';
import { vigie } from './program';
import { kubectl } from './secrets/kubectl';

const folder = process.cwd();

// A reader such as `head` may close a stream before its end.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

void vigie(process.argv.slice(2), {
  folder,
  cdk8sFolder: process.env.CDK8S_OUTDIR,
  findConfig: () => configIn(folder),
  loadStacks: () => loadConfig(configIn(folder)),
  print: (text) => process.stdout.write(text),
  note: (line) => process.stderr.write(`${line}\n`),
  kubectl,
  readInput,
  isTerminal: isatty(1),
  isColoured: isatty(2),
}).then((status) => {
  process.exitCode = status;
});

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
