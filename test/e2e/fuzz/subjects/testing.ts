import fc from 'fast-check';
import { detections } from '../../../../alerts';
import { throwIssues } from '../../../../core/errors';
import {
  compareSnapshots,
  differencesOf,
  manifestFiles,
  objectFiles,
  testRoutes,
  type AcceptedSurvivor,
  type SnapshotObject,
  type StackTestOptions,
  type TestSettings,
} from '../../../../testing';
import { settingsIssues } from '../../../../testing/settings';
import { optionIssues } from '../../../../testing/stack-tests';
import { availability } from '../../../shop';
import { fullStack } from '../../../stacks';
import { Call } from '../described';
import { valuesOf } from '../generated';
import { optional, required, type Properties, type Subject } from '../subject';
import { freeTexts, noTexts } from '../values';

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

const acceptedSurvivor: Subject<AcceptedSurvivor> = {
  properties: {
    rule: required(fc.constantFrom<string | RegExp>('ShopDown', /^Shop/), 'nothing'),
    operators: required(fc.constantFrom<AcceptedSurvivor['operators']>(['window'], ['for', 'number']), 'types'),
    change: required(fc.constantFrom<string | RegExp>('5m → 10m', /./), 'nothing'),
    reason: required(freeTexts, noTexts),
  },
  place: (one) =>
    new Call(() => {
      throwIssues(settingsIssues({ survivors: [one] }));
    }),
};

const settings: Properties<TestSettings> = {
  routes: optional(fc.constantFrom('routes.txt', 'tests/routes.txt'), noTexts),
  minKilled: optional(fc.integer({ min: 0, max: 100 }), fc.constantFrom(-1, 101, 0.5, NaN, Infinity)),
  maxUntested: optional(fc.integer({ min: 0, max: 100 }), fc.constantFrom(-1, 0.5, NaN, Infinity)),
  survivors: optional(fc.array(valuesOf(acceptedSurvivor), { maxLength: 2 }), 'types'),
};

/** Subject of the requirements of tests. */
export const testSettings: Subject<TestSettings> = {
  properties: settings,
  place: (one) =>
    new Call(() => {
      throwIssues(settingsIssues(one));
    }),
};

const stackTestOptions: Subject<StackTestOptions> = {
  properties: {
    ...settings,
    promtool: optional(fc.constant('promtool'), noTexts),
    folder: optional(fc.constant('/tmp'), noTexts),
    mutants: optional(fc.boolean(), 'types'),
    note: optional(
      fc.constant(() => undefined),
      'types',
    ),
  },
  place: (one) =>
    new Call(() => {
      throwIssues(optionIssues(one));
    }),
};

const routes: Subject<{ readonly text: string; readonly file: string }> = {
  properties: {
    text: required(
      fc.constantFrom('', '# none', 'at night, warning -> nobody', 'monday 09:00 Europe/Paris, ShopLarge → nobody'),
      fc.constantFrom('warning', '-> nobody, chat', 'x=1 -> nobody', 'in none, warning -> nobody', 'at 9 -> nobody'),
    ),
    file: required(freeTexts, 'nothing'),
  },
  place: ({ text, file }) => new Call(() => testRoutes(fullStack, text, file)),
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
  'testRoutes(…)': routes,
  AcceptedSurvivor: acceptedSurvivor,
  TestSettings: testSettings,
  StackTestOptions: stackTestOptions,
};
