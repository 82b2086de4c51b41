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

/**
 * Jest and Pulumi leave a storage behind for each test file, and every promise of the files after
 * it passes through all of them.
 */
module.exports = class extends TestEnvironment {
  async teardown() {
    for (const storage of used) storage.disable();
    used.clear();
    await super.teardown();
  }
};
