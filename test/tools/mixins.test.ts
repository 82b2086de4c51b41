import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { counterparts, mixinPage, mixinPath, mixins } from '../../tools/alert-reference/mixins/page';
import { presetRules } from '../../tools/alert-reference/stacks';

test('the page about the public mixins is the one that `npm run docs:alerts` writes', () => {
  expect(readFileSync(join(__dirname, '../..', mixinPath), 'utf8')).toBe(mixinPage());
});

test.each(mixins)('each of the $alerts alerts of $title has a row', ({ alerts, rows }) => {
  expect(Object.keys(rows)).toHaveLength(alerts);
  expect(Object.values(rows).filter((row) => row.length === 0)).toEqual([]);
});

test('every counterpart is an alert of the reference', () => {
  const names = presetRules('en').flatMap(({ groups }) => groups.flatMap(({ rules }) => rules.map(({ name }) => name)));
  expect(counterparts().filter((name) => !names.includes(name))).toEqual([]);
});
