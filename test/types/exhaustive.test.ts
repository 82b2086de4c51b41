import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProjectCopy } from './compile-project';

const folder = 'servers/alertmanager/integrations';
const table = `${folder}/index.ts`;
const lines = `${folder}/kinds.ts`;
const pigeonFile = `${folder}/pigeon.ts`;
const sundialFile = 'pulumi/sundial.ts';

/** Kind of integration that exists nowhere else. */
const pigeon = `
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
  alertmanager: ({ loft }) => ({ field: 'pigeon_configs', configs: [{ loft }] }),
  grafana: ({ loft }) => ({ type: 'pigeon', settings: { loft } }),
  secrets: () => [],
  destinations: () => [],
  textLimits: [],
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

const project = new ProjectCopy([
  'core',
  'metrics',
  'promql',
  'dashboards',
  'alerts',
  'servers',
  'stack',
  'library',
  'testing',
  'constructs',
  'targets',
  'pulumi',
  'cli',
  'infra',
]);
afterAll(() => {
  project.remove();
});
project.write(pigeonFile, pigeon);
project.write(sundialFile, sundial);
const whole = project.compile();

test('only the table must list an invented kind of integration', () => {
  const places = whole.map(({ file, code, message }) => ({ file, code, message: message.split('\n')[0] }));
  expect(places).toEqual([
    { file: table, code: 2741, message: expect.stringContaining("Property 'pigeon' is missing") as string },
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
  expect(whole.filter(({ file }) => file === sundialFile)).toEqual([]);
});
