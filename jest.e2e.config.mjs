import unit from './jest.config.mjs';

/** @type {import('jest').Config} */
export default {
  ...unit,
  globalSetup: undefined,
  globalTeardown: undefined,
  roots: ['<rootDir>/test/e2e'],
  testPathIgnorePatterns: [],
  testTimeout: 120_000,
  reporters: ['default', ['jest-junit', { outputDirectory: 'reports', outputName: 'e2e.xml' }]],
};
