import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runImport } from './commands';
import type { Catalogue } from '../../metrics';

/** Returns the path of an exposition of the tests. */
export function expositionFile(name: string): string {
  return join(__dirname, 'expositions', `${name}.txt`);
}

/** Catalogue created from an exposition. */
export interface ImportedExposition {
  readonly text: string;
  readonly notes: readonly string[];
  readonly catalogue: Catalogue;
}

/** Creates a catalogue from an exposition and loads it. */
export async function importExposition(source: string): Promise<ImportedExposition> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-'));
  try {
    const file = join(folder, 'imported.ts');
    const { notes } = await runImport([source, '--output', file]);
    const { imported } = (await import(file)) as { imported: Catalogue };
    return { text: readFileSync(file, 'utf8'), notes: notes.slice(1), catalogue: imported };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
