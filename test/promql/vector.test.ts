import * as q from '../../promql';
import { render } from '../../promql/render';
import { metrics as m } from '../shop';

describe('arithmetic', () => {
  test.each<[q.Expression & { readonly unit: string }, string, string]>([
    [m.memory_bytes.dividedBy(m.memory_bytes.offset('1d')), 'memory_bytes / memory_bytes offset 1d', 'ratio'],
    [
      q.quantity(1, 'ratio').minus(m.memory_bytes.dividedBy(m.memory_bytes)),
      '1 - memory_bytes / memory_bytes',
      'ratio',
    ],
    [q.rate(m.bytes_sent_total, '5m').in('bits/s'), 'rate(bytes_sent_total[5m]) * 8', 'bits/s'],
    [
      q.rate(m.bytes_sent_total, '5m').dividedBy(m.memory_bytes).as('none'),
      'rate(bytes_sent_total[5m]) / memory_bytes',
      'none',
    ],
    [m.memory_bytes.minus(q.mebibytes(1)), 'memory_bytes - 1048576', 'bytes'],
    [m.memory_bytes.modulo(1024), 'memory_bytes % 1024', 'bytes'],
    [m.memory_bytes.power(2).as('none'), 'memory_bytes ^ 2', 'none'],
    [m.memory_bytes.atan2(m.memory_bytes), 'memory_bytes atan2 memory_bytes', 'none'],
    [m.memory_bytes.negated(), '-memory_bytes', 'bytes'],
    [q.time().minus(q.quantity(60, 'timestamp')).negated(), '-(time() - 60)', 'seconds'],
    [q.seconds(2).times(3).plus(q.minutes(1)).power(2).as('none'), '(2 * 3 + 60) ^ 2', 'none'],
    [q.seconds(2).greaterThan(q.seconds(1)), '2 > bool 1', 'boolean'],
    [m.memory_bytes.greaterOrEqual(q.gibibytes(1)).bool(), 'memory_bytes >= bool 1073741824', 'boolean'],
    [m.memory_bytes.at('end'), 'memory_bytes @ end()', 'bytes'],
    [m.memory_bytes.at(1700000000).offset('1h'), 'memory_bytes @ 1700000000.000 offset 1h', 'bytes'],
    [q.rate(m.bytes_sent_total.over('5m').offset('1w')), 'rate(bytes_sent_total[5m] offset 1w)', 'bytes/s'],
    [q.rate(m.bytes_sent_total.subquery('1h', '1m').at('start')), 'rate(bytes_sent_total[1h:1m] @ start())', 'bytes/s'],
    [
      q.rate(m.bytes_sent_total, q.durationExpression('max_of(step(), 5m)')),
      'rate(bytes_sent_total[max_of(step(), 5m)])',
      'bytes/s',
    ],
    [m.memory_bytes.unless(m.memory_bytes.lessThan(0)), 'memory_bytes unless memory_bytes < 0', 'bytes'],
    [m.memory_bytes.equalTo(0).or(m.memory_bytes.notEqualTo(0)), 'memory_bytes == 0 or memory_bytes != 0', 'bytes'],
    [q.percent(99.9), '0.999', 'ratio'],
  ])('%#: %s', ({ node, unit }, text, expected) => {
    expect(render(node)).toBe(text);
    expect(unit).toBe(expected);
  });
});
