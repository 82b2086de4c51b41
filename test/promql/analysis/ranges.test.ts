import { catalogue, closed, counter, gauge, scrape } from '../../../metrics';
import { rawCondition } from '../../../promql';
import type { Outcome } from '../../../promql/analysis/combination';
import { conditionOutcome } from '../../../promql/analysis/condition';

const machine = catalogue({
  name: 'machine',
  software: 'machine',
  version: '1',
  metrics: {
    requests_total: counter({ help: 'Requests.', unit: 'requests', labels: { status: closed('200', '500') } }),
    load_ratio: gauge({ help: 'Load.', unit: 'ratio' }),
    free_bytes: gauge({ help: 'Free.', unit: 'bytes', labels: { disk: closed('a', 'b') } }),
    level: gauge({ help: 'Level.', unit: 'none' }),
    grade: gauge({ help: 'Grade.', unit: 'none', range: { min: 1, max: 6 } }),
    debt: gauge({ help: 'Debt.', unit: 'none', range: { min: -10, max: -1 } }),
    jobs: gauge({ help: 'Jobs.', unit: 'objects' }),
  },
});

const outcomeOf = (text: string) =>
  conditionOutcome(rawCondition(text, { catalogues: [machine, scrape], unit: 'none' }).node);

const outcomes = (outcome: Outcome, ...texts: readonly string[]) => texts.map((text) => [outcome, text] as const);

describe('the ranges of calculations', () => {
  test.each([
    ...outcomes('never', 'level % 10 >= 10', 'count(level) % 10 > 9', 'jobs % 7 < 0', 'debt % 3 > 0', 'up % 5 > 1'),
    ...outcomes('possible', 'level % 10 >= 9.99', 'level % 10 < 0', 'level % level > 10', 'count(level) % 10 > 8'),
    ...outcomes('possible', 'level % 0 != 0', 'level % -7 > 6', 'debt % 3 < -2'),
    ...outcomes('never', 'level ^ 2 < 0', 'level ^ 4 < 0', 'level ^ -2 < 0', 'jobs ^ 3 < 0', 'grade ^ 2 > 36'),
    ...outcomes('never', 'jobs ^ 0.5 < 0', '2 ^ level < 0', 'up ^ 5 > 1', 'level ^ 0 > 1', 'debt ^ 3 > -1'),
    ...outcomes('possible', 'level ^ 3 < 0', 'grade ^ 2 > 35', 'grade ^ -1 < 1', 'level ^ level < 0', 'level ^ -1 < 0'),
    ...outcomes('never', 'level * level < 0', 'load_ratio * load_ratio > 1', 'grade atan2 grade > 4'),
    ...outcomes('possible', 'level * jobs < 0', 'grade atan2 level < 0'),
    ...outcomes('never', '(level > 5) <= 5', '(level < 5) >= 5', '(free_bytes > 0) == 0'),
    ...outcomes('possible', '(level > 5) < 6', '(level >= 5) <= 5'),
  ])('%s: %s', (outcome, text) => {
    expect(outcomeOf(text)).toBe(outcome);
  });
});

