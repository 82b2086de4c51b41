import e2e from './jest.e2e.config.mjs';

/** @type {import('jest').Config} */
export default {
  ...e2e,
  roots: ['<rootDir>/test/e2e/long'],
  testPathIgnorePatterns: [],
  reporters: ['default', ['jest-junit', { outputDirectory: 'reports', outputName: 'e2e-long.xml' }]],
};
