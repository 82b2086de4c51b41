/**
 * Tests of a stack: generated tests of its rules, which promtool runs, and snapshots of its objects, one file each.
 *
 * @module
 */
export { coverageOf, type Coverage } from './rule-tests/coverage';
export { generate, type Generated, type RuleTests, type Untested } from './rule-tests/generate';
export type { PromtoolProps } from './rule-tests/promtool';
export type { Failures } from './rule-tests/report';
export { rulesOf, type StackRules, type TestedRule } from './rule-tests/rules';
export { runFiles, writeTestsOf, type TestFile } from './rule-tests/suite';
export { manifestFiles, objectFiles, type SnapshotObject } from './snapshot-objects';
export { compareSnapshots, differencesOf, type SnapshotFiles } from './snapshots';