describe('the ranges of functions', () => {
  test.each([
    ...outcomes('never', 'stddev(load_ratio) > 0.5', 'stdvar(load_ratio) > 0.25', 'stddev_over_time(up[5m]) > 1'),
    ...outcomes('never', 'stdvar_over_time(grade[5m]) > 7', 'stddev(debt) > 4.6', 'stddev(up) < 0'),
    ...outcomes('possible', 'stddev(load_ratio) > 0.4', 'stdvar_over_time(grade[5m]) > 6', 'stddev(level) > 100'),
    ...outcomes('never', 'sin(level) > 1', 'cos(level) < -1', 'tanh(level) > 1', 'atan(level) > 2', 'asin(level) > 2'),
    ...outcomes(
      'never',
      'acos(level) < 0',
      'acos(level) > 3.2',
      'cosh(level) < 1',
      'acosh(level) < 0',
      'sinh(jobs) < 0',
    ),
    ...outcomes('never', 'asinh(jobs) < 0', 'atanh(load_ratio) < 0', 'deg(jobs) < 0', 'rad(jobs) < 0', 'deg(up) > 58'),
    ...outcomes(
      'possible',
      'tan(level) > 5',
      'sin(level) > 0.9',
      'cosh(level) > 5',
      'acos(level) > 3',
      'rad(level) < 0',
    ),
    ...outcomes('never', 'sgn(jobs) < 0', 'sgn(debt) > -1', 'sgn(level) > 1', 'exp(level) < 0', 'exp(up) > 2.8'),
    ...outcomes('never', 'ln(load_ratio) > 0', 'log2(grade) > 2.6', 'log10(grade) < 0', 'sqrt(grade) > 2.5'),
    ...outcomes('possible', 'ln(jobs) < 0', 'sqrt(jobs) > 100', 'sgn(level) < 0', 'exp(debt) < 0.1'),
    ...outcomes('always', 'ln(debt) != 1'),
    ...outcomes('never', 'clamp(level, 1, 5) > 5', 'clamp_max(level, 3) > 3', 'clamp_min(level, 3) < 3'),
    ...outcomes('never', 'abs(level) < 0', 'abs(debt) > 10', 'floor(load_ratio) == 0.5', 'ceil(level % 10) > 10'),
    ...outcomes('never', 'floor(level % 10) > 9', 'round(load_ratio, 5) > 5'),
    ...outcomes('possible', 'round(level, 0.1) > 0.5', 'round(load_ratio) > 0.5', 'floor(load_ratio) == 1'),
    ...outcomes('never', 'quantile_over_time(0.9, load_ratio[5m]) > 1', 'delta(up[5m]) < -4', 'idelta(up[5m]) > 1'),
    ...outcomes('possible', 'delta(up[5m]) < -0.5', 'mad_over_time(load_ratio[5m]) > 0.4'),
    ...outcomes('never', 'mad_over_time(load_ratio[5m]) > 0.5', 'vector(min_of(time(), 5)) > 5'),
    ...outcomes('never', 'day_of_week() > 6', 'hour() > 23', 'month() > 12', 'minute() > 59', 'day_of_month() > 31'),
    ...outcomes('never', 'days_in_month() > 31', 'day_of_year() > 366', 'year() < 2000', 'vector(pi()) > 4'),
    ...outcomes('always', 'vector(time()) > 0', 'year() > 2000', 'hour() >= 0'),
    ...outcomes('never', 'absent(level) > 1', 'absent_over_time(level[5m]) > 1', 'vector(time()) < 0'),
  ])('%s: %s', (outcome, text) => {
    expect(outcomeOf(text)).toBe(outcome);
  });

  test.each([
    'absent(level) == 1',
    'absent(level) > 0',
    'absent_over_time(level[5m]) >= 1',
    'count(up unless on (job) level) > 0',
    'count(up and on (job) level) > 0',
  ])('a comparison of what exists only under a condition can be a condition: %s', (text) => {
    expect(outcomeOf(text)).toBe('possible');
  });
});

describe('the age of samples', () => {
  test.each([
    ...outcomes('never', 'time() - timestamp(up) > 301', 'time() - timestamp(up) >= 300', 'timestamp(up) > time()'),
    ...outcomes(
      'never',
      'time() - max(timestamp(up)) > 300',
      'timestamp(up) < time() - 300',
      'time() - timestamp(up) < 0',
    ),
    ...outcomes('never', 'time() - ts_of_last_over_time(up[10m]) > 600', 'time() - timestamp(up offset 1h) < 3600'),
    ...outcomes('possible', 'time() - timestamp(up) > 60', 'time() - timestamp(up offset 10m) > 800'),
    ...outcomes('possible', 'time() - level > 301', 'time() - timestamp(up @ 5) > 301', 'timestamp(up) < time() - 60'),
    ...outcomes('possible', 'time() - ts_of_last_over_time(up[10m]) > 500', '2 * time() - timestamp(up) > 301'),
  ])('%s: %s', (outcome, text) => {
    expect(outcomeOf(text)).toBe(outcome);
  });
});

