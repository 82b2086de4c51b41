import { availableParallelism } from 'node:os';
import unit from './jest.config.mjs';

const { '^bcryptjs$': _quickHashes, ...moduleNameMapper } = unit.moduleNameMapper;

/** @type {import('jest').Config} */
export default {
  ...unit,
  moduleNameMapper,
  globalSetup: undefined,
  globalTeardown: undefined,
  roots: ['<rootDir>/test/e2e'],
  // Suites of `npm run e2e:long`.
  testPathIgnorePatterns: ['/test/e2e/long/'],
  // Against a test that hangs; what it waits for is given up earlier.
  testTimeout: 1_200_000,
  // Suites on nodes wait for most of their time: four of them keep two processors busy.
  maxWorkers: availableParallelism() * 2,
  testSequencer: '<rootDir>/test/e2e/longest-first.cjs',
  reporters: ['default', ['jest-junit', { outputDirectory: 'reports', outputName: 'e2e.xml' }]],
};
