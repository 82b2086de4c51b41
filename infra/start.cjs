/**
 * Loaded before the Pulumi program, which then takes less than half of the processor time.
 */
const Module = require('node:module');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');

// Compiled code is kept from Node 22 on. V8 of Node 20 optimizes functions too early for a short program.
if (Module.enableCompileCache) Module.enableCompileCache(join(__dirname, '../node_modules/.cache/vigie'));
else setFlagsFromString('--interrupt-budget=1000000');

const isInPackage = (file) => file.includes('/node_modules/');

// tsx compiles what is not in a package, and would look for TypeScript in each file of a package too.
const { _extensions, _resolveFilename } = Module;
const loadJavaScript = _extensions['.js'];
require('tsx/cjs');
const { '.js': compileJavaScript } = _extensions;
const resolveTypeScript = Module._resolveFilename;
_extensions['.js'] = (module, file) => (isInPackage(file) ? loadJavaScript : compileJavaScript)(module, file);
Module._resolveFilename = function (request, parent, ...args) {
  const resolve = isInPackage(parent?.filename ?? '') ? _resolveFilename : resolveTypeScript;
  return resolve.call(this, request, parent, ...args);
};

/**
 * Packages that are required early and used late or never: loaded when they are used. Pulumi
 * serializes functions, traces and runs its own CLI with them; Grafana's SDK writes another format
 * of dashboards.
 */
const lazy =
  /^(@npmcli\/arborist|normalize-package-data|\.\.\/\.\.\/typescript-shim|\.\/automation|\.\.\/dashboardv2(beta1)?|@opentelemetry\/(?!api$).*)$/;

/**
 * Pulumi's source maps do not know what tsx compiled: an error showed the line of the compiled
 * text. Those of Node do.
 */
const unused = ['source-map-support/register'];

const load = Module._load;
Module._load = function (request, parent, ...args) {
  if (unused.includes(request)) return {};
  const file = parent?.filename ?? '';
  if (request === './debuggable' && file.includes('/@pulumi/pulumi/'))
    return withoutTraces(load.call(this, request, parent, ...args));
  if (!lazy.test(request) || !isInPackage(file)) return load.call(this, request, parent, ...args);
  let loaded;
  return new Proxy(
    {},
    {
      get: (_, key) => {
        // Otherwise the names of all exports would be asked for.
        if (key === '__esModule') return true;
        loaded ??= load.call(this, request, parent, ...args);
        return loaded[key];
      },
    },
  );
};

/** Pulumi takes a stack trace of each promise, and prints it only if this variable is set. */
function withoutTraces(debuggable) {
  const { debuggablePromise } = debuggable;
  if (process.env.PULUMI_DEBUG_PROMISE_LEAKS || debuggablePromise.isWithoutTrace) return debuggable;
  debuggable.debuggablePromise = function (...args) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      return debuggablePromise.apply(this, args);
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  };
  debuggable.debuggablePromise.isWithoutTrace = true;
  return debuggable;
}
