/**
 * Loaded before the Pulumi program, which then takes about two thirds of the processor time.
 */
const Module = require('node:module');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');

/**
 * Pulumi requires these packages when it starts, but needs them only to serialize functions, which
 * nothing here does. They are loaded when they are used.
 */
const lazy = ['@npmcli/arborist', '../../typescript-shim'];

/**
 * Pulumi's source maps do not know what tsx compiled: an error showed the line of the compiled
 * text. Those of Node do.
 */
const unused = ['source-map-support/register'];

const load = Module._load;
Module._load = function (request, ...args) {
  if (unused.includes(request)) return {};
  if (!lazy.includes(request)) return load.call(this, request, ...args);
  let loaded;
  return new Proxy(
    {},
    {
      get: (_, key) => {
        // Otherwise the names of all exports would be asked for.
        if (key === '__esModule') return true;
        loaded ??= load.call(this, request, ...args);
        return loaded[key];
      },
    },
  );
};

// Compiled code is kept from Node 22 on. V8 of Node 20 optimizes functions too early for a short program.
if (Module.enableCompileCache) Module.enableCompileCache(join(__dirname, '../node_modules/.cache/vigie'));
else setFlagsFromString('--interrupt-budget=1000000');
