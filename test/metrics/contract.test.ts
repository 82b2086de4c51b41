import {
  catalogue,
  closed,
  counter,
  gauge,
  histogram,
  nativeHistogram,
  open,
  optional,
  summary,
  type CatalogueProps,
} from '../../metrics';
import { compareExposition, type Comparison } from '../../metrics/contract';
import { storedExposition, type StoredRules } from '../../metrics/stored-exposition';
import { parseExposition } from '../../metrics/exposition';

const help = 'Something.';
const timed = { help, unit: 'seconds', observations: 'requests' } as const;

type Metrics = CatalogueProps<Parameters<typeof catalogue>[0]['metrics'], string>['metrics'];

const compare = (metrics: Metrics, lines: readonly string[], props: Partial<CatalogueProps<Metrics, string>> = {}) =>
  compareExposition(
    { catalogue: catalogue({ name: 'app', software: 'app', version: '1', ...props, metrics }) },
    parseExposition(lines.map((line) => `${line}\n`).join('')).metrics,
  );

const sentences = (found: Comparison['issues']) => found.map(({ metric, says }) => `${metric} ${says}`);

const route = open(2);
const requests = counter({ help, unit: 'requests', labels: { route, method: closed('GET', 'POST') } });
const latency = histogram({ ...timed, buckets: [0.1, 1], labels: { route } });
const pauses = summary({ ...timed, quantiles: [0.5] });

const good = [
  `# HELP requests_total ${help}`,
  '# TYPE requests_total counter',
  'requests_total{route="/",method="GET"} 1',
  'requests_total{route="/cart",method="POST"} 1',
  '# TYPE latency_seconds histogram',
  'latency_seconds_bucket{route="/",le="0.1"} 1',
  'latency_seconds_bucket{route="/",le="1"} 1',
  'latency_seconds_bucket{route="/",le="+Inf"} 1',
  'latency_seconds_sum{route="/"} 1',
  'latency_seconds_count{route="/"} 1',
  '# TYPE pause_seconds summary',
  'pause_seconds{quantile="0.5"} 1',
  'pause_seconds_sum 1',
  'pause_seconds_count 1',
  '# TYPE go_goroutines gauge',
  'go_goroutines 5',
  '# TYPE requests_created gauge',
  'requests_created{route="/",method="GET"} 1.7e9',
];
const declared = { requests_total: requests, latency_seconds: latency, pause_seconds: pauses };

test('a matching exposition has no issues, and its client library is counted', () => {
  expect(compare(declared, good)).toEqual({
    issues: [],
    unseen: [],
    notes: [],
    otherHelp: [],
    ofLibraries: new Map([
      ['go_*', 1],
      ['*_created', 1],
    ]),
    others: 0,
  });
});

/** The good page with something else in it. */
const exposition = (from: string | RegExp, to: string) =>
  good.flatMap((line) => line.replace(from, to).split('\n').filter(Boolean));

test.each<[string, readonly string[], readonly string[]]>([
  ['a metric that is gone', good.filter((line) => !line.includes('pause')), ['pause_seconds is missing']],
  [
    'an undeclared metric',
    [...good, '# TYPE process_orders_total counter', 'process_orders_total{a="b"} 1'],
    ['process_orders_total has 1 series and is not declared'],
  ],
  [
    'another type',
    exposition('requests_total counter', 'requests_total gauge'),
    ['requests_total is declared as counter, but exposed as gauge'],
  ],
  [
    'a histogram without a type',
    ['latency_seconds{route="/"} 1', ...good.filter((line) => !line.includes('latency'))],
    ['latency_seconds is declared as histogram, but exposed as untyped'],
  ],
  [
    'a label that is missing, and one that is not declared',
    exposition('latency_seconds_count{route="/"}', 'latency_seconds_count{path="/"}'),
    [
      'latency_seconds has the undeclared label path',
      'latency_seconds is declared with the buckets 0.1,1,Infinity, but has ',
      'latency_seconds has series without latency_seconds_sum',
      'latency_seconds has series without latency_seconds_count',
    ],
  ],
  [
    'a label that no series has',
    exposition(/route="[^"]*",method/, 'method'),
    ['requests_total has no series with the declared label route'],
  ],
  [
    'a label that is called as one of the target, which Prometheus renames',
    exposition('method="GET"', 'method="GET",instance="a"'),
    ['requests_total has the undeclared label exported_instance'],
  ],
  [
    'a value outside of the closed ones',
    exposition('method="POST"', 'method="PUT"'),
    ['requests_total has the undeclared value method="PUT"'],
  ],
  [
    'other buckets',
    exposition('le="1"', 'le="2"'),
    ['latency_seconds is declared with the buckets 0.1,1,Infinity, but has 0.1,2,Infinity'],
  ],
  [
    'no quantile',
    exposition('pause_seconds{quantile="0.5"} 1', ''),
    ['pause_seconds is declared with the quantiles 0.5, but has '],
  ],
  [
    'more series than expected',
    ['a', 'b', 'c', 'd', 'e'].flatMap((path) => `requests_total{route="${path}",method="GET"} 1`).concat(good.slice(4)),
    ['requests_total has 5 combinations of label values, but 4 are expected'],
  ],
])('%s is an issue', (_, lines, issues) => {
  expect(sentences(compare(declared, lines).issues)).toEqual(issues);
});

