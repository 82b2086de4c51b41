import { alert, recordingRule } from '../../alerts';
import { quantity, rate, sum } from '../../promql';
import { Detection } from '../../testing/mutants/detection';
import { mutantsOf } from '../../testing/mutants/mutants';
import { testMutants, type MutationResult } from '../../testing/mutants/mutation-tests';
import { generate, type RuleTests } from '../../testing/rule-tests/generate';
import { metrics as m } from '../shop';
import { busy, failing, tested, text } from './shop-rules';

test('mutants are valid and differ by one change', () => {
  const [rule] = tested(busy);
  expect(mutantsOf(rule!).map(({ operator, change }) => `${operator}: ${change}`)).toMatchInlineSnapshot(`
   [
     "comparison: < 10 → > 10",
     "comparison: < 10 → >= 10",
     "comparison: < 10 → <= 10",
     "comparison: < 10 → == 10",
     "comparison: < 10 → != 10",
     "matcher: connections_limit{job="shop"} → connections_limit{job!="shop"}, in … < 10",
     "matcher: connections_limit{job="shop"} → connections_limit, in … < 10",
     "matcher value: connections_limit{job="shop"} → connections_limit{job="shop-other"}, in … < 10",
     "label: connections_limit{job="shop"} → connections_limit{instance="shop"}, in … < 10",
     "number: 10 → 10.2",
     "number: 10 → 9.8",
     "for: none → 5m",
     "keep_firing_for: none → 5m",
   ]
  `);
});

test('tests detect each change of the threshold, the window, the labels and the wait of an alert', () => {
  const rules = tested(failing);
  const { mutants, survivors, killedPercent } = testMutants(rules, generate(rules));
  expect(mutants.length).toBeGreaterThan(50);
  expect(survivors.map(({ operator, change }) => `${operator}: ${change}`)).toEqual([]);
  expect(killedPercent).toBe(100);
});

test('tests of an alert detect mutants of a recording rule that it needs', () => {
  const requests = recordingRule({
    name: 'job:requests:rate5m',
    expression: sum(rate(m.http_requests_total)).by('job'),
  });
  const needing = alert({
    ...text,
    name: 'ShopIdle',
    condition: requests.recorded.lessThan(quantity(1, 'requests/s')),
  });
  const rules = tested(requests, needing);
  const { tested: all, untested } = generate(rules);
  const withoutOwn = { tested: all.filter(({ kind }) => kind === 'alert'), untested };
  const detection = new Detection(rules[0]!, rules, withoutOwn);
  const increase = mutantsOf(rules[0]!).find(({ change }) => change === 'rate → increase')!;
  expect(detection.detects(increase)).toBe(true);
});

test('an unchanged rule is no mutant, and a mutant with several series in the place of one is detected', () => {
  const rules = tested(failing);
  const detection = new Detection(rules[0]!, rules, generate(rules));
  expect(detection.detects({ operator: 'number', change: 'none', rule: rules[0]! })).toBe(false);
  const ungrouped = mutantsOf(rules[0]!).find(({ change }) => change.startsWith('by(job) → by()'))!;
  expect(detection.detects(ungrouped)).toBe(true);
});

test('rules without tests have no mutants', () => {
  const rules = tested(busy);
  expect(testMutants(rules, { tested: [], untested: [] })).toMatchObject({ mutants: [], killedPercent: 100 });
});

describe('accepted survivors', () => {
  const rules = tested(busy);
  const [of] = generate(rules).tested as [Extract<RuleTests, { kind: 'alert' }>];
  const unchecked = { tested: [{ ...of, tests: [{ ...of.tests[0]!, isCrowded: true, checks: [] }] }], untested: [] };
  const accept = (change: string | RegExp, rule: string | RegExp = 'ShopBusy') =>
    testMutants(rules, unchecked, { survivors: [{ rule, operators: ['number'], change, reason: 'reason' }] });

  const own = (accepted: MutationResult['accepted']) => accepted.filter(({ by }) => by.reason === 'reason');

  test.each([
    ['their text', '10 → 10.2', 1],
    ['a pattern', /^10 → /, 2],
    ['a part of the text', '10 →', 0],
  ])('are found by %s, and do not count', (_, change, count) => {
    const { accepted, survivors, mutants } = accept(change);
    expect(own(accepted)).toHaveLength(count);
    expect(survivors.length + accepted.length).toBe(mutants.length);
  });

  test('are those of a rule', () => {
    expect(own(accept(/./, 'Shop').accepted)).toEqual([]);
    expect(own(accept(/./, /^Shop/).accepted)).toHaveLength(2);
  });
});
