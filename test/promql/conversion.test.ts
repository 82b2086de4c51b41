import * as q from '../../promql';
import { scrape } from '../../metrics';
import { expressionIssues } from '../../promql/check';
import { render } from '../../promql/render';
import { metrics as m } from '../shop';

const share = q.ratio(q.sum(q.rate(m.bytes_sent_total, '5m')), q.sum(q.rate(m.bytes_sent_total, '5m')));
const busy = q.rate(m.http_request_duration_seconds.sum, '5m');
const sent = q.rate(m.bytes_sent_total, '5m');
const requests = q.sum(q.rate(m.http_requests_total, '5m'));
const { up } = q.selectors(scrape);
const age = q.time().minus(m.start_time_seconds);

describe('a conversion', () => {
  test.each<[q.Expression & { readonly unit: string }, string, string]>([
    [age.in('minutes'), '(time() - start_time_seconds) / 60', 'minutes'],
    [age.in('hours'), '(time() - start_time_seconds) / 3600', 'hours'],
    [age.in('days'), '(time() - start_time_seconds) / 86400', 'days'],
    [age.in('milliseconds'), '(time() - start_time_seconds) * 1000', 'milliseconds'],
    [q.seconds(1).in('milliseconds'), '1 * 1000', 'milliseconds'],
    [m.memory_bytes.in('bits'), 'memory_bytes * 8', 'bits'],
    [m.memory_bytes.in('mebibytes'), 'memory_bytes / 1048576', 'mebibytes'],
    [m.memory_bytes.in('gibibytes'), 'memory_bytes / 1073741824', 'gibibytes'],
    [sent.in('bits/s'), 'rate(bytes_sent_total[5m]) * 8', 'bits/s'],
    [requests.in('requests/min'), 'sum(rate(http_requests_total[5m])) * 60', 'requests/min'],
    [requests.in('requests/h'), 'sum(rate(http_requests_total[5m])) * 3600', 'requests/h'],
    [q.percent(5).in('percent'), '0.05 * 100', 'percent'],
    [q.quantity(5, 'percent').in('ratio'), '5 / 100', 'ratio'],
    [busy.in('ratio'), 'rate(http_request_duration_seconds_sum[5m])', 'ratio'],
    [q.count(m.memory_bytes).in('processes'), 'count(memory_bytes)', 'processes'],
    [q.percent(5).in('none'), '0.05', 'none'],
  ])('%#: %s', ({ node, unit }, text, expected) => {
    expect(render(node)).toBe(text);
    expect(unit).toBe(expected);
  });
});

describe('units of arithmetic', () => {
  test.each<[string, { readonly unit: string }, string]>([
    ['a rate times seconds', sent.times(q.seconds(300)), 'bytes'],
    ['seconds times a rate', q.seconds(300).times(sent), 'bytes'],
    ['an amount by seconds', m.memory_bytes.dividedBy(q.seconds(300)), 'bytes/s'],
    ['an amount by its rate', m.memory_bytes.dividedBy(q.vector(q.quantity(1, 'bytes/s')), q.on()), 'seconds'],
    ['a moment and a length of time', m.start_time_seconds.plus(q.days(90)), 'timestamp'],
    ['a length of time and a moment', q.days(90).plus(m.start_time_seconds), 'timestamp'],
    ['a moment less a length of time', q.time().minus(q.days(90)), 'timestamp'],
    ['a moment less a moment', q.time().minus(m.start_time_seconds), 'seconds'],
    ['a share of an amount', m.memory_bytes.times(q.percent(80)), 'bytes'],
    ['a multiple of a share', q.plain(2).times(share), 'ratio'],
    ['a share of 0 and 1', up.times(q.percent(50)), 'ratio'],
    ['0 and 1 times a number', up.times(2), 'boolean'],
    ['a multiple of an amount', m.memory_bytes.times(2), 'bytes'],
    ['a part of an amount', m.memory_bytes.times(0.8), 'bytes'],
    ['two amounts', m.memory_bytes.dividedBy(m.memory_bytes), 'ratio'],
    [
      'amounts of two things',
      m.memory_bytes.dividedBy(q.sum(m.connections_open), q.on()),
      'undetermined: name the unit with .as(unit)',
    ],
  ])('%s', (_, { unit }, expected) => {
    expect(unit).toBe(expected);
  });
});

