import { recordingRule, ruleGroup, type RuleGroupProps } from '../../../alerts';
import type { Duration } from '../../../core/duration';
import { scrape } from '../../../metrics';
import {
  absent,
  avgOverTime,
  durationExpression,
  maxOverTime,
  quantity,
  rate,
  raw,
  selectors,
  sum,
  type AnyUnit,
  type Condition,
} from '../../../promql';
import { metrics as m, shop } from '../../shop';
import { minimalStack } from '../../stacks';
import { alertOn, busy, dashboardOf, group, inText, issuesOf, jobAt, requests, stackOf } from './cart-stack';

const { up } = selectors(scrape);

describe('windows that never have two samples', () => {
  test('of a panel', () => {
    expect(issuesOf(stackOf({ dashboards: [dashboardOf([requests('15s')])] }))).toEqual([
      'dashboard cart: panel requests: the window of http_requests_total is shorter than two samples of job "cart"; given: "15s"; allowed: 2m and longer, with room for missed samples 4m; remedy: lengthen the window, or shorten the interval of job "cart"',
    ]);
  });

  test('of a rule, also where the rule group gives the window', () => {
    const rules = [group({ window: '1m', rules: [alertOn(busy())] })];
    expect(issuesOf(stackOf({ rules }))).toEqual([
      'rule CartBusy: its expression: the window of http_requests_total is shorter than two samples of job "cart"; given: "1m"; allowed: 2m and longer, with room for missed samples 4m; remedy: set the property window of the rule group, or shorten the interval of job "cart"',
    ]);
    expect(issuesOf(stackOf({ rules: [group({ rules: [alertOn(busy('1m59s'))] })] }))).toHaveLength(1);
  });

  test('of functions of one sample, which have none when a scrape is late', () => {
    const condition = maxOverTime(m.memory_bytes, '1m').greaterThan(quantity(10, 'bytes'));
    expect(issuesOf(stackOf({ rules: [group({ rules: [alertOn(condition)] })] }))).toHaveLength(1);
  });

  test('of a recorded series, whose rule group gives its interval', () => {
    const recorded = recordingRule({ name: 'job:requests:rate5m', expression: requests('5m') });
    const condition = avgOverTime(recorded.recorded, '90s').greaterThan(quantity(10, 'requests/s'));
    const rules = [
      group({ name: 'recorded', interval: '1m', rules: [recorded] }),
      group({ rules: [alertOn(condition)] }),
    ];
    expect(issuesOf(stackOf({ rules }))).toEqual([
      'rule CartBusy: its expression: the window of job:requests:rate5m is shorter than two samples of rule group "recorded"; given: "90s"; allowed: 2m and longer, with room for missed samples 4m; remedy: lengthen the window, or shorten the interval of rule group "recorded"',
    ]);
  });

  test('of a subquery, whose step gives its interval', () => {
    const condition = maxOverTime(requests('5m').subquery('1m', '45s')).greaterThan(quantity(10, 'requests/s'));
    expect(issuesOf(stackOf({ rules: [group({ rules: [alertOn(condition)] })] }))).toEqual([
      'rule CartBusy: its expression: the window of a subquery is shorter than two of its steps; given: "1m"; allowed: 1m30s and longer; remedy: lengthen the window, or shorten the step 45s',
    ]);
  });

  test.each([
    ['step()', ' (step() and range() are 0 in a rule)'],
    ['range() * 3', ' (step() and range() are 0 in a rule)'],
    ['min_of(step() + 5m, 1m)', ' (step() and range() are 0 in a rule)'],
    ['30s + 30s', ''],
    ['5m - 10m', ''],
    ['-step() + 1m', ' (step() and range() are 0 in a rule)'],
  ])('of a rule that calculates it: %s', (window, remark) => {
    const condition = inText(window).greaterThan(quantity(10, 'requests/s'));
    expect(issuesOf(stackOf({ rules: [group({ rules: [alertOn(condition)] })] }))).toEqual([
      `rule CartBusy: its expression: the window of http_requests_total is shorter than two samples of job "cart"; given: "${window}"; allowed: 2m and longer, with room for missed samples 4m; remedy: lengthen the window${remark}, or shorten the interval of job "cart"`,
    ]);
  });

  test('of a calculated step of a subquery', () => {
    const condition = (window: string) =>
      maxOverTime(requests('5m').subquery('10m', durationExpression(window))).greaterThan(quantity(10, 'requests/s'));
    const of = (window: string) => issuesOf(stackOf({ rules: [group({ rules: [alertOn(condition(window))] })] }));
    expect(of('step()')).toEqual([
      'rule CartBusy: its expression: the step of a subquery is not longer than zero; given: "step()"; remedy: write a duration (step() and range() are 0 in a rule)',
    ]);
    expect(of('4m + 2m')).toEqual([expect.stringContaining('allowed: 12m and longer')]);
    expect(of('max_of(step(), 1m)')).toEqual([]);
  });

  test('a calculated window that is long enough is accepted', () => {
    const of = (window: string) =>
      issuesOf(
        stackOf({
          rules: [group({ rules: [alertOn(inText(window).greaterThan(quantity(10, 'requests/s')))] })],
          dashboards: [dashboardOf([inText(window)])],
        }),
      );
    expect(of('max_of(step(), 2m)')).toEqual([]);
    expect(of('2 ^ 2 * 1m % 7m + range() / 2')).toEqual([]);
  });

  test('of a panel that no step makes long enough', () => {
    const of = (window: string) => issuesOf(stackOf({ dashboards: [dashboardOf([inText(window)])] }));
    expect(of('min_of(step(), 1m)')).toEqual([
      'dashboard cart: panel requests: the window of http_requests_total is shorter than two samples of job "cart"; given: "min_of(step(), 1m)"; allowed: 2m and longer, with room for missed samples 4m; remedy: lengthen the window, or shorten the interval of job "cart"',
    ]);
    expect(of('-step()')).toHaveLength(1);
    expect(of('range()')).toEqual([]);
  });

  test('of the slowest of several jobs, unless a matcher or the rule group excludes it', () => {
    const jobs = [jobAt('cart'), jobAt('slow', '2m'), jobAt('archive', '3m')];
    const of = (condition: Condition<string, AnyUnit>, job?: string) =>
      issuesOf(
        stackOf({ jobs, rules: [ruleGroup({ name: 'cart', rules: [alertOn(condition)], ...(job ? { job } : {}) })] }),
      );
    expect(of(busy('5m'))).toEqual([expect.stringContaining('two samples of job "archive"')]);
    expect(of(busy('5m'), 'slow')).toEqual([]);
    expect(of(busy('30s'), 'cart')).toEqual([]);
    const where = (job: RegExp | string) =>
      sum(rate(m.http_requests_total.where({ job }), '5m'))
        .by('job')
        .greaterThan(quantity(10, 'requests/s'));
    expect(of(where(/cart|slow/))).toEqual([]);
    expect(of(where(/arch.*/))).toHaveLength(1);
  });

  test('of a selector without a name, none of whose series has two samples', () => {
    const jobs = [jobAt('cart', '1m'), jobAt('slow', '2m')];
    const of = (window: string, selector = '{__name__=~"http_requests_.*"}') => {
      const text = `sum by (job) (rate(${selector}[${window}]))`;
      const expression = raw(text, { catalogues: [shop], labels: ['job'], unit: 'requests/s' });
      const rules = [ruleGroup({ name: 'cart', rules: [alertOn(expression.greaterThan(quantity(10, 'requests/s')))] })];
      return issuesOf(stackOf({ jobs, rules }));
    };
    expect(of('15s')).toEqual([
      'rule CartBusy: its expression: the window of http_requests_total is shorter than two samples of job "cart"; given: "15s"; allowed: 2m and longer, with room for missed samples 4m; remedy: lengthen the window, or shorten the interval of job "cart"',
    ]);
    expect(of('2m')).toEqual([]);
    expect(of('2m', '{__name__=~"http_requests_.*", job="slow"}')).toEqual([
      expect.stringContaining('two samples of job "slow"'),
    ]);
  });

  test('of every job, for what each scrape writes', () => {
    const jobs = [jobAt('cart'), jobAt('slow', '2m')];
    const condition = maxOverTime(up, '3m').lessThan(quantity(1, 'boolean'));
    expect(issuesOf(stackOf({ jobs, rules: [ruleGroup({ name: 'up', rules: [alertOn(condition)] })] }))).toHaveLength(
      1,
    );
  });

  test('two samples are enough', () => {
    const rules = [group({ window: '2m', rules: [alertOn(busy())] })];
    expect(issuesOf(stackOf({ rules, dashboards: [dashboardOf([requests('2m')])] }))).toEqual([]);
  });

  test('of the scrape interval of Prometheus', () => {
    const prometheus = { ...minimalStack.prometheus, scrapeInterval: '3m' } as const;
    const rules = [group({ rules: [alertOn(busy())] })];
    expect(issuesOf(stackOf({ jobs: [jobAt('cart')], prometheus, rules }))).toHaveLength(1);
  });
});

