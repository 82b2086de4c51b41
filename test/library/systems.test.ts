import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as library from '../../library';
import * as catalogues from '../catalogues';
import { systems, systemsWith } from './systems';

const root = resolve(__dirname, '../..');
const nameOf = (folder: string) => folder.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

test('every folder of the library is in its index', () => {
  expect(Object.keys(library).sort()).toEqual(systems.map(nameOf).sort());
});

test.each(systemsWith('catalogue'))('the catalogues of %s are compared with real servers', (folder) => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the folders are read
  const exported = Object.values(require(`../../library/${folder}/catalogue`) as Record<string, object>);
  const found = exported.filter((one) => 'metrics' in one && 'software' in one);
  expect(found.length).toBeGreaterThan(0);
  expect(Object.values(catalogues)).toEqual(expect.arrayContaining(found));
});

test.each(systemsWith('system'))('%s is in the stacks that are read in English and French', (folder) => {
  const files = ['test/library/shop-stacks.ts', 'library/presets/k3s-server.ts', 'library/presets/agent.ts'];
  const sources = files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
  expect(sources).toMatch(new RegExp(`/${folder}/system'`));
});