describe('a number that changes a unit, calculated so that types do not know it', () => {
  const number = (value: number) => value;

  test.each<[string, q.Expression]>([
    ['a share times 100', share.times(number(100))],
    ['a share times a plain 100', share.times(q.plain(100))],
    ['a share by 0.01', share.dividedBy(number(0.01))],
    ['seconds times 1000', age.times(number(10 ** 3))],
    ['seconds by the length of a day', age.dividedBy(number(24 * 60 * 60))],
    ['seconds by that of 30 days', age.dividedBy(number(30 * 24 * 60 * 60))],
    ['seconds times the part of an hour', age.times(number(1 / 3600))],
    ['bytes a second times 8', sent.times(number(8))],
    ['bytes a second in megabits', sent.times(number(8 / 1e6))],
    ['bytes by 2^30', m.memory_bytes.dividedBy(number(2 ** 30))],
    ['requests a second times a quarter of an hour', requests.times(number(900))],
    ['a scalar', q.seconds(1).times(number(1000))],
    ['a negative number', age.times(number(-1000))],
    ['a share of time times 100', busy.times(number(100))],
    ['a share of time times a plain 100', busy.times(q.plain(100))],
    ['cores times 100', busy.in('cores').times(number(100))],
    ['a plain 100 times a share', q.plain(100).times(share)],
    ['a plain 100 times a share of time', q.plain(100).times(busy)],
    ['a calculated plain 100 times a share', q.plain(10).times(10).times(share)],
    ['a share times a vector of a plain 100', share.times(q.vector(q.plain(100)))],
    ['a vector of a plain 100 times a share', q.vector(q.plain(100)).times(share)],
    ['a plain 100 by a share', q.plain(100).dividedBy(share)],
    ['a share by a plain 0.01', share.dividedBy(q.plain(0.01))],
    ['seconds times 1000 as a ratio', age.times(q.quantity(1000, 'ratio'))],
    ['60 as a ratio times requests a second', q.quantity(60, 'ratio').times(requests)],
    ['bits by 8', m.memory_bytes.in('bits').dividedBy(number(8))],
    ['days times 24', age.in('days').times(number(24))],
    ['hours by 24', age.in('hours').dividedBy(number(24))],
    ['degrees times 1.8', q.quantity(20, 'celsius').times(number(9 / 5))],
  ])('%s', (_, { node }) => {
    expect(expressionIssues(node)).toEqual([
      expect.objectContaining({ problem: expect.stringContaining('without naming the new one') as string }),
    ]);
    expect(() => render(node)).toThrow('convert with .in(unit)');
  });

  test.each<[string, q.Expression]>([
    ['a factor', m.memory_bytes.times(number(1.5))],
    ['a part', m.memory_bytes.times(number(0.9))],
    ['ten times as much', requests.times(number(10))],
    ['a thousand, if the unit stays', m.memory_bytes.times(q.plain(1000))],
    ['plain numbers', q.vector(q.plain(3)).times(number(1000))],
    ['a number of an undetermined unit', m.memory_bytes.power(2).dividedBy(number(1000)).as('bytes')],
    ['a plain thousand on the left, if the unit stays', q.plain(1000).times(m.memory_bytes)],
    ['a small part', m.memory_bytes.times(q.percent(0.1))],
    ['a small part on the left', q.percent(0.1).times(m.memory_bytes)],
    ['a multiple of a share', q.plain(2).times(share)],
    ['one by a share', q.plain(1).dividedBy(share)],
    ['a percentage of a share', q.quantity(100, 'percent').times(share)],
    ['zero', m.memory_bytes.times(number(0))],
  ])('accepts %s', (_, { node }) => {
    expect(expressionIssues(node)).toEqual([]);
  });
});

test('a name for a unit that is known is an issue where types do not know it', () => {
  const named = (vector: q.InstantVector<never, q.AnyUnit>) =>
    (vector as never as q.InstantVector<never, 'undetermined: name the unit with .as(unit)'>).as('bytes');

  expect(expressionIssues(named(requests).node)).toEqual([
    expect.objectContaining({ given: 'requests/s', remedy: 'convert it with .in(unit), or remove .as(unit)' }),
  ]);
  expect(expressionIssues(named(requests.power(2)).node)).toEqual([]);
});