test('a missing metric with labels is unseen', () => {
  const { issues, unseen } = compare(
    declared,
    good.filter((line) => !line.includes('requests')),
  );
  expect({ issues, unseen: sentences(unseen) }).toEqual({ issues: [], unseen: ['requests_total is missing'] });
});

test('a missing metric that is exposed only under a condition keeps the contract', () => {
  const size = gauge({ help, unit: 'bytes', exposedWhen: 'with an append-only file' });
  const found = compare({ aof_size_bytes: size }, []);
  expect([...found.issues, ...found.unseen, ...found.notes]).toEqual([]);
  const { issues } = compare({ aof_size_bytes: size }, ['# TYPE aof_size_bytes counter', 'aof_size_bytes 1']);
  expect(sentences(issues)).toEqual(['aof_size_bytes is declared as gauge, but exposed as counter']);
});

test('a histogram without declared buckets can have any', () => {
  const wait = histogram({ ...timed, buckets: [], labels: { route } });
  const lines = ['/', '/cart'].flatMap((one, index) => [
    `latency_seconds_bucket{route="${one}",le="${index + 1}"} 1`,
    `latency_seconds_bucket{route="${one}",le="+Inf"} 1`,
    `latency_seconds_sum{route="${one}"} 1`,
    `latency_seconds_count{route="${one}"} 1`,
  ]);
  const { issues } = compare({ latency_seconds: wait }, ['# TYPE latency_seconds histogram', ...lines]);
  expect(issues).toEqual([]);
});

test('checks metrics without series as far as possible', () => {
  const { issues, unseen, notes } = compare({ a_total: counter({ help, unit: 'events', labels: { b: open(1) } }) }, [
    '# TYPE a_total gauge',
    '# TYPE other_total counter',
  ]);
  expect(sentences(issues)).toEqual(['a_total is declared as counter, but exposed as gauge']);
  expect(sentences(unseen)).toEqual(['a_total has no series yet, so its labels were not checked']);
  expect(sentences(notes)).toEqual(['other_total has no series and is not declared']);
});

test('accepts untyped metrics as counters and gauges', () => {
  const { issues, notes } = compare({ a_total: counter({ help, unit: 'events' }) }, ['a_total 1']);
  expect({ issues, notes: sentences(notes) }).toEqual({
    issues: [],
    notes: ['a_total is exposed without a type; it is declared as counter'],
  });
});

test('a label with empty values only is missing, because Prometheus drops it', () => {
  const labels = { b: open(1), c: open(1) };
  const { issues } = compare({ a: gauge({ help, unit: 'none', labels }) }, ['# TYPE a gauge', 'a{b="",c="x",d=""} 1']);
  expect(sentences(issues)).toEqual(['a has no series with the declared label b']);
});

test('an optional label may be missing, but its values are checked', () => {
  const labels = { b: optional(closed('x')) };
  const found = (line: string) =>
    sentences(compare({ a: gauge({ help, unit: 'none', labels }) }, ['# TYPE a gauge', line]).issues);
  expect(found('a{b=""} 1')).toEqual([]);
  expect(found('a 1')).toEqual([]);
  expect(found('a{b="y"} 1')).toEqual(['a has the undeclared value b="y"']);
});

test('a histogram and a summary need a sum and a count for each combination of labels', () => {
  expect(sentences(compare(declared, exposition(/^.*_count.*$/, '')).issues)).toEqual([
    'latency_seconds has series without latency_seconds_count',
    'pause_seconds has series without pause_seconds_count',
  ]);
});

