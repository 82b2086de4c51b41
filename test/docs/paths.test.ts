import { layers } from '../../tools/structure/layers';
import { files, pages, sectionOf, textOf } from './pages';

const paths = files.flatMap((file) => file.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/')));
const folders = [...new Set(files.filter((file) => /^[a-z][^.]*\//.test(file)).map((file) => file.split('/')[0]!))];

/** Paths of the repository in backquotes, without those that the reader of a tutorial creates. */
function pathsIn(markdown: string): string[] {
  const quoted = [...markdown.matchAll(/`([\w./<>-]+)`/g)].map(([, path]) => path!);
  return quoted.filter(
    (path) => folders.includes(path.split('/')[0]!) && path.includes('/') && !path.includes('/shop'),
  );
}

function exists(path: string): boolean {
  const pattern = path.replace(/\/$/, '').replaceAll('.', '\\.').replaceAll(/<\w+>/g, '[^/]+');
  return paths.some((one) => new RegExp(`^${pattern}$`).test(one));
}

test.each(pages)('names only existing paths in %s', (page) => {
  const named = pathsIn(textOf(page));
  expect(named.filter((path) => !exists(path))).toEqual([]);
});

describe('the map of the repository', () => {
  const map = sectionOf('CONTRIBUTING.md', 'Map');

  test('names every folder', () => {
    expect(folders.filter((folder) => !new RegExp(`^(.* )?${folder}/( |$)`, 'm').test(map))).toEqual([]);
  });

  test('lists them in the order of imports', () => {
    const [, listing] = /```\n([^]*?)```/.exec(map)!;
    const named = [...listing!.matchAll(/^(\w+)\/ {2,}\w/gm)].map(([, folder]) => folder!);
    expect(named.slice(0, layers.indexOf('test'))).toEqual(layers.slice(0, layers.indexOf('test')));
  });

  test('fits on one page', () => {
    expect(map.trim().split('\n').length).toBeLessThanOrEqual(40);
  });
});
