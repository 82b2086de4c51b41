import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { languages } from '../../alerts/locales';
import { alertReference, pagePaths } from './page';

/** Writes the reference of all alerts of the library in each language. */
for (const language of languages) {
  const file = join(__dirname, '../..', pagePaths[language]);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, alertReference(language));
}
