/** Module whose every use is an error: the tests load what depends on it, and need none of it. */
module.exports = new Proxy(
  {},
  {
    get(_, name) {
      if (typeof name === 'symbol' || name === '__esModule') return undefined;
      throw new Error(`test/never-loaded.cjs has no ${name}: see moduleNameMapper in jest.config.mjs`);
    },
  },
);
