import { compareSnapshots, differencesOf, manifestFiles, objectFiles, type SnapshotObject } from '../../testing';

const object: SnapshotObject = { kind: 'Service', metadata: { name: 'shop', namespace: 'apps' } };

describe('the files of objects', () => {
  test('of another namespace than the main one are in a folder', () => {
    expect([...objectFiles([object], 'monitoring').keys()]).toEqual(['apps/service-shop.yaml']);
    expect([...objectFiles([object], 'apps').keys()]).toEqual(['service-shop.yaml']);
  });

  test('of manifests include those of ConfigMaps', () => {
    const manifests =
      'kind: ConfigMap\nmetadata: { name: shop }\ndata: { a.yml: "a: 1" }\n---\nkind: Service\nmetadata: { name: shop }\n';
    expect([...manifestFiles(manifests).keys()]).toEqual(['configmap-shop.yaml', 'service-shop.yaml', 'shop/a.yml']);
  });

  test.each<[string, readonly SnapshotObject[], string]>([
    ['one path', [object, object], 'two objects would be written to one file; given: "apps/service-shop.yaml"'],
    [
      'a path out of the folder',
      [{ ...object, metadata: { name: '../shop' } }],
      'this is no name of a file; given: "../shop"',
    ],
    ['no name', [{ ...object, metadata: { name: '' } }], 'this is no name of a file; given: ""'],
    ['no kind', [{ ...object, kind: '' }], 'this is no name of a file; given: ""'],
    [
      'a namespace out of the folder',
      [{ ...object, metadata: { name: 'shop', namespace: '..' } }],
      'this is no name of a file; given: ".."',
    ],
  ])('with %s are refused', (_, objects, message) => {
    expect(() => objectFiles(objects, 'monitoring')).toThrow(message);
  });

  test.each([
    ['a: [', 'this is no YAML'],
    ['5', 'this is no Kubernetes object; given: "5"; allowed: an object with a kind and a name'],
    ['kind: Service', 'this is no Kubernetes object'],
    ['kind: Service\nmetadata: {}', 'this is no Kubernetes object'],
    ['---\n---', 'this is no Kubernetes object'],
  ])('of the manifests %j are refused', (manifests, message) => {
    expect(() => manifestFiles(manifests)).toThrow(message);
  });
});

test.each([-1, 1.5, NaN])('%d lines around a difference are refused', (context) => {
  expect(() => differencesOf(new Map(), new Map(), context)).toThrow(
    `invalid number of lines around a difference; given: ${context}; allowed: a whole number from 0 up`,
  );
});

test('a folder of snapshots without a name is refused', () => {
  expect(() => compareSnapshots(' ', new Map())).toThrow('folder: this text is empty');
});
