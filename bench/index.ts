import { buildAll } from '../tools/build';
import { benchCommands } from './commands';
import { benchPasswords } from './passwords';
import { benchProgram } from './program';

async function main(): Promise<void> {
  await benchCommands();
  await benchProgram();
  buildAll();
  await benchPasswords();
}

void main();
