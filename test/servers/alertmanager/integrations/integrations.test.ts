import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { contactPointOf } from '../../../../pulumi/notifications';
import { integrations } from '../../../../servers/alertmanager/integrations';
import { isNotifying } from '../../../../servers/alertmanager/receiver';
import { receivers } from '../../../notifications';
import { compile } from '../../../types/compile';

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

test("the provider of Grafana's API accepts each contact point", () => {
  const points = receivers
    .filter(isNotifying)
    .map((receiver) => contactPointOf(receiver, ({ secretName, key }) => `${secretName}/${key}` as never));
  const source = [
    "import type { ContactPointArgs } from '@pulumiverse/grafana/alerting/contactPoint';",
    ...points.map((point) => `void (${JSON.stringify(point)} satisfies ContactPointArgs);`),
  ].join('\n');
  expect(points.length).toBeGreaterThan(1);
  expect(compile({ 'contact-points': source })).toEqual({ 'contact-points': [] });
});
