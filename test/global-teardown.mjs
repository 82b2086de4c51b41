import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';

/**
 * Removes the temporary folder of the tests.
 *
 * @throws Error if a test left something in it
 */
export default function teardown() {
  const folder = tmpdir();
  const left = readdirSync(folder);
  rmSync(folder, { recursive: true });
  process.env.TMPDIR = dirname(folder);
  if (left.length > 0) throw new Error(`The tests left files in the temporary folder: ${left.join(', ')}`);
}