test('accepts a histogram without a type whose bounds are written like those of queries', () => {
  const untyped = (bound: string) => [
    ...good.filter((line) => !line.includes('latency')),
    ...['0.1', bound, '+Inf'].map((le) => `latency_seconds_bucket{route="/",le="${le}"} 1`),
    'latency_seconds_sum{route="/"} 1',
    'latency_seconds_count{route="/"} 1',
  ];
  // The TYPE above, of a gauge, is in effect.
  const { issues, notes } = compare(declared, untyped('1.0'));
  expect({ issues, notes: sentences(notes) }).toEqual({
    issues: [],
    notes: ['latency_seconds is exposed without a type; it is declared as histogram'],
  });
  expect(sentences(compare(declared, untyped('1')).issues)).toEqual([
    'latency_seconds has le="1", but queries ask for le="1.0": Prometheus writes it so only after # TYPE',
  ]);
});

test('leaves out samples that no query finds at their own times', () => {
  const now = 1_700_000_000_000;
  const lines = (timestamp: number) => ['# TYPE a gauge', `a 1 ${timestamp}`];
  const issues = (timestamp: number, rules: Partial<StoredRules> = {}) => {
    const contract = { catalogue: catalogue({ name: 'app', software: 'app', version: '1', metrics }), now, ...rules };
    const { metrics: page } = parseExposition(`${lines(timestamp).join('\n')}\n`);
    return sentences(compareExposition(contract, page).issues);
  };
  const metrics = { a: gauge({ help, unit: 'none' }) };
  const isIssue = ['a has 1 samples with a time of their own that no query finds now'];
  expect(issues(now - 299_999)).toEqual([]);
  expect(issues(now - 300_000)).toEqual(isIssue);
  expect(issues(now + 599_999)).toEqual([]);
  expect(issues(now + 600_000)).toEqual(isIssue);
  expect(issues(now - 300_000, { honorTimestamps: false })).toEqual([]);
});

test('renames labels with the names of target labels like Prometheus, or keeps them', () => {
  const { metrics } = parseExposition('a{job="x",exported_job="y",instance="z"} 1\n');
  const labels = (honorLabels: boolean) =>
    storedExposition(metrics, { targetLabels: ['job', 'instance', 'pod'], honorLabels }).metrics.get('a')?.samples[0]
      ?.labels;
  expect(labels(false)).toEqual({ exported_exported_job: 'x', exported_job: 'y', exported_instance: 'z' });
  expect(labels(true)).toEqual({ job: 'x', exported_job: 'y', instance: 'z' });
});

test('accepts labels named like properties of every object', () => {
  const { issues } = compare({ a: gauge({ help, unit: 'none' }) }, [
    '# TYPE a gauge',
    'a{constructor="x"} 1',
    'valueOf 1',
  ]);
  expect(sentences(issues)).toEqual([
    'a has the undeclared label constructor',
    'valueOf has 1 series and is not declared',
  ]);
});

test('accepts a classic histogram for a native one only where it may be hidden', () => {
  const metrics = { a_seconds: nativeHistogram({ help, unit: 'seconds' }) };
  const native = catalogue({ name: 'app', software: 'app', version: '1', metrics });
  const page = '# TYPE a_seconds histogram\na_seconds_bucket{le="+Inf"} 1\na_seconds_sum 1\na_seconds_count 1\n';
  const found = (mayHideNative: boolean) => {
    const { issues, notes } = compareExposition({ catalogue: native, mayHideNative }, parseExposition(page).metrics);
    return { issues: sentences(issues), notes: sentences(notes) };
  };
  expect(found(false)).toEqual({
    issues: ['a_seconds is declared as nativeHistogram, but exposed as histogram'],
    notes: [],
  });
  expect(found(true)).toEqual({
    issues: [],
    notes: ['a_seconds is classic here, as a native histogram is in each text format'],
  });
});

test('reports another help text', () => {
  expect(compare(declared, exposition('Something.', 'Anything.')).otherHelp).toEqual(['requests_total']);
});

test('reports unknown metrics only for a complete catalogue', () => {
  const lines = [...good, 'other{a="b"} 1', 'other{a="c"} 1'];
  expect(compare(declared, lines, { otherSeries: 10 })).toMatchObject({ issues: [], others: 2 });
  const { issues, others } = compare(declared, lines, { otherSeries: 10, isComplete: true });
  expect({ issues: sentences(issues), others }).toEqual({
    issues: ['other has 2 series and is not declared'],
    others: 0,
  });
});
