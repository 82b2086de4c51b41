import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Running } from './servers/server';

/**
 * Where software is started: a folder of its own, and what runs.
 *
 * A test file makes one beside its tests and stops it in `afterAll`; whatever `beforeAll` came to is undone then.
 */
export class Workplace implements Running {
  /** What runs, in the order in which it was started. */
  readonly running: Running[] = [];
  private made: string | undefined;

  /** @param name what the folder is called after */
  constructor(private readonly name = 'e2e') {}

  /** A temporary folder. It is made when it is first asked for: tests that are all skipped leave none behind. */
  get folder(): string {
    this.made ??= mkdtempSync(join(tmpdir(), `vigie-${this.name}-`));
    return this.made;
  }

  /** Ends what runs, the last first, and then removes the folder. */
  async stop(): Promise<void> {
    try {
      for (const one of this.running.splice(0).reverse()) await one.stop();
    } finally {
      if (this.made !== undefined) rmSync(this.made, { recursive: true, force: true });
      this.made = undefined;
    }
  }
}
