import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { loadModule } from './cli/config';
import { main } from './cli/main';

const ownConfig = join(__dirname, 'vigie.config.ts');

// The stacks of this repository are compiled together with the command: apart, each would have all modules of its own.
void main(async (file) => (realpathSync(file) === ownConfig ? import('./vigie.config.js') : loadModule(file)));
