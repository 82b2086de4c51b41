import * as q from '../../promql';
import { labelsOf } from '../../promql/labels';
import { parse } from '../../promql/parse';
import { lookupIn } from '../../promql/raw';
import { metrics as m, shop } from '../shop';

describe('labels', () => {
  const rates = q.rate(m.http_requests_total);

  test.each<[string, q.Expression, string[]]>([
    ['a selector has its own and the target’s', m.connections_open, ['instance', 'job', 'pod', 'state']],
    ['an aggregation has none', q.sum(rates), []],
    ['or those it keeps', q.sum(rates).by('route', 'method'), ['method', 'route']],
    ['or all but those it drops', q.sum(m.connections_open).without('pod', 'state'), ['instance', 'job']],
    ['topk keeps all', q.topk(3, m.connections_open).by('job'), ['instance', 'job', 'pod', 'state']],
    ['count_values adds one', q.countValues('size', m.memory_bytes).by('job'), ['job', 'size']],
    [
      'a quantile loses le',
      q.histogramQuantile(0.9, q.rate(m.http_request_duration_seconds.bucket)),
      ['instance', 'job', 'pod', 'route'],
    ],
    [
      'on leaves the labels matched on',
      m.connections_open.dividedBy(m.connections_open, q.on('job', 'state')),
      ['job', 'state'],
    ],
    [
      'ignoring leaves the others',
      m.connections_open.minus(m.connections_limit, q.ignoring('state')),
      ['instance', 'job', 'pod'],
    ],
    [
      'group_left keeps the left ones and adds',
      q.sum(rates).by('job').times(m.connections_open, q.on('job').groupRight()),
      ['instance', 'job', 'pod', 'state'],
    ],
    ['or has those of both', q.sum(rates).by('job', 'route').or(q.sum(rates).by('job', 'method')), ['job']],
    ['absent makes them from equalities', q.absent(m.connections_open.where({ state: 'idle', pod: /a.*/ })), ['state']],
    [
      'label_replace adds one',
      q.labelReplace(m.memory_bytes, { source: 'pod', regex: /(.*)/, target: 'app', replacement: '$1' }),
      ['app', 'instance', 'job', 'pod'],
    ],
    ['a scalar has none', q.scalar(q.max(m.memory_bytes)), []],
    ['a scalar first', q.time().minus(m.start_time_seconds), ['instance', 'job', 'pod']],
  ])('%s', (_, { node }, labels) => {
    expect([...labelsOf(node)].sort()).toEqual(labels);
  });

  describe('of text', () => {
    const of = (text: string) => parse(text, lookupIn([shop]));

    test.each<[string, string, string[], string[]]>([
      [
        'a selector without a name has those of all its metrics, and can have those of any',
        '{__name__=~"connections_.+"}',
        ['instance', 'job', 'pod'],
        ['instance', 'job', 'pod', 'state'],
      ],
      [
        'or can have those of any side',
        'sum by (job) (memory_bytes) or memory_bytes',
        ['job'],
        ['instance', 'job', 'pod'],
      ],
      [
        'label_replace without a value can remove one',
        'label_replace(memory_bytes, "pod", "", "", "")',
        ['instance', 'job'],
        ['instance', 'job', 'pod'],
      ],
      [
        'info adds those of its matchers',
        'info(sum by (job) (memory_bytes), {version=~".+", __name__="build_info"})',
        ['job', 'version'],
        ['job', 'version'],
      ],
      ['absent does not make the name', 'absent({__name__=~"connections_.+", job="shop"})', ['job'], ['job']],
    ])('%s', (_, text, every, some) => {
      expect([...labelsOf(of(text))].sort()).toEqual(every);
      expect([...labelsOf(of(text), 'some')].sort()).toEqual(some);
    });
  });
});
