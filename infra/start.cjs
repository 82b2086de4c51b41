/**
 * Pulumi requires these packages when it starts, but needs them only to serialize functions, which
 * nothing here does: a quarter of the processor time of a preview. They are loaded when they are
 * used.
 */
const lazy = ['@npmcli/arborist', '../../typescript-shim'];

const Module = require('node:module');
const { setFlagsFromString } = require('node:v8');

const load = Module._load;
Module._load = function (request, ...args) {
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

// V8 of Node 20 optimizes functions too early for a short program. Later versions lack this flag.
if (Number(process.versions.node.split('.')[0]) < 22) setFlagsFromString('--interrupt-budget=1000000');
