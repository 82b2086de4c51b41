import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { integrations } from '../../../../servers/alertmanager/integrations';

const folder = resolve(__dirname, '../../../../servers/alertmanager/integrations');

test('a kind has one file, and one line in the index', () => {
  const files = readdirSync(folder).filter((file) =>
    readFileSync(join(folder, file), 'utf8').includes("declare module './definition'"),
  );
  expect(files.sort()).toEqual(
    Object.keys(integrations)
      .map((kind) => `${kind}.ts`)
      .sort(),
  );
});

test.each(Object.entries(integrations))('the limits of %s have a number and a source', (_, { textLimits }) => {
  for (const { maximum, source } of textLimits) {
    expect(maximum).toBeGreaterThan(0);
    expect(source).toMatch(/^https:\/\//);
  }
});