describe('expressions over the same series', () => {
  test.each([
    ...outcomes('never', 'sum(up) > count(up)', 'min(level) > max(level)', 'avg(level) > max(level)'),
    ...outcomes('never', 'avg(level) < min(level)', 'sum(grade) < count(grade)', 'max(jobs) > sum(jobs)'),
    ...outcomes('never', 'quantile(0.9, level) > max(level)', 'quantile(0.9, level) < quantile(0.5, level)'),
    ...outcomes(
      'never',
      'min by (job) (level) > max by (job) (level)',
      'max without (job) (level) < min without (job) (level)',
    ),
    ...outcomes('never', 'count(level == 0) > count(level)', 'count(level and on (job) up) > count(level)'),
    ...outcomes('never', 'sum(free_bytes{disk="a"}) > sum(free_bytes)', 'max(free_bytes{disk="a"}) > max(free_bytes)'),
    ...outcomes('never', 'min(free_bytes{disk="a"}) < min(free_bytes)', 'sum(up{job="a"}) > count(up)'),
    ...outcomes('never', 'sum(rate(requests_total{status="500"}[5m])) > sum(rate(requests_total[5m]))'),
    ...outcomes(
      'never',
      'sum by (job) (rate(requests_total{status="500"}[5m])) / sum by (job) (rate(requests_total[5m])) > 1',
    ),
    ...outcomes('never', '100 * sum(rate(requests_total{status="500"}[5m])) / sum(rate(requests_total[5m])) > 100'),
    ...outcomes('never', 'sum(free_bytes) - sum(free_bytes{disk="a"}) < 0', 'sum(up) - count(up) > 0'),
    ...outcomes('never', 'count(up == 0) / count(up) > 1', 'sum(up) > count(up) * 2', 'sum(up) + 1 > count(up) + 1'),
    ...outcomes(
      'never',
      'level > max_over_time(level[1h])',
      'min_over_time(level[1h]) > level',
      'level > on () group_left () max(level)',
    ),
    ...outcomes(
      'never',
      'avg_over_time(level[1h]) > max_over_time(level[1h])',
      'jobs > on (job) group_left () sum by (job) (jobs)',
    ),
    ...outcomes('never', 'floor(level) > level', 'level > ceil(level)', 'clamp_max(level, 5) > level', 'up != up'),
    ...outcomes(
      'always',
      'sum(up) <= count(up)',
      'up == up',
      'level == level',
      'level >= level',
      'max(level) >= min(level)',
    ),
    ...outcomes('possible', 'sum(level) > count(level)', 'min(level) >= max(level)', 'max(level) > sum(level)'),
    ...outcomes('possible', 'level != level', '(level == level) > 5', 'min(level) > on () max(level offset 1h)'),
    ...outcomes(
      'possible',
      'sum(level{job="a"}) > sum(level)',
      'sum(up) > count(up offset 1h)',
      'sum(up) < count(up) * 0.5',
    ),
    ...outcomes('possible', 'sum(rate(requests_total{status="500"}[5m])) > sum(rate(requests_total[1h]))'),
    ...outcomes('possible', 'sum(free_bytes{disk="a"}) > sum(free_bytes{disk="b"})', 'max(up) < count(up)'),
    ...outcomes('possible', 'min by (job) (level) > on () max by (job) (level)', 'level > max_over_time(level[1h:1m])'),
    ...outcomes('possible', 'sum by (job) (free_bytes{disk="a"}) > on (job) sum by (job, disk) (free_bytes)'),
    ...outcomes('possible', 'level > on (instance) group_left () max by (job) (level)', 'sum(up) > count(up) - 2'),
    ...outcomes('possible', 'level > avg_over_time(level[1h])', 'absent(free_bytes{disk="a"}) >= absent(free_bytes)'),
  ])('%s: %s', (outcome, text) => {
    expect(outcomeOf(text)).toBe(outcome);
  });
});

test('a long calculation is decided in time', () => {
  const long = (number: number) => `sum(jobs)${` + ${number}`.repeat(60)}`;
  expect(outcomeOf(`${long(1)} > ${long(1)}`)).toBe('never');
  expect(outcomeOf(`${long(1)} > ${long(2)}`)).toBe('possible');
  const terms = Array.from({ length: 60 }, () => 'sum(jobs)');
  expect(outcomeOf(`${terms.join(' - ')} < ${terms.join(' / ')}`)).toBe('possible');
});
