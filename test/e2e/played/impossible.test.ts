import { alert, ruleGroup, type RuleGroup, type RuleGroupProps, type RuleJson } from '../../../alerts';
import { durationToMilliseconds, type Duration } from '../../../core/duration';
import { collectIssues, type Issue } from '../../../core/errors';
import { catalogue, closed, counter, gauge, histogram, scrape } from '../../../metrics';
import {
  count,
  happened,
  increase,
  percent,
  quantileOf,
  quantity,
  rate,
  ratio,
  rawCondition,
  seconds,
  selectors,
  sum,
  type AnyUnit,
  type Condition,
} from '../../../promql';
import { scopeOf } from '../../../alerts/rules/rule-group';
import { textOf } from '../../../promql/render';
import { resolve } from '../../../promql/resolve';
import { staticJob } from '../../../servers/prometheus/jobs/static-job';
import { stackIssues } from '../../../stack/validation';
import { rulesOf } from '../../../stack/rules';
import { testedRules } from '../../../testing/rule-tests/rules';
import { runFiles, writeSuite } from '../../../testing/rule-tests/suite';
import type { InputSeries, Segment } from '../../../testing/rule-tests/input';
import { programFile } from '../../../tools/build';
import { minimalStack } from '../../stacks';
import { Workplace } from '../workplace';
import { firingTest } from './real-intervals';

const place = new Workplace();
const promtool = { promtool: programFile('promtool'), folder: place.folder };
afterAll(() => place.stop());

const reason = closed('bank', 'network');
const cart = catalogue({
  name: 'cart',
  software: 'cart',
  version: '1',
  metrics: {
    requests_total: counter({ help: 'Requests.', unit: 'requests', labels: { reason } }),
    failed_total: counter({ help: 'Failures.', unit: 'requests', labels: { reason } }),
    latency_seconds: histogram({ help: 'Latency.', unit: 'seconds', observations: 'requests', buckets: [0.1, 1] }),
    open_carts: gauge({ help: 'Open carts.', unit: 'objects' }),
  },
});
const m = selectors(cart);
const { up } = selectors(scrape);

const minute = 60_000;
const labels = { job: 'cart', instance: 'cart:80' };
const steady = (from: number, step: number): Segment[] => [{ from, step, count: 60 }];

/** Series that favour every alert: much traffic, all of it failing and slow, and one failure of the bank. */
const series: readonly InputSeries[] = [
  { name: 'up', labels, segments: steady(1, 0) },
  { name: 'open_carts', labels, segments: steady(1000, 0) },
  { name: 'requests_total', labels: { ...labels, reason: 'network' }, segments: steady(1000, 6000) },
  { name: 'failed_total', labels: { ...labels, reason: 'network' }, segments: steady(1000, 6000) },
  {
    name: 'failed_total',
    labels: { ...labels, reason: 'bank' },
    segments: [
      { missing: 'not begun', count: 20 },
      { from: 1, step: 0, count: 40 },
    ],
  },
  ...['0.1', '1.0', '+Inf'].map((le, index) => ({
    name: 'latency_seconds_bucket',
    labels: { ...labels, le },
    segments: steady(1000, index < 2 ? 0 : 6000),
  })),
];

const requests = (window?: Duration) => sum(rate(m.requests_total, window)).by('job');
const failures = ratio(sum(rate(m.failed_total, '5m')).by('job'), requests('5m'));
const bank = m.failed_total.where({ reason: 'bank' });
const some = quantity(10, 'requests/s');
const inText = (text: string) => rawCondition(text, { catalogues: [cart, scrape], unit: 'none' });
const rateOf = (of: 'bank' | 'network') => `rate(failed_total{reason="${of}"}[5m])`;

interface Played {
  readonly what: string;
  readonly condition: Condition<string, AnyUnit>;
  readonly interval?: Duration;
  readonly wait?: Duration;
  readonly group?: Partial<RuleGroupProps>;
}

