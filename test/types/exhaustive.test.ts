import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compileFiles, projectFiles } from './compile';

const root = resolve(__dirname, '../..');
const folder = resolve(root, 'servers/alertmanager/integrations');
const table = resolve(folder, 'index.ts');
const lines = resolve(folder, 'kinds.ts');

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
import { Dashboard, row, type Panel } from '../../dashboards';
import type { RemoteGrafanaArgs } from '../../pulumi';
import type { MonitoringStackProps } from '../../stack/stack';

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

const invented = new Map([
  [resolve(folder, 'pigeon.ts'), pigeon],
  [resolve(__dirname, 'compiled-sundial.ts'), sundial],
]);

/** Compiles the project with invented kinds, and with replaced files. */
function compileWith(files: ReadonlyMap<string, string>): ReturnType<typeof compileFiles> {
  return compileFiles(new Map([...files, ...invented]), { types: ['node'] });
}

const sources = projectFiles(
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
);
const whole = compileWith(sources);

test('compiles the project as a whole', () => {
  expect(sources.size).toBeGreaterThan(200);
});

test('only the table must list an invented kind of integration', () => {
  const places = whole.map(({ file, code, message }) => ({ file, code, message: message.split('\n')[0] }));
  expect(places).toEqual([
    { file: table, code: 2741, message: expect.stringContaining("Property 'pigeon' is missing") as string },
  ]);
});

test('requires only one line', () => {
  const text = `${readFileSync(lines, 'utf8')}export { pigeon, type PigeonIntegration } from './pigeon';\n`;
  const known = new Map([
    [lines, text],
    [table, sources.get(table)!],
  ]);
  expect(compileWith(known)).toEqual([]);
});

test('rejects a kind without one of its forms in its own file', () => {
  const file = resolve(folder, 'pigeon.ts');
  const lacking = new Map([[file, pigeon.replace(/^ {2}textLimits.*\n/m, '')]]);
  expect(compileFiles(lacking)).toMatchObject([
    { file, code: 2741, message: expect.stringContaining("Property 'textLimits' is missing") as string },
  ]);
});

test('an invented type of panel needs no registration', () => {
  expect(whole.filter(({ file }) => file.endsWith('sundial.ts'))).toEqual([]);
});
