import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../../alerts/locales';
import { runbookAlerts } from '../../alerts/runbooks/runbook-page';
import { alertReference, pagePaths } from '../../tools/alert-reference/page';
import { presetRules } from '../../tools/alert-reference/stacks';
import { shopCloud, shopServer } from '../library/shop-stacks';

const english = presetRules('en').flatMap(({ groups }) => groups);

describe.each(languages)('the reference of the alerts in language %s', (language) => {
  const page = alertReference(language);

  test('is the one that `npm run docs:alerts` writes', () => {
    expect(readFileSync(join(__dirname, '../..', pagePaths[language]), 'utf8')).toBe(page);
  });

  test('links to alerts that it has', () => {
    const headings = [...page.matchAll(/^### (\w+)$/gm)].map(([, name]) => name!.toLowerCase());
    const linked = [...page.matchAll(/\]\(#(\w+)\)/g)].map(([, anchor]) => anchor);
    expect(headings.length).toBeGreaterThan(50);
    expect(linked.filter((anchor) => !headings.includes(anchor!))).toEqual([]);
  });
});

test('every alert has a runbook, and is in the reference', () => {
  const alerts = english.flatMap(({ rules }) => rules).filter(({ kind }) => kind === 'alert');
  expect(runbookAlerts(english).map(({ rule }) => rule.name)).toEqual(alerts.map(({ name }) => name));
  const page = readFileSync(join(__dirname, '../..', pagePaths.en), 'utf8');
  expect(alerts.filter(({ name }) => !page.includes(`\n### ${name}\n`))).toEqual([]);
});

test('it has the alerts of every system that the tests of the library have', () => {
  const namesOf = (
    groups: readonly { readonly rules: readonly { readonly name: string; readonly kind: string }[] }[],
  ) => groups.flatMap(({ rules }) => rules.filter(({ kind }) => kind === 'alert').map(({ name }) => name));
  const listed = namesOf(english);
  const tested = [shopServer, shopCloud].flatMap((stackIn) => namesOf(stackIn('en').rules));
  // The shop of the tests has an alert and a second site of its own.
  expect(tested.filter((name) => !listed.includes(name) && !/^Front|^ShopLarge$/.test(name))).toEqual([]);
});
