/**
 * Tests of a stack: generated tests of its rules, mutants of them, expectations of its routes, and
 * snapshots of its objects, one file each.
 *
 * @module
 */
export type { AcceptedSurvivor } from './mutants/accepted';
export type { Mutant } from './mutants/mutants';
export type { MutationResult } from './mutants/mutation-tests';
export type { MutationOperator } from './mutants/operators';
export type { RouteExpectation } from './routes/expectation';
export { notifiedReceivers, type FiringAlert } from './routes/notified';
export { testRoutes, type RouteFailure, type RouteResult } from './routes/route-tests';
export { coverageOf, type Coverage } from './rule-tests/coverage';
export { generate, type Generated, type RuleTests, type Untested } from './rule-tests/generate';
export type { PromtoolProps } from './rule-tests/promtool';
export type { Failures } from './rule-tests/report';
export { rulesOf, type StackRules, type TestedRule } from './rule-tests/rules';
export { runFiles, writeTestsOf, type TestFile } from './rule-tests/suite';
export { manifestFiles, objectFiles, type SnapshotObject } from './snapshot-objects';
export { compareSnapshots, differencesOf, type SnapshotFiles } from './snapshots';
export type { TestSettings } from './settings';
export { problemsOf, testStack, type StackTestOptions, type StackTestResult } from './stack-tests';
