import { writeFileSync } from 'node:fs';
import { config } from '../../infra/stacks';
import { testedStack } from './tested-stack';

// Writes a file for jest. A separate process takes a third of the time that it would take in jest.
if (require.main === module) {
  writeFileSync(
    process.argv[2]!,
    JSON.stringify(
      config.stacks.map(({ stack }) => testedStack(stack)),
      exactly,
    ),
  );
}

/**
 * Rejects values that JSON cannot represent.
 *
 * @throws Error for a number that is not finite
 */
function exactly(key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new Error(`${key} is ${value}, which JSON cannot represent`);
  return value;
}
