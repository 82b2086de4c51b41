const { default: JestRuntime } = require('jest-runtime');

/** Loads what all test files of a worker share. */
let shared;

/** Modules that each test file has for itself: its own, and those of the end-to-end tests, which keep what they started. */
const own = /\.test\.ts$|[\\/]test[\\/]e2e[\\/]/;

/**
 * Loads all other modules once a worker: none keeps state that a test could change. In `jest.isolateModules` ours are
 * loaded again.
 */
module.exports = class Runtime extends JestRuntime {
  #isIsolated = false;

  constructor(config, ...others) {
    super(config, ...others);
    shared ??= new JestRuntime(config, ...others);
  }

  requireModule(from, name, options, isActual) {
    if (options?.isInternalModule || name === undefined || this._resolution.isCoreModule(name))
      return super.requireModule(from, name, options, isActual);
    const path = this._resolution.resolveCjs(from, name);
    const isOwn = own.test(path) || (this.#isIsolated && !path.includes('node_modules'));
    return isOwn ? super.requireModule(from, name, options, isActual) : shared.requireModule(from, name);
  }

  isolateModules(load) {
    this.#isIsolated = true;
    try {
      super.isolateModules(load);
    } finally {
      this.#isIsolated = false;
    }
  }
};
