import { recordingRule, type Rule } from '../../../alerts';
import type { Duration } from '../../../core/duration';
import { catalogue, gauge, scrape } from '../../../metrics';
import { countOverTime, quantity, rawCondition } from '../../../promql';
import { staticJob } from '../../../servers/prometheus/jobs/static-job';
import { alertOn, group, issuesOf, jobAt, requests, stackOf } from './cart-stack';

const levels = catalogue({
  name: 'levels',
  software: 'levels',
  version: '1',
  metrics: {
    level: gauge({ help: 'Level.', unit: 'none' }),
    load_ratio: gauge({ help: 'Load.', unit: 'ratio' }),
  },
});

const jobs = [
  jobAt('cart', '1m'),
  staticJob({ job: 'fast', catalogue: levels, targets: ['fast:80'], interval: '10s', timeout: '5s' }),
];

const issuesOfRules = (...rules: readonly Rule[]) =>
  issuesOf(stackOf({ jobs, rules: [group({ job: 'fast', rules })] }));
const alertOnText = (text: string, wait?: Duration) =>
  alertOn(rawCondition(text, { catalogues: [levels, scrape], unit: 'none' }), wait);

test.each([
  ['count_over_time(level[5m]) > 31', '1 to 31'],
  ['count_over_time(up[5m]) > 31', '1 to 31'],
  ['count_over_time(up{job="cart"}[5m]) > 6', '1 to 6'],
  ['changes(level[1m]) > 6', '0 to 6'],
  ['resets(level[1m]) >= 7', '0 to 6'],
  ['sum_over_time(load_ratio[1m]) > 7', '0 to 7'],
  ['count_over_time((level > 5)[10m:1m]) > 11', '1 to 11'],
  ['count_over_time((level > 5)[10m:]) > 41', '1 to 41'],
  ['scrape_duration_seconds > 10', '0 to 10'],
  ['max(scrape_duration_seconds{job="cart"}) > 30', '0 to 20'],
])('an alert on more than there can be is refused: %s', (text, values) => {
  expect(issuesOfRules(alertOnText(text))).toEqual([
    expect.stringContaining(`rule CartBusy: a comparison is never true: its left side is ${values}; given: `),
  ]);
});

test.each([
  'count_over_time(level[5m]) > 30',
  'count_over_time(up[5m]) < 25',
  'count_over_time(level[10m]) > 40',
  'changes(level[1m]) > 5',
  'sum_over_time(load_ratio[1m]) > 6',
  'sum_over_time(level[1m]) > 1000',
  'count_over_time((level > 5)[10m:1m]) > 10',
  'scrape_duration_seconds > 4.5',
  'scrape_duration_seconds{job=~"fast|cart"} > 15',
  'sum(scrape_duration_seconds) > 1000',
  'scrape_samples_scraped > 100000',
])('one on what can be is accepted: %s', (text) => {
  expect(issuesOfRules(alertOnText(text))).toEqual([]);
});

test('an alert that is always met is refused', () => {
  expect(issuesOfRules(alertOnText('count_over_time(up[5m]) < 100'))).toEqual([
    expect.stringContaining('rule CartBusy: its condition is always met: its left side is 1 to 31; given: '),
  ]);
});

test('an alert that no value of the catalogue meets has the issue of its rule alone', () => {
  expect(issuesOfRules(alertOnText('up > 1'))).toEqual([]);
});

test('the window is that of the rule group where it has none', () => {
  const condition = rawCondition('count_over_time(up[$__rate_interval]) > 31', {
    catalogues: [levels, scrape],
    unit: 'none',
  });
  const rules = (window: Duration) => [group({ job: 'fast', window, rules: [alertOn(condition)] })];
  expect(issuesOf(stackOf({ jobs, rules: rules('5m') }))).toHaveLength(1);
  expect(issuesOf(stackOf({ jobs, rules: rules('10m') }))).toEqual([]);
});

test('a recorded series has the samples of its rule group', () => {
  const recorded = recordingRule({ name: 'job:requests:rate5m', expression: requests('5m') });
  const alertAbove = (samples: number) =>
    alertOn(countOverTime(recorded.recorded, '10m').greaterThan(quantity(samples, 'samples')));
  const issuesAbove = (samples: number) =>
    issuesOf(
      stackOf({
        rules: [group({ interval: '1m', rules: [recorded] }), group({ name: 'alerts', rules: [alertAbove(samples)] })],
      }),
    );
  expect(issuesAbove(11)).toHaveLength(1);
  expect(issuesAbove(10)).toEqual([]);
});
