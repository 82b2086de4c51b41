import { formatIssue } from '../../core/errors';
import { parseExposition } from '../../metrics/exposition';

const exposition = (...lines: string[]) => parseExposition(`${lines.join('\n')}\n`).metrics;

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
  expect(exposition('# a comment', '#HELP too', '', '# HELPING', 'something\t1 ').size).toBe(1);
  expect(parseExposition('').metrics.size).toBe(0);
});

test('a metric without a type is untyped, and a metric without a sample is there', () => {
  expect(exposition('something_sum 1', '# TYPE empty counter').get('something_sum')?.type).toBe('untyped');
  expect(exposition('# TYPE empty counter').get('empty')?.samples).toEqual([]);
});

test.each<[string, string, RegExp]>([
  ['no value', 'a\n', /^line 1: there is no value after the series; given: "a"$/],
  ['a word as a value', 'a one\n', /^line 1: invalid number "one"; given: "a one"$/],
  ['a hole in a number', 'a 1_000\n', /invalid number "1_000"/],
  ['a number out of range', 'a 1e400\n', /invalid number "1e400"/],
  ['text after the time', 'a 1 2 3\n', /there is text after the value and the time/],
  ['a time with a fraction', 'a 1 2.5\n', /there is text after the value and the time/],
  ['a time before 1970', 'a 1 -1\n', /the time is not a number of milliseconds since 1970/],
  ['a time that is too large', 'a 1 9223372036854775808\n', /the time is too large/],
  ['an exemplar of OpenMetrics', 'a 1 # {trace="b"} 1\n', /remedy: serve exemplars in OpenMetrics only$/],
  [
    'carriage returns',
    'a 1\r\n',
    /^line 1: the line ends with a carriage return; .*remedy: end lines with a line feed only$/,
  ],
  ['carriage returns after a type', '# TYPE a gauge\r\n', /the line ends with a carriage return/],
  ['a byte order mark', '\ufeffa 1\n', /^line 1: not a sample.*remedy: remove the byte order mark$/],
  ['a NUL byte', 'a 1\nb\0 1\n', /^line 2: there is a NUL byte; allowed: text$/],
  ['a name that begins with a digit', '1a 1\n', /not a sample/],
  ['labels without an end', 'a{b="c" 1\n', /the labels are not name="value", separated by commas/],
  ['labels without quotation marks', 'a{b=c} 1\n', /the value of the label b is not in quotation marks/],
  ['a label without a value', 'a{b} 1\n', /there is no = after the label b/],
  ['a comma and no label', 'a{,} 1\n', /the labels are not name="value"/],
  ['a label twice', 'a{b="c",b="d"} 1\n', /the label b occurs twice/],
  ['a label without a name', 'a{""="c"} 1\n', /a label has no name/],
  ['the label of names', 'a{__name__="c"} 1\n', /the label __name__ stands beside the name of the series/],
  ['two names', 'a{"b"} 1\n', /the series has two names/],
  ['no name', '{b="c"} 1\n', /the series has no name/],
  ['an empty name', '{""} 1\n', /the series has no name/],
  ['a type of OpenMetrics', '# TYPE a unknown\n', /invalid type "unknown"; given: .*; allowed: counter, gauge/],
  ['two spaces before a type', '# TYPE a  gauge\n', /invalid type " gauge"/],
])('rejects %s like Prometheus', (_, text, message) => {
  expect(() => parseExposition(text)).toThrow(message);
});

test.each<[string, string, string]>([
  ['no line feed at the end', 'a 1\nb 2', 'line 2: the last line does not end with a line feed'],
  [
    'the end of OpenMetrics',
    'a 1\n# EOF\n',
    'line 2: # EOF ends an exposition in OpenMetrics; in the text format it is a comment',
  ],
  [
    'a name in quotation marks',
    '{"a.b"} 1\n',
    'line 1: names in quotation marks (UTF-8) need a content type with escaping=allow-utf-8, as in version 1.0.0 of the formats',
  ],
  [
    'a name in quotation marks in a comment',
    '# TYPE "a.b" gauge\n',
    'line 1: names in quotation marks (UTF-8) need a content type with escaping=allow-utf-8, as in version 1.0.0 of the formats',
  ],
  ['an indented name', ' a 1\n', 'line 1: white space before a name, which Prometheus stores with it'],
  ['labels without a comma', 'a{b="c"d="e"} 1\n', 'line 1: there is no comma between two labels'],
  [
    'an invalid escape sequence',
    'a{b="\\t"} 1\n',
    'line 1: invalid escape sequence \\t, which Prometheus stores as it is',
  ],
  ['a series twice', 'a{b="c",d="e"} 1\na{d="e",b="c"} 2\n', 'line 2: the series a occurs twice with the same labels'],
  ['a type without a metric', '# TYPE\n', 'line 1: HELP or TYPE without a metric is a comment'],
  ['two types', '# TYPE a gauge\n# TYPE a gauge\n', 'line 2: a has a second TYPE'],
  ['two helps', '# HELP a b\n# HELP a b\n', 'line 2: a has a second HELP'],
  ['a dash in a name', '# HELP a-b c\n', 'line 1: the name a is followed by "-" instead of a space'],
  ['a type after a sample', 'a 1\n# TYPE a gauge\n', 'line 2: HELP, TYPE or UNIT of a come after its samples'],
  ['a metric in two places', 'a 1\nb 1\na{c="d"} 1\n', 'line 3: the lines of a are not adjacent'],
  ['a bucket without a bound', '# TYPE a histogram\na_bucket 1\n', 'line 2: a bucket of a has no bound'],
  [
    'a histogram with a value',
    '# TYPE a histogram\na 1\n',
    'line 2: the histogram a has a sample other than buckets, sum and count',
  ],
  ['a summary without a quantile', '# TYPE a summary\na 1\n', 'line 2: a sample of the summary a has no quantile'],
])('notes %s, which Prometheus takes', (_, text, note) => {
  expect(parseExposition(text).notes.map(formatIssue)).toEqual([note]);
});

test('reads labels as Prometheus stores them', () => {
  const metrics = exposition(
    '# TYPE a histogram',
    'a_bucket{le="1",b=""} 1',
    'a_bucket{le="10000000"} 1',
    'a_bucket{le="x"} 1',
    'b_bucket{le="5"} 1',
    '# TYPE c summary',
    'c{quantile="0.50",le="1"} 1',
  );
  expect([...metrics.values()].flatMap(({ samples }) => samples.map(({ labels }) => labels))).toEqual([
    { le: '1.0' },
    { le: '1e+07' },
    { le: 'x' },
    // The type of the histogram above is in effect until the next TYPE.
    { le: '5.0' },
    { quantile: '0.5', le: '1' },
  ]);
});

test('a series with the suffix of a metric belongs to the metric whose lines are read', () => {
  const metrics = exposition(
    '# TYPE wait_seconds histogram',
    'wait_seconds_count 1',
    '# TYPE wait_seconds_count counter',
    'wait_seconds_count{shop="paris"} 1',
  );
  expect([...metrics.values()].map(({ name, type, samples }) => [name, type, samples.length])).toEqual([
    ['wait_seconds', 'histogram', 1],
    ['wait_seconds_count', 'counter', 1],
  ]);
});

test('keeps the first of several samples of a series, and counts samples as the limit of a scrape does', () => {
  const { metrics, samples } = parseExposition('a 1\na 2\na{} 3\na 4 1000\n');
  expect(metrics.get('a')?.samples.map(({ value }) => value)).toEqual([1]);
  expect(samples).toBe(3);
});
