import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { failing } from '../failure';
import { loadStacks } from '../stacks';
import { kubectl } from './kubectl';

failing(async () => {
  const [stacks, { secretsCommand }] = await Promise.all([loadStacks(), import('./command.js')]);
  process.exitCode = secretsCommand(process.argv.slice(2), {
    stacks,
    kubectl,
    readInput,
    print: console.log,
    isTerminal: process.stdout.isTTY,
  });
});

/** Reads standard input. At a terminal, the input is not echoed. */
function readInput(): string {
  if (!process.stdin.isTTY) return readFileSync(0, 'utf8');
  console.error('Type the value, then Enter and Ctrl-D:');
  spawnSync('stty', ['-echo'], { stdio: 'inherit' });
  try {
    return readFileSync(0, 'utf8');
  } finally {
    spawnSync('stty', ['echo'], { stdio: 'inherit' });
  }
}
