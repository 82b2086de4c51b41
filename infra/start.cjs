/**
 * Loaded before the Pulumi program, which then takes less than half of the processor time.
 */
const { spawnSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { basename, dirname, join } = require('node:path');
const { setFlagsFromString } = require('node:v8');

const cache = join(__dirname, '../node_modules/.cache/vigie');

// Compiled code is kept from Node 22 on. V8 of Node 20 optimizes functions too early for a short program.
if (Module.enableCompileCache) Module.enableCompileCache(cache);
else setFlagsFromString('--interrupt-budget=1000000');

const bundler = join(__dirname, 'bundle.cjs');
/** Files on which each bundle depends. */
const compilers = [bundler, join(__dirname, '../tsconfig.json'), require.resolve('esbuild/package.json')];

/** Whether the program is loaded, with its source map. */
let isProgram = false;

/** Loads a program and its modules from one file. One by one, they take longer to load than to run. */
Module._extensions['.ts'] = (module, file) => {
  const bundle = join(cache, `${basename(file, '.ts')}.cjs`);
  const text = readBundle(file, bundle) ?? makeBundle(file, bundle);
  isProgram = true;
  process.setSourceMapsEnabled(true);
  module._compile(text, bundle);
};

/** Loads a file of a package without its source map, which takes long to read. */
const loadJavaScript = Module._extensions['.js'];
Module._extensions['.js'] = (module, file) => {
  if (!isProgram || !isInPackage(file)) return loadJavaScript(module, file);
  process.setSourceMapsEnabled(false);
  try {
    loadJavaScript(module, file);
  } finally {
    process.setSourceMapsEnabled(true);
  }
};

/** Returns a bundle of a program, if no module has changed. */
function readBundle(file, bundle) {
  try {
    const text = readFileSync(bundle, 'utf8');
    const { program, modules, stamp } = JSON.parse(text.slice(text.lastIndexOf('\n//') + 3));
    return program === file && stamp === stampOf(modules) ? text : undefined;
  } catch {
    return undefined;
  }
}

function makeBundle(file, bundle) {
  const started = Date.now();
  const options = { encoding: 'utf8', maxBuffer: 2 ** 28 };
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundler, file, bundle], options);
  if (status !== 0) throw new Error(`${file} cannot be compiled:\n${stderr}`);
  const end = stdout.lastIndexOf('\n//') + 3;
  const modules = JSON.parse(stdout.slice(end));
  // The bundle may have the previous text of a module that changed meanwhile.
  if (modules.every((path) => statSync(path).ctimeMs < started)) {
    keep(bundle, `${stdout.slice(0, end)}${JSON.stringify({ program: file, modules, stamp: stampOf(modules) })}`);
  }
  return stdout;
}

/** Writes a bundle where that is possible. */
function keep(bundle, text) {
  const part = `${bundle}.${process.pid}`;
  try {
    mkdirSync(dirname(bundle), { recursive: true });
    writeFileSync(part, text);
    renameSync(part, bundle);
  } catch {
    // The next run compiles the program again.
  }
}

/**
 * Returns a text that changes with every module, and with the folders of modules: a new file can be
 * found in place of a module.
 */
function stampOf(modules) {
  const paths = [...new Set([...compilers.filter((path) => existsSync(path)), ...modules, ...modules.map(dirname)])];
  const states = paths.map((path) => {
    const { ctimeMs, size } = statSync(path);
    return `${path} ${ctimeMs} ${size}`;
  });
  return createHash('sha256').update(states.join('\n')).digest('hex');
}

const isInPackage = (file) => file.includes('/node_modules/');

/**
 * Packages that are required early and used late or never: loaded when they are used. Pulumi
 * serializes functions, traces and runs its own CLI with them; Grafana's SDK writes another format
 * of dashboards.
 */
const lazy =
  /^(@npmcli\/arborist|normalize-package-data|\.\.\/\.\.\/typescript-shim|\.\/automation|\.\.\/dashboardv2(beta1)?|@opentelemetry\/(?!api$).*)$/;

/**
 * Pulumi's source maps do not know the bundle: an error showed the line of the compiled text. Those
 * of Node do.
 */
const unused = ['source-map-support/register'];

/** Modules of Pulumi that take stack traces. */
const tracing = /^\.\.?\/(debuggable|resource)$/;

const load = Module._load;
Module._load = function (request, parent, ...args) {
  if (unused.includes(request)) return {};
  const file = parent?.filename ?? '';
  if (tracing.test(request) && file.includes('/@pulumi/pulumi/'))
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

/**
 * Removes the stack traces that Pulumi takes of each promise, which it prints only if this variable
 * is set, and of each resource, which it stores: one class registers all of them.
 */
function withoutTraces(pulumi) {
  if (process.env.PULUMI_DEBUG_PROMISE_LEAKS) return pulumi;
  const { debuggablePromise, Resource } = pulumi;
  if (Resource) Resource.callsites = () => [];
  if (!debuggablePromise || debuggablePromise.isWithoutTrace) return pulumi;
  pulumi.debuggablePromise = function (...args) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      return debuggablePromise.apply(this, args);
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  };
  pulumi.debuggablePromise.isWithoutTrace = true;
  return pulumi;
}
