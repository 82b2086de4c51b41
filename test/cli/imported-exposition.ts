import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importCommand } from '../../cli/import/command';
import type { Catalogue } from '../../metrics';

/** A page of the tests. */
export function expositionFile(name: string): string {
  return join(__dirname, 'expositions', `${name}.txt`);
}

/** The catalogue that the command writes of a page. */
export interface ImportedExposition {
  readonly text: string;
  readonly notes: readonly string[];
  readonly catalogue: Catalogue;
}

/** Imports a page into a file, and the file into this program. */
export async function importExposition(source: string): Promise<ImportedExposition> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-'));
  try {
    const file = join(folder, 'imported.ts');
    const { notes } = await importCommand([source, '--output', file]);
    const { imported } = (await import(file)) as { imported: Catalogue };
    return { text: readFileSync(file, 'utf8'), notes: notes.slice(1), catalogue: imported };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
