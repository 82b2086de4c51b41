import { parseExposition } from '../../metrics/exposition';

const exposition = (...lines: string[]) => parseExposition(`${lines.join('\n')}\n`);

test('a metric is its type, its help and its series', () => {
  const metrics = exposition(
    '# HELP http_requests_total Requests with a \\\\ and a \\n in between.',
    '# TYPE http_requests_total counter',
    'http_requests_total{method="post",code="200"} 1027 1395066363000',
    'http_requests_total{method="post",code="400",}    3',
  );
  expect([...metrics.values()]).toEqual([
    {
      name: 'http_requests_total',
      type: 'counter',
      help: 'Requests with a \\ and a \n in between.',
      samples: [
        {
          name: 'http_requests_total',
          labels: { method: 'post', code: '200' },
          value: 1027,
          timestamp: 1395066363000,
        },
        { name: 'http_requests_total', labels: { method: 'post', code: '400' }, value: 3, timestamp: undefined },
      ],
    },
  ]);
});

test('a histogram and a summary have the series of their suffixes', () => {
  const metrics = exposition(
    '# TYPE latency_seconds histogram',
    'latency_seconds_bucket{le="0.5"} 1',
    'latency_seconds_bucket{le="+Inf"} 2',
    'latency_seconds_sum 3.5',
    'latency_seconds_count 2',
    '# TYPE pause_seconds summary',
    'pause_seconds{quantile="0.5"} NaN',
    'pause_seconds_sum 0',
    'pause_seconds_count 0',
    '# TYPE jobs_count gauge',
    'jobs_count 4',
  );
  expect([...metrics.values()].map(({ name, type, samples }) => [name, type, samples.length])).toEqual([
    ['latency_seconds', 'histogram', 4],
    ['pause_seconds', 'summary', 3],
    ['jobs_count', 'gauge', 1],
  ]);
});

test('label values hold escapes, braces, commas and line feeds', () => {
  const metrics = exposition(String.raw`files{ path = "C:\\DIR" , error="not \"found\"\n{a,b=\"c\"}" } 1`);
  expect(metrics.get('files')?.samples[0]?.labels).toEqual({ path: 'C:\\DIR', error: 'not "found"\n{a,b="c"}' });
});

test('a label may be called as something that every object has', () => {
  expect(exposition('a{constructor="b"} 1').get('a')?.samples[0]?.labels).toEqual({ constructor: 'b' });
});

test.each([
  ['12.47', 12.47],
  ['1.458255915e9', 1458255915],
  ['+Inf', Infinity],
  ['-Inf', -Infinity],
  ['NaN', NaN],
  ['.5', 0.5],
  ['-3', -3],
])('the value %s is a number', (text, value) => {
  expect(exposition(`something ${text}`).get('something')?.samples[0]?.value).toBe(value);
});

test('comments, empty lines and tabs say nothing', () => {
  expect(exposition('# a comment', '#HELP too', '', '# HELPING', '\t something\t1 ').size).toBe(1);
  expect(parseExposition('').size).toBe(0);
});

test('a metric without a type is untyped, and a metric without a sample is there', () => {
  expect(exposition('something_sum 1', '# TYPE empty counter').get('something_sum')?.type).toBe('untyped');
  expect(exposition('# TYPE empty counter').get('empty')?.samples).toEqual([]);
});

test.each([
  ['no line feed at the end', 'a 1\nb 2', /line 2: the last line does not end with a line feed/],
  ['no value', 'a\n', /line 1: invalid number ""/],
  ['a word as a value', 'a one\n', /line 1: invalid number "one"/],
  ['a hole in a number', 'a 1_000\n', /invalid number "1_000"/],
  ['something behind the time', 'a 1 2 3\n', /there is text after the value and the time/],
  ['a time with a fraction', 'a 1 2.5\n', /the time is not an integer/],
  ['an exemplar of OpenMetrics', 'a 1 # {trace="b"} 1\n', /there is text after the value and the time/],
  ['a name that begins with a digit', '1a 1\n', /not a sample/],
  ['a name in quotes', '{"a.b"} 1\n', /line 1: quoted name of a metric; given: .*; allowed: \[a-z/],
  ['a name in quotes in a comment', '# TYPE "a.b" gauge\n', /quoted name of a metric/],
  ['labels without an end', 'a{b="c" 1\n', /invalid number/],
  ['labels without quotes', 'a{b=c} 1\n', /the labels are not name="value", separated by commas/],
  ['labels without a comma', 'a{b="c"d="e"} 1\n', /the labels are not name="value"/],
  ['a comma and no label', 'a{,} 1\n', /the labels are not name="value"/],
  ['a label twice', 'a{b="c",b="d"} 1\n', /the label b occurs twice/],
  ['an escape that there is not', 'a{b="\\t"} 1\n', /invalid escape sequence \\t/],
  ['a series twice', 'a{b="c",d="e"} 1\na{d="e",b="c"} 2\n', /line 2: this series occurs twice/],
  ['a type that there is not', '# TYPE a unknown\n', /invalid type "unknown"; given: .*; allowed: counter, gauge/],
  ['a type without a metric', '# TYPE\n', /TYPE has no valid metric name/],
  ['two types', '# TYPE a gauge\n# TYPE a gauge\n', /a has a second TYPE/],
  ['two helps', '# HELP a b\n# HELP a b\n', /a has a second HELP/],
  ['a type behind a sample', 'a 1\n# TYPE a gauge\n', /the TYPE of a comes after its samples/],
  ['a metric in two places', 'a 1\nb 1\na{c="d"} 1\n', /line 3: the lines of a are not adjacent/],
  ['a bucket without a bound', '# TYPE a histogram\na_bucket 1\n', /a bucket of a has no bound/],
  ['a histogram with a value', '# TYPE a histogram\na 1\n', /a sample other than buckets, sum and count/],
  ['a quantile without one', '# TYPE a summary\na 1\n', /a sample of the summary a has no quantile/],
])('%s is refused', (_, text, message) => {
  expect(() => parseExposition(text)).toThrow(message);
});
