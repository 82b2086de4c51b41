import { document001 } from './document-001';
import { document002 } from './document-002';
import { document003 } from './document-003';
import { document004 } from './document-004';
import type { FixtureSet } from './fixture';

/**
 * Mistakes in documents of real teams that types detect, by document, written into their stacks
 * literally.
 */
export const documents: Readonly<Record<string, FixtureSet>> = {
  'document-001': document001,
  'document-002': document002,
  'document-003': document003,
  'document-004': document004,
};
