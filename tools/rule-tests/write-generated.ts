import { writeFileSync } from 'node:fs';
import { targetedStacks } from '../../infra/stacks';
import { testedStack } from './tested-stack';

// In a process of its own, which takes a third of the time that jest takes: a file for it to read.
if (require.main === module) {
  writeFileSync(
    process.argv[2]!,
    JSON.stringify(
      targetedStacks.map(({ stack }) => testedStack(stack)),
      exactly,
    ),
  );
}

/** @throws Error for what JSON does not know */
function exactly(key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new Error(`${key} is ${value}, which JSON does not know`);
  return value;
}
