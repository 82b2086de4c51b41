const shared = [
  '@grafana/grafana-foundation-sdk',
  '@grpc/grpc-js',
  '@lezer',
  '@prometheus-io/lezer-promql',
  '@pulumi',
  '@pulumiverse',
  'bcryptjs',
  'cdk8s',
  'cdk8s-plus-28',
  'constructs',
  'fast-check',
  'fastest-levenshtein',
  're2js',
  'typescript',
  'yaml',
];

/** @type {import('jest').Config} */
export default {
  testEnvironment: '<rootDir>/test/host-environment.mjs',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/test/global-setup.mjs',
  globalTeardown: '<rootDir>/test/global-teardown.mjs',
  // So long that only what hangs is given up, also on a machine that does much else.
  testTimeout: 30_000,
  // Jest would leave one processor to others: of two, half.
  maxWorkers: '100%',
  testPathIgnorePatterns: ['<rootDir>/test/e2e/'],
  transformIgnorePatterns: [`/node_modules/(?!(${shared.join('|')})/)`],
  transform: {
    '/node_modules/.+\\.c?js$': '<rootDir>/test/host-package.mjs',
    '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
  },
};
