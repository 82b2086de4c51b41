import * as q from '../../../promql';
import { unguardedDivisions } from '../../../promql/checks/division';
import { metrics as m, shop } from '../../shop';

const used = q.sum(m.connections_open).by('job', 'instance', 'pod');
const limit = m.connections_limit;
const memory = m.memory_bytes;

describe('a divisor that may be 0', () => {
  test.each<[string, q.Expression]>([
    ['a limit that is not set', used.dividedBy(limit)],
    ['the largest of such limits', q.sum(used).dividedBy(q.max(limit))],
    ['an average of them', used.dividedBy(q.avgOverTime(limit, '1h'))],
    ['a difference', memory.dividedBy(memory.minus(memory))],
    ['a comparison that leaves 0', used.dividedBy(limit.greaterOrEqual(0))],
    ['a comparison with a negative number', used.dividedBy(limit.greaterThan(q.quantity(-1, 'connections')))],
    ['the value of a comparison', used.dividedBy(limit.greaterThan(0).bool())],
    ['what clamp_min leaves at 0', used.dividedBy(q.clampMin(limit, q.quantity(0, 'connections')))],
    ['a scalar by a gauge', q.quantity(1, 'connections').dividedBy(limit)],
    ['a part of a larger expression', q.quantity(1, 'ratio').minus(used.dividedBy(limit))],
  ])('%s', (_, { node }) => {
    expect(unguardedDivisions(node)).toHaveLength(1);
  });
});

describe('a divisor that is never 0', () => {
  test.each<[string, q.Expression]>([
    ['a number', memory.dividedBy(3)],
    ['a gauge that is declared so', memory.dividedBy(memory)],
    ['a sum of those', memory.dividedBy(q.sum(memory).by('job', 'instance', 'pod'))],
    ['their last value', memory.dividedBy(q.lastOverTime(memory, '5m'))],
    ['a number of series', used.dividedBy(q.count(limit).by('job', 'instance', 'pod'))],
    ['a comparison', used.dividedBy(limit.greaterThan(0))],
    ['a comparison with another number', used.dividedBy(limit.greaterThan(q.quantity(5, 'connections')))],
    ['an inequality', used.dividedBy(limit.notEqualTo(0))],
    ['a minimum', used.dividedBy(q.clampMin(limit, q.quantity(1, 'connections')))],
    ['a condition on the whole', used.dividedBy(limit).and(limit.greaterThan(0))],
    ['a divisor with a condition', used.dividedBy(limit.and(limit.greaterThan(0)))],
    ['a helper', q.ratio(memory, memory)],
    [
      'a text',
      q.raw('connections_open / on (job, instance) group_left () connections_limit', {
        catalogues: [shop],
        unit: 'ratio',
      }),
    ],
  ])('%s', (_, { node }) => {
    expect(unguardedDivisions(node)).toEqual([]);
  });

  test('but for traffic, also in a text', () => {
    const text = 'sum(rate(bytes_sent_total[5m])) / sum(rate(bytes_sent_total[5m]))';

    expect(unguardedDivisions(q.raw(text, { catalogues: [shop], unit: 'ratio' }).node)).toHaveLength(1);
  });
});
