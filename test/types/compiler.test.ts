import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contactPointOf } from '../../pulumi/notifications';
import { isNotifying } from '../../servers/alertmanager/receiver';
import { codeFiles, titleOf } from '../docs/typescript-blocks';
import { receivers } from '../notifications';
import { adjustments } from './adjustments';
import { documents } from './documents';
import { headOf, sourceOf, type FixtureSet } from './fixture';
import { mistakes } from './mistakes';
import { panelsAndTexts } from './panels-and-texts';
import { ProjectCopy, unused, type Diagnostic } from './project-copy';

const folder = 'servers/alertmanager/integrations';
const table = `${folder}/index.ts`;
/** Files of tests that must say something about each kind, such as what its service shows of a text. */
const testsOfKinds = [
  'test/notifications.ts',
  'test/e2e/fuzz/subjects/alertmanager.ts',
  'test/e2e/servers/delivered-stack.ts',
  'test/e2e/servers/notification-texts.test.ts',
  'test/e2e/servers/services.ts',
];
const listings = [table, ...testsOfKinds];
const lines = `${folder}/kinds.ts`;
const pigeonFile = `${folder}/pigeon.ts`;
const sundialFile = 'pulumi/sundial.ts';

/** Kind of integration that exists nowhere else. */
const pigeon = `
import { object, text } from '../../../core/shape';
import type { IntegrationDefinition } from './definition';

export interface PigeonIntegration {
  readonly kind: 'pigeon';
  readonly loft: string;
}

declare module './definition' {
  interface IntegrationKinds {
    readonly pigeon: PigeonIntegration;
  }
}

export const pigeon: IntegrationDefinition<PigeonIntegration> = {
  alertmanager: ({ loft }) => ({ field: 'pigeon_configs', configs: [{ send_resolved: true, loft }] }),
  grafana: ({ loft }) => ({ type: 'pigeon', title: { setting: 'title', template: 'default.title' }, settings: { loft } }),
  secrets: () => [],
  destinations: () => [],
  usesSmtp: false,
  canBeDeadMansSwitch: false,
  textLimits: [],
  shape: object<PigeonIntegration>({ kind: text, loft: text }),
  issues: () => [],
};
`;

/** Panel type that exists nowhere else, on a dashboard of a stack with each deployment. */
const sundial = `
import { Dashboard, row, type Panel } from '../dashboards';
import type { MonitoringStackProps } from '../stack/stack';
import type { RemoteGrafanaArgs } from '.';

class Sundial implements Panel {
  readonly title = 'Time';
  readonly span = 6;
  readonly height = 5;
  readonly queries = [];

  build(): ReturnType<Panel['build']> {
    return { type: 'sundial' };
  }
}

const rows = { day: row('Day', { time: new Sundial() }) };
export const dashboard = new Dashboard({ uid: 'day', title: 'Day', description: 'The day.', rows });
export const deployed = (stack: MonitoringStackProps): MonitoringStackProps => ({ ...stack, dashboards: [dashboard] });
export const sent = (args: RemoteGrafanaArgs): RemoteGrafanaArgs => ({
  ...args,
  stack: { ...args.stack, dashboards: [dashboard] },
});
`;

/** Characters of the first line of a message. The type of a selector alone can be longer. */
const longest = 200;

const project = new ProjectCopy();
afterAll(() => {
  project.remove();
});
const sets: Readonly<Record<string, FixtureSet>> = { mistakes, panelsAndTexts, adjustments, ...documents };
const setFile = (name: string) => `test/not-compiling/${name}.ts`;
const contactPoints = receivers
  .filter(isNotifying)
  .map((receiver) => contactPointOf(receiver, 'production', ({ secretName, key }) => `${secretName}/${key}` as never));
const contactPointsFile = 'pulumi/contact-points.ts';

/** Examples of the documentation. */
const documented = codeFiles();