/** Alerts that can never fire, each beside one that can. */
const pairs: readonly (readonly [impossible: Played, possible: Played])[] = [
  [
    { what: 'a window of 15 s, scraped every minute', condition: requests('15s').greaterThan(some), interval: '1m' },
    { what: 'a window of 2 min, scraped every minute', condition: requests('2m').greaterThan(some), interval: '1m' },
  ],
  [
    {
      what: 'a group window of 1 min',
      condition: requests().greaterThan(some),
      interval: '1m',
      group: { window: '1m' },
    },
    { what: 'a group window of 5 min', condition: requests().greaterThan(some), interval: '1m' },
  ],
  [
    { what: 'more than 500 % failures', condition: failures.greaterThan(percent(500)) },
    { what: 'more than 5 % failures', condition: failures.greaterThan(percent(5)) },
  ],
  [
    {
      what: 'a quantile above the last bucket',
      condition: quantileOf(0.95, m.latency_seconds).greaterThan(seconds(1)),
    },
    { what: 'a quantile above a bucket', condition: quantileOf(0.95, m.latency_seconds).greaterThan(seconds(0.1)) },
  ],
  [
    {
      what: 'the first failure by its increase',
      condition: increase(bank, '15m').greaterThan(quantity(0, 'requests')),
    },
    { what: 'the first failure', condition: happened(bank, '15m') },
  ],
  [
    { what: 'more than up', condition: up.greaterThan(quantity(1, 'boolean')) },
    { what: 'up', condition: up.greaterThan(quantity(0, 'boolean')) },
  ],
  [
    {
      what: 'fewer than one target',
      condition: count(up.equalTo(quantity(1, 'boolean'))).lessThan(quantity(1, 'series')),
    },
    { what: 'fewer than two', condition: count(up.equalTo(quantity(1, 'boolean'))).lessThan(quantity(2, 'series')) },
  ],
  [
    { what: 'a remainder of ten', condition: inText('open_carts % 10 >= 10') },
    { what: 'a remainder of nothing', condition: inText('open_carts % 10 == 0') },
  ],
  [
    { what: 'more targets up than targets', condition: inText('sum(up) > count(up)') },
    { what: 'as many targets up as targets', condition: inText('sum(up) >= count(up) and max(open_carts) > 999') },
  ],
  [
    { what: 'two reasons that match', condition: inText(`${rateOf('bank')} < ${rateOf('network')}`) },
    {
      what: 'two reasons without their label',
      condition: inText(`${rateOf('bank')} < ignoring (reason) ${rateOf('network')}`),
    },
  ],
  [
    { what: 'more samples than scrapes', condition: inText('count_over_time(up[5m]) > 21') },
    { what: 'as many samples as scrapes', condition: inText('count_over_time(up[5m]) > 19') },
  ],
  [
    { what: 'a sample that is too old', condition: inText('time() - timestamp(up) > 300'), interval: '5m' },
    { what: 'an old sample', condition: inText('time() - timestamp(up) > 240'), interval: '5m' },
  ],
  [
    { what: 'a wait beyond the calendar', condition: inText('up == 1 and on () minute() >= 10 < 40'), wait: '30m' },
    { what: 'a wait within the calendar', condition: inText('up == 1 and on () minute() >= 10 < 40'), wait: '29m' },
  ],
  [
    {
      what: 'a wait over gaps',
      condition: m.open_carts.greaterThan(quantity(10, 'objects')),
      interval: '6m',
      wait: '10m',
    },
    { what: 'a wait', condition: m.open_carts.greaterThan(quantity(10, 'objects')), interval: '5m', wait: '10m' },
  ],
];

function groupOf({ condition, wait, group }: Played): RuleGroup {
  const rule = alert({
    name: 'CartBad',
    condition,
    ...(wait ? { for: wait } : {}),
    severity: 'warning',
    summary: 'Bad',
    description: 'Bad.',
  });
  return ruleGroup({ name: 'cart', job: 'cart', rules: [rule], ...group });
}

function issuesOf(played: Played): readonly Issue[] {
  const { interval } = played;
  const stack = {
    ...minimalStack,
    jobs: [staticJob({ job: 'cart', catalogue: cart, targets: ['cart:80'], ...(interval ? { interval } : {}) })],
    rules: [groupOf(played)],
    runbooks: 'https://wiki.example',
  };
  const issues: Issue[] = stackIssues(stack, []);
  collectIssues(issues, () => rulesOf(stack));
  return issues;
}

/** Tests that promtool failed of an alert that is expected to fire, or not to. */
async function failed(played: Played, name: string, fires: boolean): Promise<number> {
  const group = groupOf(played);
  const rules = testedRules([group], { groups: [{ name: group.name, rules: [jsonOf(group)] }] });
  const intervals = {
    jobs: { cart: durationToMilliseconds(played.interval ?? '15s') },
    groups: { cart: 15_000 },
  };
  const course = { series, interval: minute, from: 0, length: 59 * minute };
  const suite = writeSuite(place.folder, name, rules, [firingTest(played.what, course, rules[0]!, intervals, fires)]);
  const reports = await runFiles(promtool, [suite]);
  return reports.get(suite.file)!.size;
}

/** The rule as it would be synthesized if it were accepted. */
function jsonOf({ window, rules: [rule] }: RuleGroup): RuleJson {
  const { name, node, for: wait } = rule!;
  const expr = textOf(resolve(node, { window, scope: scopeOf('cart') }));
  return { alert: name, expr, ...(wait ? { for: wait } : {}) };
}

test.each(pairs.map(([one]) => one))('$what is refused, and never fires', async (impossible) => {
  expect(issuesOf(impossible).length).toBeGreaterThan(0);
  expect(await failed(impossible, `impossible-${impossible.what.replaceAll(/\W/g, '-')}`, false)).toBe(0);
});

test.each(pairs.map(([, possible]) => possible))('$what is accepted, and fires', async (possible) => {
  expect(issuesOf(possible)).toEqual([]);
  expect(await failed(possible, `possible-${possible.what.replaceAll(/\W/g, '-')}`, true)).toBe(0);
});
