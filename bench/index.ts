import { buildAll } from '../tools/build';
import { benchCommands } from './commands';
import { benchEdits } from './edits';
import { benchPasswords } from './passwords';
import { benchProgram } from './program';

async function main(): Promise<void> {
  await benchCommands();
  await benchEdits();
  await benchProgram();
  buildAll();
  await benchPasswords();
}

void main();
