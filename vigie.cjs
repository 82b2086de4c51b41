#!/usr/bin/env node
const { existsSync } = require('node:fs');
const { enableCompileCache } = require('node:module');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');

// The sources lie beside this file only in the repository of Vigie, where one file is compiled from them.
if (existsSync(join(__dirname, 'vigie.ts'))) {
  require('./infra/start.cjs');
  try {
    require('./vigie.ts');
  } catch (error) {
    console.error(error.message);
    process.exitCode = 2;
  }
} else {
  // Node 20 keeps no compiled code, and its V8 optimizes functions too early for a short program.
  if (enableCompileCache) enableCompileCache();
  else setFlagsFromString('--interrupt-budget=1000000');
  require('./lib/bundle.js').runCommand();
}
