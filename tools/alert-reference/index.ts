import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { languages } from '../../alerts/locales';
import { mixinPage, mixinPath } from './mixins/page';
import { alertReference, pagePaths } from './page';

const root = join(__dirname, '../..');

/** Writes the reference of all alerts of the library in each language, and the comparison with the public mixins. */
for (const language of languages) {
  const file = join(root, pagePaths[language]);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, alertReference(language));
}
writeFileSync(join(root, mixinPath), mixinPage());
