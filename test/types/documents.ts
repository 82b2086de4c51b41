import { document002 } from './document-002';
import { document004 } from './document-004';
import type { FixtureSet } from './fixture';

/** What the documents of real teams get wrong and types see, by document: written into their stacks as it stands there. */
export const documents: Readonly<Record<string, FixtureSet>> = {
  'document-002': document002,
  'document-004': document004,
};
