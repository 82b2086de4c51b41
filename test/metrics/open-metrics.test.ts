import { formatIssue } from '../../core/errors';
import { formatOf, parseExposition } from '../../metrics/exposition';

const exposition = (...lines: string[]) => parseExposition(`${lines.join('\n')}\n# EOF\n`, 'openMetrics').metrics;

test('every type is what Prometheus stores of it', () => {
  const metrics = exposition(
    '# TYPE http_requests counter',
    '# HELP http_requests Requests.',
    'http_requests_total{route="/"} 17.0 1520879607.789 # {trace_id="KOO5S4vxi0o"} 0.67',
    'http_requests_created{route="/"} 1520430000.123',
    '# HELP latency_seconds Time.',
    '# TYPE latency_seconds histogram',
    '# UNIT latency_seconds seconds',
    'latency_seconds_bucket{le="0.5"} 1 # {} 0.2 1520879607.789',
    'latency_seconds_bucket{le="+Inf"} 2',
    'latency_seconds_count 2',
    'latency_seconds_sum 3.5',
    '# TYPE pause_seconds summary',
    'pause_seconds{quantile="0.5"} NaN',
    'pause_seconds_count 0',
    'pause_seconds_sum 0.0',
    '# TYPE queue gaugehistogram',
    'queue_bucket{le="+Inf"} 4',
    'queue_gcount 4',
    'queue_gsum 40.5',
    '# TYPE build info',
    'build_info{version="1.2"} 1',
    '# TYPE mode stateset',
    'mode{mode="on"} 1',
    'mode{mode="off"} 0',
    '# TYPE free gauge',
    'free -1.5e3',
    '# TYPE other unknown',
    'other 1',
    'nameless 2',
  );
  expect([...metrics.values()].map(({ name, type, unit, samples }) => [name, type, unit, samples.length])).toEqual([
    ['http_requests_total', 'counter', undefined, 1],
    ['http_requests_created', 'gauge', undefined, 1],
    ['latency_seconds', 'histogram', 'seconds', 4],
    ['pause_seconds', 'summary', undefined, 3],
    ['queue_bucket', 'gauge', undefined, 1],
    ['queue_gcount', 'gauge', undefined, 1],
    ['queue_gsum', 'gauge', undefined, 1],
    ['build_info', 'gauge', undefined, 1],
    ['mode', 'gauge', undefined, 2],
    ['free', 'gauge', undefined, 1],
    ['other', 'untyped', undefined, 1],
    ['nameless', 'untyped', undefined, 1],
  ]);
  expect(metrics.get('http_requests_total')).toEqual({
    name: 'http_requests_total',
    type: 'counter',
    help: 'Requests.',
    unit: undefined,
    samples: [{ name: 'http_requests_total', labels: { route: '/' }, value: 17, timestamp: 1520879607789 }],
  });
});

test('escapes: a backslash before another character is just one', () => {
  const metrics = exposition(
    String.raw`# HELP a A \"word\", a "word", \\, \n and \d.`,
    String.raw`a{b="\"x\"\\\n\d# {"} 1`,
  );
  expect(metrics.get('a')?.help).toBe('A "word", a "word", \\, \n and \\d.');
  expect(metrics.get('a')?.samples[0]?.labels).toEqual({ b: '"x"\\\n\\d# {' });
});

test('a metric without a sample is there, under the name of its series', () => {
  expect(exposition('# TYPE requests counter').get('requests_total')?.samples).toEqual([]);
});

test.each([
  ['counter', 'a_total'],
  ['histogram', 'a'],
  ['summary', 'a'],
])('a %s with a creation time only is there, without a sample', (type, name) => {
  const metrics = exposition('# HELP a Something.', `# TYPE a ${type}`, 'a_created 1');
  expect(metrics.get(name)).toEqual({ name, type, help: 'Something.', unit: undefined, samples: [] });
  expect(metrics.get('a_created')).toMatchObject({ type: 'gauge', samples: [{ value: 1 }] });
});

test('the last line feed may be missing, as the grammar has it', () => {
  expect(parseExposition('a 1\n# EOF', 'openMetrics').metrics.size).toBe(1);
});

test.each([
  ['a 1\n# EOF\n', 'openMetrics'],
  ['# EOF', 'openMetrics'],
  ['a 1\n', 'text'],
  ['# EOF\na 1\n', 'text'],
  ['a{b="# EOF"} 1\n', 'text'],
  // OpenMetrics names the family of a counter without the suffix, and has times in seconds.
  ['# TYPE a_total counter\na_total 1\n# EOF\n', 'text'],
  ['# TYPE a gauge\na 1 1764512345678\n# EOF\n', 'text'],
  ['# TYPE a counter\na_total 1\n# EOF\n', 'openMetrics'],
  ['# TYPE a gauge\na 1 1764512345.678\n# EOF\n', 'openMetrics'],
  ['# TYPE a_total counter\na_total 1 # {id="x"} 1\n# EOF\n', 'openMetrics'],
  ['# TYPE a_total counter\n# TYPE b_seconds gauge\n# UNIT b_seconds seconds\n# EOF\n', 'openMetrics'],
  ['# TYPE a_total counter\n# TYPE b info\nb_info 1\n# EOF\n', 'openMetrics'],
  ['# TYPE a_total counter\na_total{b=" # {"} 1\n# EOF\n', 'text'],
])('detects in %j the format %s', (text, format) => {
  expect(formatOf(text)).toBe(format);
});

