import unit from './jest.config.mjs';

/** @type {import('jest').Config} */
export default {
  ...unit,
  roots: ['<rootDir>/test/e2e'],
  testPathIgnorePatterns: [],
  testTimeout: 120_000,
  reporters: ['default', ['jest-junit', { outputDirectory: 'reports', outputName: 'e2e.xml' }]],
};
