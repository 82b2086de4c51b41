import { alert, recordingRule, ruleGroup, type RuleGroupProps } from '../../../alerts';
import type { Duration } from '../../../core/duration';
import { formatIssue } from '../../../core/errors';
import {
  Dashboard,
  ImportedDashboard,
  query,
  row,
  timeSeriesPanel,
  type ProvisionedDashboard,
} from '../../../dashboards';
import { scrape, type Unit } from '../../../metrics';
import {
  absent,
  avgOverTime,
  maxOverTime,
  quantity,
  rate,
  raw,
  selectors,
  sum,
  type AnyUnit,
  type Condition,
  type Instant,
  type Window,
} from '../../../promql';
import { staticJob } from '../../../servers/prometheus/jobs/static-job';
import { dashboardContext } from '../../../stack/runbooks';
import type { MonitoringStackProps } from '../../../stack/stack';
import { stackIssues } from '../../../stack/validation';
import { metrics as m, shop } from '../../shop';
import { minimalStack } from '../../stacks';

const { up } = selectors(scrape);
const catalogue = { ...shop, targetLabels: [] };
const jobAt = (job: string, interval?: Duration) =>
  staticJob({ job, catalogue, targets: [`${job}:80`], ...(interval ? { interval } : {}) });

function stackOf(props: Partial<MonitoringStackProps>): MonitoringStackProps {
  return { ...minimalStack, jobs: [jobAt('cart', '1m')], runbooks: 'https://wiki.example', ...props };
}

const issuesOf = (stack: MonitoringStackProps) => stackIssues(stack, []).map(formatIssue);

const panelOf = (...expressions: readonly [Instant<string, Unit>, ...Instant<string, Unit>[]]) => {
  const [first, ...others] = expressions.map((one) => query(one));
  return timeSeriesPanel({ title: 'Requests', description: 'Requests.', queries: [first!, ...others] });
};

const dashboardOf = (expressions: Parameters<typeof panelOf>, jobs?: readonly [string, ...string[]]) =>
  new Dashboard({
    uid: 'cart',
    title: 'Cart',
    description: 'Cart.',
    ...(jobs ? { jobs } : {}),
    rows: { all: row('All', { requests: panelOf(...expressions) }) },
  });

const requests = (window?: Window) => sum(rate(m.http_requests_total, window)).by('job');

const alertOn = (condition: Condition<string, AnyUnit>, hold?: Duration) =>
  alert({
    name: 'CartBusy',
    condition,
    ...(hold ? { for: hold } : {}),
    severity: 'warning',
    summary: 'Busy',
    description: 'Busy.',
  });

const busy = (window?: Window) => requests(window).greaterThan(quantity(10, 'requests/s'));

const group = (props: Partial<RuleGroupProps>) => ruleGroup({ name: 'cart', job: 'cart', rules: [], ...props });

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

describe('the minimal step of the queries of a panel', () => {
  const stepsOf = (stack: MonitoringStackProps, dashboard: ProvisionedDashboard = stack.dashboards[0]!) => {
    const panels = dashboard.toJson(dashboardContext(stack)).panels as readonly {
      readonly targets?: readonly { readonly expr: string; readonly interval?: string }[];
    }[];
    return panels.flatMap(({ targets = [] }) => targets.map(({ interval }) => interval));
  };

  test('is the interval of its slowest job, where Grafana chooses the window', () => {
    const stack = stackOf({ dashboards: [dashboardOf([requests(), requests('5m')])] });
    expect(issuesOf(stack)).toEqual([]);
    expect(stepsOf(stack)).toEqual(['1m', '1m']);
  });

  test('follows the jobs of the dashboard', () => {
    const jobs = [jobAt('cart'), jobAt('slow', '1m')];
    const steps = (...ofDashboard: [string, ...string[]]) =>
      stepsOf(stackOf({ jobs, dashboards: [dashboardOf([requests()], ofDashboard)] }));
    expect(steps('cart')).toEqual([undefined]);
    expect(steps('cart', 'slow')).toEqual(['1m']);
  });

  test('is that of the data source where every job has it, and where no window depends on it', () => {
    expect(stepsOf(stackOf({ jobs: [jobAt('cart')], dashboards: [dashboardOf([requests()])] }))).toEqual([undefined]);
    expect(stepsOf(stackOf({ dashboards: [dashboardOf([requests('5m')])] }))).toEqual([undefined]);
  });

  test('of an imported dashboard stays as it is, and is refused where its window has no two samples', () => {
    const imported = (interval?: string) =>
      new ImportedDashboard({
        json: {
          uid: 'old',
          title: 'Old',
          panels: [
            {
              id: 1,
              title: 'Requests',
              targets: [{ expr: 'rate(http_requests_total[$__rate_interval])', ...(interval ? { interval } : {}) }],
            },
          ],
        },
        catalogues: [shop],
      });
    expect(issuesOf(stackOf({ dashboards: [imported()] }))).toEqual([
      'dashboard old: panel 1: the window of http_requests_total is shorter than two samples of job "cart"; given: "$__rate_interval, 1m"; allowed: 2m and longer; it is four times the interval of the data source; remedy: set "Min step" of the query to 1m',
    ]);
    expect(issuesOf(stackOf({ dashboards: [imported('1m')] }))).toEqual([]);
    expect(issuesOf(stackOf({ jobs: [jobAt('cart', '30s')], dashboards: [imported()] }))).toEqual([]);
    expect(issuesOf(stackOf({ dashboards: [imported('$__interval')] }))).toHaveLength(1);
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
