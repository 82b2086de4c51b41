#!/usr/bin/env node
const { existsSync } = require('node:fs');
const { join } = require('node:path');

// Node 20 has no compile cache.
require('node:module').enableCompileCache?.();
// The sources lie beside this file only in the repository of Vigie, where tsx compiles them.
if (existsSync(join(__dirname, 'cli/main.ts'))) import('tsx').then(() => require('./cli/main.ts'));
else require('./lib/cli/main.js');