project.write(pigeonFile, pigeon);
project.write(sundialFile, sundial);
project.write(
  contactPointsFile,
  [
    "import type { ContactPointArgs } from '@pulumiverse/grafana/alerting/contactPoint';",
    ...contactPoints.map((point) => `void (${JSON.stringify(point)} satisfies ContactPointArgs);`),
  ].join('\n'),
);
for (const [name, set] of Object.entries(sets)) project.write(setFile(name), sourceOf(set));
for (const { file, text } of documented) project.write(file, text);
/** Errors of the project with all these files, compiled once: that takes seconds. */
const compiled = project.compile();
const isSet = (file: string) =>
  documented.some((one) => one.file === file) || Object.keys(sets).some((name) => setFile(name) === file);
// Preludes declare more than each of their mistakes needs.
const errors = compiled.filter(({ file, code }) => !(isSet(file) && unused.includes(code)));
const errorsOf = (one: string) => errors.filter(({ file }) => file === one);

test('the whole project compiles, but for the files of these tests', () => {
  expect(errors.filter(({ file }) => !listings.includes(file) && !isSet(file))).toEqual([]);
});

describe.each(Object.entries(sets))('what does not compile: %s', (name, set) => {
  const head = headOf(set);
  const diagnostics = errorsOf(setFile(name));
  const at = (line: number): readonly Diagnostic[] => diagnostics.filter((one) => one.line === line);

  test('the prelude compiles', () => {
    expect(diagnostics.filter(({ line }) => line <= head)).toEqual([]);
  });

  test.each(set.fixtures.map((fixture, index) => ({ ...fixture, line: head + 1 + 2 * index })))(
    '$mistake: $wrong',
    ({ code, allowed, line }) => {
      const [diagnostic, ...others] = at(line);
      expect(diagnostic).toMatchObject({ code, message: expect.stringContaining(allowed) as string });
      expect(others).toEqual([]);
      expect(at(line + 1)).toEqual([]);
    },
  );

  const firstLines = set.fixtures.map(({ mistake }, index) => {
    const [first = ''] = at(head + 1 + 2 * index)[0]?.message.split('\n') ?? [];
    return { mistake, first };
  });
  const long = firstLines.filter(({ first }) => first.length > longest);

  if (long.length > 0) {
    test.each(long)(
      `$mistake: more than ${longest} characters, for the labels of a selector, the alerts of a system or a metric that is not exposed`,
      ({ first }) => {
        expect(first).toMatch(/(?:Selector|Aggregation|InstantVector|Matchers|Adjustments|NoVector)</);
      },
    );
  }
});

describe('an example of the documentation has the errors that it shows, and no others', () => {
  test.each(documented.map((one) => [titleOf(one), one] as const))('%s', (_, { file, errors: shown }) => {
    expect(errorsOf(file)).toMatchObject(
      shown.map(({ line, message }) => ({ line, message: expect.stringContaining(message) as string })),
    );
  });

  test('and that of the README has two', () => {
    expect(documented.find(({ page }) => page === 'README.md')!.errors).toHaveLength(2);
  });
});

test("the provider of Grafana's API accepts each contact point", () => {
  expect(contactPoints.length).toBeGreaterThan(1);
  expect(errorsOf(contactPointsFile)).toEqual([]);
});

test.each(listings)('an invented kind of integration must be listed, in the product by the table: %s', (file) => {
  expect(errorsOf(pigeonFile)).toEqual([]);
  expect(errorsOf(file)).toEqual([
    expect.objectContaining({
      code: 2741,
      message: expect.stringContaining("Property 'pigeon' is missing") as string,
    }),
  ]);
});

test('one line is all that it needs', () => {
  const text = readFileSync(join(__dirname, '../..', lines), 'utf8');
  project.write(lines, `${text}export { pigeon, type PigeonIntegration } from './pigeon';\n`);
  expect(project.compile([table, pigeonFile])).toEqual([]);
});

test('a kind without one of its forms is refused in its own file', () => {
  project.write(pigeonFile, pigeon.replace(/^ {2}textLimits.*\n/m, ''));
  expect(project.compile([pigeonFile])).toMatchObject([
    { file: pigeonFile, code: 2741, message: expect.stringContaining("Property 'textLimits' is missing") as string },
  ]);
});

test('no place must know an invented type of panel', () => {
  expect(errorsOf(sundialFile)).toEqual([]);
});
