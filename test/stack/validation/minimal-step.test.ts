import { ImportedDashboard, type ProvisionedDashboard } from '../../../dashboards';
import { dashboardContext } from '../../../stack/runbooks';
import type { MonitoringStackProps } from '../../../stack/stack';
import { shop } from '../../shop';
import { dashboardOf, inText, issuesOf, jobAt, requests, stackOf } from './cart-stack';

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

  test.each([
    ['$__interval', '2m'],
    ['step()', '2m'],
    ['step() / 3', '8m'],
    ['max_of(step(), 1m30s)', '2m'],
    ['max_of(step(), 2m)', undefined],
    ['$__range', '1m'],
  ])('gives the window %s two samples', (window, expected) => {
    const stack = stackOf({ dashboards: [dashboardOf([inText(window)])] });
    expect(issuesOf(stack)).toEqual([]);
    expect(stepsOf(stack)).toEqual([expected]);
  });

  test('is twice the interval of the data source where the window is one step', () => {
    expect(stepsOf(stackOf({ jobs: [jobAt('cart')], dashboards: [dashboardOf([inText('$__interval')])] }))).toEqual([
      '30s',
    ]);
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
    const imported = (interval?: string, window = '$__rate_interval', minInterval?: string) =>
      new ImportedDashboard({
        json: {
          uid: 'old',
          title: 'Old',
          panels: [
            {
              id: 1,
              title: 'Requests',
              ...(minInterval ? { interval: minInterval } : {}),
              targets: [{ expr: `rate(http_requests_total[${window}])`, ...(interval ? { interval } : {}) }],
            },
          ],
        },
        catalogues: [shop],
      });
    expect(issuesOf(stackOf({ dashboards: [imported()] }))).toEqual([
      'dashboard old: panel 1: the window of http_requests_total is shorter than two samples of job "cart"; given: "$__rate_interval, 1m"; allowed: 2m and longer; it follows the interval of the data source; remedy: set "Min step" of the query to 1m',
    ]);
    expect(issuesOf(stackOf({ dashboards: [imported('1m')] }))).toEqual([]);
    expect(issuesOf(stackOf({ jobs: [jobAt('cart', '30s')], dashboards: [imported()] }))).toEqual([]);
    expect(issuesOf(stackOf({ dashboards: [imported('$__interval')] }))).toHaveLength(1);
    expect(issuesOf(stackOf({ jobs: [jobAt('cart')], dashboards: [imported('', '$__interval')] }))).toEqual([
      'dashboard old: panel 1: the window of http_requests_total is shorter than two samples of job "cart"; given: "$__interval, 15s"; allowed: 30s and longer; it follows the interval of the data source; remedy: set "Min step" of the query to 30s',
    ]);
    expect(issuesOf(stackOf({ dashboards: [imported('1m', '$__interval')] }))).toHaveLength(1);
    expect(issuesOf(stackOf({ dashboards: [imported('2m', '$__interval')] }))).toEqual([]);
    expect(issuesOf(stackOf({ dashboards: [imported('1m', '2 * step()')] }))).toEqual([]);
    expect(issuesOf(stackOf({ dashboards: [imported('', '2 * step()')] }))).toHaveLength(1);
    expect(issuesOf(stackOf({ dashboards: [imported('', '$__range')] }))).toEqual([]);
    // Grafana adds the interval of the data source to the minimal interval of a panel.
    expect(issuesOf(stackOf({ dashboards: [imported('', '$__rate_interval', '105s')] }))).toEqual([]);
    expect(issuesOf(stackOf({ dashboards: [imported('', '$__rate_interval', '104s')] }))).toEqual([
      expect.stringContaining('it follows the minimal interval of the panel'),
    ]);
    expect(issuesOf(stackOf({ dashboards: [imported('', '$__interval', '2m')] }))).toEqual([]);
    expect(issuesOf(stackOf({ dashboards: [imported('15s', '$__interval', '2m')] }))).toHaveLength(1);
  });
});
