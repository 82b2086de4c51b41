import { buildAll } from '../tools/build';
import { benchCommands } from './commands';
import { benchPasswords } from './passwords';

async function main(): Promise<void> {
  benchCommands();
  buildAll();
  await benchPasswords();
}

void main();
