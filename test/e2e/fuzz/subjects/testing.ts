import fc from 'fast-check';
import { detections } from '../../../../alerts';
import { compareSnapshots, differencesOf, manifestFiles, objectFiles, type SnapshotObject } from '../../../../testing';
import { availability } from '../../../shop';
import { Call } from '../described';
import { valuesOf } from '../generated';
import { optional, required, type Subject } from '../subject';
import { noTexts } from '../values';

const fileNames = fc.constantFrom('a', 'Service', 'a.b', 'a b', 'é', 'toString', '...a');
const noFileNames = fc.constantFrom('', '.', '..', 'a/b', '../a', '/', 'a\\b', 'a\u0000');

const metadata: Subject<SnapshotObject['metadata']> = {
  properties: { name: required(fileNames, noFileNames), namespace: optional(fileNames, noFileNames) },
  place: (one) => new Call(() => [...objectFiles([{ kind: 'Service', metadata: one }], 'monitoring')]),
};

const object: Subject<SnapshotObject> = {
  properties: {
    kind: required(fileNames, noFileNames),
    metadata: required(valuesOf(metadata), 'types'),
    data: optional(fc.constantFrom({}, { 'a.yml': 'a: 1' }), 'nothing'),
  },
  place: (one) => new Call(() => [...objectFiles([one], 'monitoring')]),
};

const manifests: Subject<{ readonly manifests: string }> = {
  properties: {
    manifests: required(
      fc.constantFrom('', 'kind: A\nmetadata: { name: a }\n', '{"kind":"A","metadata":{"name":"a"}}'),
      fc.constantFrom('a: [', '5', 'a', 'kind: A', '---\n---', 'kind: A\nmetadata: { name: 5 }', '- kind: A'),
    ),
  },
  place: ({ manifests: text }) => new Call(() => [...manifestFiles(text)]),
};

const mainNamespace: Subject<{ readonly mainNamespace: string }> = {
  properties: { mainNamespace: required(fileNames, 'nothing') },
  place: ({ mainNamespace: name }) =>
    new Call(() => [...objectFiles([{ kind: 'A', metadata: { name: 'a', namespace: 'apps' } }], name)]),
};

const lines = (last: string) => new Map([['a.yaml', `a\nb\n${last}\n`]]);

const context: Subject<{ readonly context?: number }> = {
  properties: { context: optional(fc.constantFrom(0, 1, 3, 100), fc.constantFrom(-1, 0.5, NaN, -Infinity)) },
  place: ({ context: count }) => new Call(() => differencesOf(lines('c'), lines('d'), count)),
};

const folder: Subject<{ readonly folder: string }> = {
  properties: { folder: required(fc.constantFrom('none', 'none/a b', './none'), noTexts) },
  place: ({ folder: path }) => new Call(() => compareSnapshots(path, lines('c'))),
};

const share: Subject<{ readonly share: number }> = {
  properties: { share: required(fc.constantFrom(0, 0.01, 0.5, 1), fc.constantFrom(-0.1, 1.1, 5, NaN, Infinity)) },
  place: ({ share: failed }) => new Call(() => detections(availability(), failed)),
};

/** Subjects of helpers of tests, and of calculations. */
export const testing = {
  SnapshotObject: object,
  'SnapshotObject.metadata': metadata,
  'manifestFiles(…)': manifests,
  'objectFiles(…)': mainNamespace,
  'differencesOf(…)': context,
  'compareSnapshots(…)': folder,
  'detections(…)': share,
};