describe('intervals and `for`', () => {
  const longer = 'is longer than 5m, after which Prometheus no longer sees a sample';

  test('an interval above the lookback leaves gaps', () => {
    expect(issuesOf(stackOf({ jobs: [jobAt('cart', '6m')] }))).toEqual([
      `job "cart": its interval ${longer}; given: "6m"; allowed: at most 5m`,
    ]);
    expect(issuesOf(stackOf({ jobs: [jobAt('cart', '5m')] }))).toEqual([]);
    const rules = [
      group({
        interval: '10m',
        rules: [recordingRule({ name: 'job:requests:rate5m', expression: requests('5m') })],
      }),
    ];
    expect(issuesOf(stackOf({ rules }))).toEqual([
      `rule group "cart": its interval ${longer}; given: "10m"; allowed: at most 5m`,
    ]);
    expect(issuesOf(stackOf({ rules: [group({ interval: '10m', rules: [alertOn(busy())] })] }))).toEqual([]);
  });

  test('`for` below the interval of evaluation or of the scrape waits for nothing', () => {
    const of = (hold: Duration, props: Partial<RuleGroupProps> = {}) =>
      issuesOf(stackOf({ rules: [group({ ...props, rules: [alertOn(busy('5m'), hold)] })] }));
    expect(of('30s')).toEqual([
      'rule CartBusy: for is shorter than the interval of job "cart", so the alert does not wait for a second sample; given: "30s"; allowed: 0s, or 1m and longer',
    ]);
    expect(of('1m', { interval: '2m' })).toEqual([
      'rule CartBusy: for is shorter than the interval of its rule group, so the alert does not wait for a second sample; given: "1m"; allowed: 0s, or 2m and longer',
    ]);
    expect(of('0s')).toEqual([]);
    expect(of('1m')).toEqual([]);
  });

  test('also of an absent job, whose interval is that of Prometheus', () => {
    const of = (hold: Duration) =>
      issuesOf(
        stackOf({ rules: [ruleGroup({ name: 'up', rules: [alertOn(absent(up.where({ job: 'cart' })), hold)] })] }),
      );
    expect(of('15s')).toHaveLength(1);
    expect(of('1m')).toEqual([]);
  });
});

test('a query that no job answers, because of its matchers, is refused', () => {
  const condition = m.memory_bytes.where({ job: 'card' }).greaterThan(quantity(10, 'bytes'));
  expect(issuesOf(stackOf({ rules: [ruleGroup({ name: 'cart', rules: [alertOn(condition)] })] }))).toEqual([
    'rule CartBusy: its expression: no job that it selects exposes memory_bytes; given: "{job=\"card\"}"; allowed: job "cart"; remedy: correct the matcher of job, or the job of the rule group or the dashboard',
  ]);
  const elsewhere = raw('memory_bytes{job="card"}', { catalogues: [shop], labels: ['job'], unit: 'bytes' });
  expect(issuesOf(stackOf({ dashboards: [dashboardOf([elsewhere])] }))).toHaveLength(1);
});
