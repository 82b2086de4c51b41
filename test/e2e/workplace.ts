import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Running } from './servers/server';

/**
 * Temporary folder and running programs of a test file. Create it beside the tests and stop it in
 * `afterAll`, which also cleans up after a failed `beforeAll`.
 */
export class Workplace implements Running {
  /** Running programs in the order of their start. */
  readonly running: Running[] = [];
  private made: string | undefined;

  /** @param name prefix of the folder */
  constructor(private readonly name = 'e2e') {}

  /** Temporary folder, created on first use, so that skipped tests leave none. */
  get folder(): string {
    this.made ??= mkdtempSync(join(tmpdir(), `vigie-${this.name}-`));
    return this.made;
  }

  /** Stops the programs in reverse order and removes the folder. */
  async stop(): Promise<void> {
    try {
      for (const one of this.running.splice(0).reverse()) await one.stop();
    } finally {
      if (this.made !== undefined) rmSync(this.made, { recursive: true, force: true });
      this.made = undefined;
    }
  }
}
