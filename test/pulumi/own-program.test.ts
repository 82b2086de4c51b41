import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf, textOf } from '../docs/pages';
import { record } from './recording';

const program = readFileSync(join(__dirname, 'own-program.ts'), 'utf8');

test('the guide shows this program, with the imports of the package', () => {
  const shown = program.replaceAll(/'\.\.\/\.\.\/(\w+)'/g, (_, folder: string) =>
    folder === 'core' ? "'vigie'" : `'vigie/${folder}'`,
  );
  expect(shown).toContain("from 'vigie/pulumi';");
  expect(blocksOf(textOf('docs/how-to/write-a-pulumi-program.md')).map(({ text }) => text)).toEqual([shown]);
});

test('runs, with a stack of a state without an account', async () => {
  const config = { 'vigie:monitoring/notifications/slack': 'https://hooks.slack.com/services/x' };
  const outputs = { host: 'mimir.example', password: 'p4ssword of mimir' };
  const { resources } = await record(
    () => {
      jest.requireActual('./own-program');
    },
    {
      config,
      state: ({ type, inputs }) => ({
        ...(inputs as object),
        ...(type.endsWith(':StackReference') ? { outputs } : { result: 'random', hex: '00'.repeat(16) }),
      }),
    },
  );
  // The guide sets up a backend without an account, where each organization has this name.
  expect(program).toMatch(/StackReference\('organization\//);
  const prometheus = resources.find(({ name }) => name === 'shop/monitoring/prometheus-config')!;
  expect(JSON.stringify(prometheus.inputs)).toContain('https://mimir.example/api/v1/push');
  expect(resources.find(({ name }) => name === 'shop/monitoring/mimir')!.shown.stringData).toEqual({
    password: '[secret]',
  });
  expect(resources.map(({ name }) => name)).toContain('cloud/notification-policy');
});
