import { dirname, join, normalize } from 'node:path';
import { linksOf, slugsOf } from '../markdown';
import { files, pages, textOf } from './pages';

const isExternal = (link: string) => /^(https?|mailto):/.test(link);

/** Links of a page to what does not exist: a file, or a heading. */
function deadLinks(page: string): string[] {
  return linksOf(textOf(page)).filter((link) => {
    if (isExternal(link)) return false;
    const [path = '', anchor] = link.split('#');
    const file = path === '' ? page : normalize(join(dirname(page), path));
    if (!files.some((one) => one === file || one.startsWith(`${file.replace(/\/$/, '')}/`))) return true;
    return anchor !== undefined && !slugsOf(textOf(file)).includes(anchor);
  });
}

test.each([...pages, 'CHANGELOG.md'])('the links of %s lead to files and headings', (page) => {
  expect(deadLinks(page)).toEqual([]);
});

test('links to what does not exist are found', () => {
  expect(slugsOf('# A b\n\n## `c`: d, e\n\n## A b\n\n```md\n# f\n```\n')).toEqual(['a-b', 'c-d-e', 'a-b-1']);
  expect(linksOf('[a](b.md#c) and ![d](e.png), not `[f](g)`\n\n```md\n[h](i)\n```\n')).toEqual(['b.md#c', 'e.png']);
});

test('the index lists every page', () => {
  const listed = linksOf(textOf('docs/index.md')).map((link) => normalize(join('docs', link)));
  const listable = pages.filter((page) => page.startsWith('docs/') && page !== 'docs/index.md');
  expect(listable.filter((page) => !listed.includes(page))).toEqual([]);
});

test('the README is short', () => {
  expect(textOf('README.md').split('\n').length).toBeLessThan(200);
});
