import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives the tests a temporary folder of their own, which `global-teardown.mjs` checks and removes. */
export default function setup() {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'vigie-tests-'));
}
