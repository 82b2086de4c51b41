import { writeFileSync } from 'node:fs';
import { allStacks } from '../../infra/all-stacks';
import { generate, type Generated } from './generate';
import { withHandWritten } from './hand-written';
import { rulesOf, type StackRules } from './rules';

/** The rules of a stack and all tests of them. */
export interface TestedStack {
  readonly of: StackRules;
  readonly generated: Generated;
}

// In a process of its own, which takes a third of the time that jest takes: a file for it to read.
if (require.main === module) {
  const tested = allStacks.map((stack): TestedStack => {
    const of = rulesOf(stack);
    return { of, generated: withHandWritten(generate(of.rules)) };
  });
  writeFileSync(process.argv[2]!, JSON.stringify(tested, exactly));
}

/** @throws Error for what JSON does not know */
function exactly(key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new Error(`${key} is ${value}, which JSON does not know`);
  return value;
}