test.each([
  ['no end', 'a 1\n', /^line 2: the exposition does not end with # EOF/],
  ['half a line', 'a 1\nb 2', /^line 2: the exposition does not end with # EOF/],
  ['text after the end', '# EOF\na 1\n', /^line 1: there is text after # EOF/],
  ['an empty line', '\n# EOF\n', /^line 1: empty line/],
  ['another comment', '# a comment\n# EOF\n', /not a comment of OpenMetrics/],
  ['two spaces', 'a  1\n# EOF\n', /not a sample/],
  ['a space after the value', 'a 1 \n# EOF\n', /not a sample/],
  ['spaces within braces', 'a{ b="c" } 1\n# EOF\n', /the labels are not name="value"/],
  ['no comma between labels', 'a{b="c"d="e"} 1\n# EOF\n', /there is no comma between two labels/],
  ['a line feed in a value', 'a{b="c\n"} 1\n# EOF\n', /the value of the label b is not in quotation marks/],
  [
    'a type of the text format',
    '# TYPE a untyped\n# EOF\n',
    /invalid type "untyped"; given: .*; allowed: counter, gauge, hist/,
  ],
  ['metadata without text', '# HELP a\n# EOF\n', /there is no text after HELP a, or no line feed/],
  ['a unit that the name lacks', '# UNIT a seconds\n# EOF\n', /the name a does not end in its unit seconds/],
  ['an exemplar without a value', '# TYPE a counter\na_total 1 # {b="c"}\n# EOF\n', /the exemplar has no value/],
  ['an exemplar with a name', 'a_total 1 # {"b"} 1\n# EOF\n', /an exemplar has no name/],
  ['an invalid time', 'a 1 NaN\n# EOF\n', /invalid time NaN/],
])('rejects %s like Prometheus', (_, text, message) => {
  expect(() => parseExposition(text, 'openMetrics')).toThrow(message);
});

test('an empty exposition is an empty scrape', () => {
  expect(parseExposition('', 'openMetrics')).toEqual({ metrics: new Map(), notes: [], samples: 0 });
});

test.each([
  ['a comma after the last label', 'a{b="c",} 1\n', 'line 1: there is a comma after the last label'],
  [
    'a name in quotation marks',
    '{"a.b"} 1\n',
    'line 1: names in quotation marks (UTF-8) need a content type with escaping=allow-utf-8, as in version 1.0.0 of the formats',
  ],
  [
    'a counter without its suffix',
    '# TYPE a counter\na 1\n',
    'line 2: the counter a has the series a_total, a_created, but not a',
  ],
  [
    'an info without its suffix',
    '# TYPE a_info info\na_info 1\n',
    'line 2: the info a_info has the series a_info_info, but not a_info',
  ],
  ['a negative counter', '# TYPE a counter\na_total -1\n', 'line 2: invalid value -1 of the counter a'],
  ['a counter that is no number', '# TYPE a counter\na_total NaN\n', 'line 2: invalid value NaN of the counter a'],
  ['a bucket without a bound', '# TYPE a histogram\na_bucket 1\n', 'line 2: a bucket of a has no bound'],
  [
    'a quantile of 95',
    '# TYPE a summary\na{quantile="95"} 1\n',
    'line 2: a sample of the summary a has no quantile from 0 to 1',
  ],
  ['an info of 2', '# TYPE a info\na_info 2\n', 'line 2: invalid value 2 of the info a'],
  ['a state of 2', '# TYPE a stateset\na{a="on"} 2\n', 'line 2: invalid value 2 of the stateset a'],
  ['a state without its label', '# TYPE a stateset\na{b="on"} 1\n', 'line 2: the stateset a has no label a'],
  ['two units', '# UNIT a_s s\n# UNIT a_s s\n', 'line 2: a_s has a second UNIT'],
  ['a unit after a sample', 'a_s 1\n# UNIT a_s s\n', 'line 2: HELP, TYPE or UNIT of a_s come after its samples'],
  ['an info with a unit', '# TYPE a_s info\n# UNIT a_s s\na_s_info 1\n', 'line 3: the info a_s has a unit'],
  [
    'an exemplar of a gauge',
    '# TYPE a gauge\na 1 # {b="c"} 1\n',
    'line 2: a has an exemplar, which only counters and buckets may have',
  ],
  [
    'a long exemplar',
    `# TYPE a counter\na_total 1 # {b="${'c'.repeat(128)}"} 1\n`,
    'line 2: the labels of the exemplar are longer than 128 characters',
  ],
  ['a series twice', 'a{b="c"} 1\na{b="c"} 2\n', 'line 2: the series a occurs twice with the same labels'],
  ['a metric in two places', 'a 1\nb 1\na{c="d"} 1\n', 'line 3: the lines of a are not adjacent'],
])('notes %s, which Prometheus takes', (_, text, note) => {
  expect(parseExposition(`${text}# EOF\n`, 'openMetrics').notes.map(formatIssue)).toEqual([note]);
});
