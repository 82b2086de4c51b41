const { AsyncLocalStorage } = require('node:async_hooks');
const { TestEnvironment } = require('jest-environment-node');

const used = new Set();
const { run, enterWith } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (...args) {
  used.add(this);
  return run.apply(this, args);
};
AsyncLocalStorage.prototype.enterWith = function (store) {
  used.add(this);
  enterWith.call(this, store);
};

module.exports = class Environment extends TestEnvironment {
  /** Environment of all test files of a worker: what they share is of one realm. */
  static shared;

  constructor(...context) {
    if (Environment.shared) return Environment.shared;
    super(...context);
    Environment.shared = this;
    // Jest sets 100, and each assertion and each promise of Pulumi takes its stack.
    this.global.Error.stackTraceLimit = 10;
    this.symbols = new Set(Object.getOwnPropertySymbols(this.global));
  }

  /**
   * Jest and Pulumi leave a storage behind for each test file, and every promise of the files after
   * it passes through all of them. Jest also keeps its state and its listeners under symbols.
   */
  async teardown() {
    for (const storage of used) storage.disable();
    used.clear();
    const added = Object.getOwnPropertySymbols(this.global).filter((symbol) => !this.symbols.has(symbol));
    for (const symbol of added) Reflect.deleteProperty(this.global, symbol);
  }
};
