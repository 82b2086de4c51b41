import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import { ModuleMocker } from 'jest-mock';

/** Stands for the context of the worker itself, which has no name in Node's API. */
const host = vm.createContext({});

/** The functions that are compiled already, by the text of their module. */
const compiled = new Map();
const { compileFunction } = vm;
vm.compileFunction = (code, parameters, { parsingContext, ...options }) => {
  if (parsingContext !== host) return compileFunction(code, parameters, { ...options, parsingContext });
  const key = JSON.stringify([options.filename, parameters]) + code;
  const known = compiled.get(key) ?? compileFunction(code, parameters, options);
  compiled.set(key, known);
  return known;
};

/** Before Node 24 each of them makes every promise of the process slower until it is disabled, and Jest makes one for each test file. */
const storages = new Set();
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (...args) {
  storages.add(this);
  return run.apply(this, args);
};

globalThis.requireOfHost = createRequire(import.meta.url);

/**
 * Environment without a sandbox: the tests run in the context of their worker. A sandbox has built-in classes of its own, so that each
 * test file would have to load every package anew and compile every module anew, which takes longer than most tests. The
 * project's own modules are still executed anew for each test file.
 */
export default class HostEnvironment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null;
  fakeTimersModern = null;

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return host;
  }

  async setup() {}

  async teardown() {
    for (const storage of storages) storage.disable();
    storages.clear();
  }
}
