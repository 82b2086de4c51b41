import { root, snapshotFolders } from './snapshot-files';
import { differencesOf, readFiles } from '../testing/snapshots';

test('every snapshot file belongs to a test', () => {
  const paths = [...readFiles(root).keys()];
  expect(paths.filter((path) => !snapshotFolders.some((folder) => path.startsWith(`${folder}/`)))).toEqual([]);
});

test('reports changed, missing and obsolete files as differences', () => {
  const before = new Map([
    ['a.yaml', 'a: 1\nb: 2\n'],
    ['b.yaml', 'b: 1\n'],
    ['same.yaml', 'c: 1\n'],
  ]);
  const after = new Map([
    ['a.yaml', 'a: 1\nb: 3\n'],
    ['c.yaml', 'c: 1\n'],
    ['same.yaml', 'c: 1\n'],
  ]);
  expect(differencesOf(before, after)).toEqual([
    '--- a.yaml\n+++ a.yaml\n@@ -1,2 +1,2 @@\n a: 1\n-b: 2\n+b: 3\n',
    '--- b.yaml\tobsolete\n+++ b.yaml\tabsent\n@@ -1,1 +0,0 @@\n-b: 1\n',
    '--- c.yaml\tabsent\n+++ c.yaml\tnew\n@@ -0,0 +1,1 @@\n+c: 1\n',
  ]);
});
