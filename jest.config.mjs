/** @type {import('jest').Config} */
export default {
  testEnvironment: '<rootDir>/test/environment.cjs',
  runtime: '<rootDir>/test/runtime.cjs',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/test/global-setup.mjs',
  globalTeardown: '<rootDir>/test/global-teardown.mjs',
  // So long that only what hangs is given up, also on a machine that does much else.
  testTimeout: 30_000,
  // Jest would leave one processor to others: of two, half.
  maxWorkers: '100%',
  sandboxInjectedGlobals: [
    'Array',
    'Boolean',
    'Buffer',
    'Error',
    'JSON',
    'Map',
    'Math',
    'Number',
    'Object',
    'Promise',
    'Reflect',
    'RegExp',
    'Set',
    'String',
    'Symbol',
    'TypeError',
    'Uint8Array',
    'WeakMap',
  ],
  moduleNameMapper: {
    // Pulumi loads them to serialize functions, to trace and to run its own CLI, Grafana's SDK for dashboards of another
    // format. Nothing here does that, and they would be half of the modules of a test.
    '^@npmcli/arborist$': '<rootDir>/test/never-loaded.cjs',
    '^normalize-package-data$': '<rootDir>/test/never-loaded.cjs',
    '^\\.\\./\\.\\./typescript-shim$': '<rootDir>/test/never-loaded.cjs',
    '^@opentelemetry/(?!api$)': '<rootDir>/test/never-loaded.cjs',
    '^\\./automation$': '<rootDir>/test/never-loaded.cjs',
    '^\\.\\./dashboardv2(beta1)?$': '<rootDir>/test/never-loaded.cjs',
    '^bcryptjs$': '<rootDir>/test/quick-hashes.cjs',
    // A dynamic import has the name that it has after compilation.
    '^(\\./command)\\.js$': '$1',
    // cdk8s brings the same version of it again.
    '^yaml$': '<rootDir>/node_modules/yaml',
  },
  testPathIgnorePatterns: ['<rootDir>/test/e2e/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { sourceMaps: true, jsc: { target: 'es2022', parser: { syntax: 'typescript' }, output: { charset: 'ascii' } } },
    ],
  },
};
