import { catalogue, closed, counter, gauge, histogram, httpStatus, open, optional, summary } from '../../metrics';

const help = 'Something.';
const declare = (metrics: Parameters<typeof catalogue>[0]['metrics']) => () =>
  catalogue({ name: 'app', software: 'app', version: '1', metrics });

describe('catalogue', () => {
  test('a histogram has the series of its buckets, its sum and its count', () => {
    const { series } = catalogue({
      name: 'app',
      software: 'app',
      version: '1',
      metrics: {
        latency_seconds: histogram({
          help,
          unit: 'seconds',
          observations: 'requests',
          buckets: [0.1, 1],
          labels: { route: open(5) },
        }),
      },
    });
    expect(
      [...series.values()].map(({ name, type, unit, labels, expected }) => ({ name, type, unit, labels, expected })),
    ).toEqual([
      {
        name: 'latency_seconds_bucket',
        type: 'counter',
        unit: 'seconds buckets',
        labels: { job: undefined, instance: undefined, route: undefined, le: ['0.1', '1.0', '+Inf'] },
        expected: 15,
      },
      {
        name: 'latency_seconds_sum',
        type: 'counter',
        unit: 'seconds',
        labels: { job: undefined, instance: undefined, route: undefined },
        expected: 5,
      },
      {
        name: 'latency_seconds_count',
        type: 'counter',
        unit: 'requests',
        labels: { job: undefined, instance: undefined, route: undefined },
        expected: 5,
      },
    ]);
  });

  test('a histogram without bounds has the bucket +Inf', () => {
    const wait = histogram({ help, unit: 'seconds', observations: 'events', buckets: [] });
    expect([...declare({ wait_seconds: wait })().series.values()].map(({ name, labels }) => [name, labels.le])).toEqual(
      [
        ['wait_seconds_bucket', ['+Inf']],
        ['wait_seconds_sum', undefined],
        ['wait_seconds_count', undefined],
      ],
    );
  });

  test('a summary without quantiles has the series of its sum and its count', () => {
    const pauses = (quantiles: number[]) =>
      declare({ pause_seconds: summary({ help, unit: 'seconds', observations: 'events', quantiles }) })();
    expect([...pauses([]).series.keys()]).toEqual(['pause_seconds_sum', 'pause_seconds_count']);
    expect([...pauses([0.5]).series.keys()]).toEqual(['pause_seconds', 'pause_seconds_sum', 'pause_seconds_count']);
  });

  test('accepts names of OpenTelemetry and other UTF-8', () => {
    const labels = { 'http.request.method': closed('GET', 'POST'), größe: open(1) };
    const { series } = declare({
      'http.server.requests_total': counter({ help, unit: 'requests', labels }),
      'http.server.request.duration': histogram({ help, unit: 'seconds', observations: 'requests', buckets: [1] }),
    })();
    expect([...series.keys()]).toEqual([
      'http.server.requests_total',
      'http.server.request.duration_bucket',
      'http.server.request.duration_sum',
      'http.server.request.duration_count',
    ]);
    expect(Object.keys(series.get('http.server.requests_total')!.labels)).toEqual([
      'job',
      'instance',
      'http.request.method',
      'größe',
    ]);
  });

  test('expects the product of the labels, or the given number of series', () => {
    const labels = { method: closed('GET', 'POST'), route: open(5), status: httpStatus('200', '500') };
    const { series } = declare({
      all_total: counter({ help, unit: 'requests', labels }),
      some_total: counter({ help, unit: 'requests', labels, combinations: 12 }),
    })();
    expect([...series.values()].map(({ expected }) => expected)).toEqual([20, 12]);
  });

  test.each<[string, () => unknown, RegExp]>([
    [
      'an invalid metric name',
      declare({ 'http requests_total': counter({ help, unit: 'requests' }) }),
      /invalid metric name "http requests_total"; allowed/,
    ],
    [
      'a metric name that a query would interpret',
      declare({ $requests_total: counter({ help, unit: 'requests' }) }),
      /invalid metric name "\$requests_total"; allowed/,
    ],
    [
      'a label name in quotation marks',
      declare({ a_total: counter({ help, unit: 'requests', labels: { '"b"': open(1) } }) }),
      /a_total has the invalid label name ""b""/,
    ],
    [
      'an invalid label name',
      declare({ a_total: counter({ help, unit: 'requests', labels: { __x: open(1) } }) }),
      /a_total has the invalid label name "__x"/,
    ],
    [
      'a counter without _total',
      declare({ requests: counter({ help, unit: 'requests' }) }),
      /counter requests does not end in _total; remedy: set hasUnconventionalName: true/,
    ],
    [
      'a gauge with _total',
      declare({ users_total: gauge({ help, unit: 'users' }) }),
      /gauge users_total ends in _total, which only counters may; remedy: set hasUnconventionalName/,
    ],
    [
      'a label that the scrape adds',
      declare({ a_total: counter({ help, unit: 'requests', labels: { job: open(1) } }) }),
      /a_total declares the label job, which the scrape adds/,
    ],
    [
      'le on a histogram',
      declare({
        a_seconds: histogram({ help, unit: 'seconds', observations: 'events', buckets: [1], labels: { le: open(1) } }),
      }),
      /declares the label le, which its type histogram adds/,
    ],
    [
      'two metrics with one series',
      declare({
        a_seconds: histogram({ help, unit: 'seconds', observations: 'events', buckets: [1] }),
        a_seconds_count: gauge({ help, unit: 'events' }),
      }),
      /a_seconds_count and a_seconds both expose the series a_seconds_count/,
    ],
    [
      'buckets that do not ascend',
      () => histogram({ help, unit: 'seconds', observations: 'events', buckets: [1, 0.5] }),
      /invalid buckets of a histogram; given: \[1,0.5\]; allowed: finite upper bounds in ascending order/,
    ],
    [
      'an infinite bucket',
      () => histogram({ help, unit: 'seconds', observations: 'events', buckets: [1, Infinity] }),
      /without \+Inf/,
    ],
    ['a closed label without values', () => closed(), /requires at least one value; remedy: use open\(\)/],
    ['a value listed twice', () => closed('a', 'b', 'a'), /lists a value twice; given: "a"/],
    [
      'an empty value',
      () => closed('a', ''),
      /^a label has an empty value, which Prometheus does not store; remedy: declare the other values and wrap the label in optional\(\)$/,
    ],
    ['an empty example', () => open(5, 'a', ''), /^a label has an empty value/],
    ['an example listed twice', () => open(5, 'a', 'b', 'a'), /^an open label lists an example twice; given: "a"$/],
    ['a value that is not UTF-8', () => closed('\ud800'), /^a value of a label is not UTF-8; given: /],
    [
      'a status code that is not registered',
      () => httpStatus('200', '299'),
      /^unregistered HTTP status code; given: "299"; allowed: 100, 101, .*; remedy: use open\(\)$/,
    ],
    ['a status code listed twice', () => httpStatus('200', '404', '200'), /lists a status code twice; given: "200"/],
    [
      'more combinations than closed labels have',
      declare({ a_total: counter({ help, unit: 'requests', labels: { a: closed('x', 'y') }, combinations: 3 }) }),
      /a_total: more combinations than its labels have values; given: 3; allowed: up to 2$/,
    ],
    [
      'combinations without labels',
      declare({ a_total: counter({ help, unit: 'requests', combinations: 2 }) }),
      /a_total: more combinations than its labels have values; given: 2; allowed: up to 1$/,
    ],
    [
      'an open label that expects nothing',
      () => open(0),
      /invalid expected number of label values; given: 0; allowed: a whole number from 1 up/,
    ],
    ...Object.entries({
      'a name of a metric that Prometheus uses for names': '__name__',
      'a metric of each scrape': 'up',
      'another metric of each scrape': 'scrape_body_size_bytes',
      'the state of alerts': 'ALERTS',
      'the start of alerts': 'ALERTS_FOR_STATE',
    }).map(([title, name]): [string, () => unknown, RegExp] => [
      title,
      declare({ [name]: gauge({ help, unit: 'none' }) }),
      new RegExp(`^catalogue app: Prometheus writes this series itself; given: "${name}"; allowed: other names`),
    ]),
    [
      'an empty help text',
      declare({ a_total: counter({ help: ' ', unit: 'requests' }) }),
      /^catalogue app: a_total: help: this text is empty; given: " "/,
    ],
    [
      'more combinations than a target can expose',
      declare({ a_total: counter({ help, unit: 'requests', labels: { a: open(1e12), b: open(1e12) } }) }),
      /a_total: invalid expected number of combinations of label values; given: 1e\+24; allowed: a whole number from 1 to 200000000$/,
    ],
    [
      'combinations that are not whole',
      declare({ a_total: counter({ help, unit: 'requests', labels: { a: open(5) }, combinations: 1000.7 }) }),
      /a_total: invalid expected number of combinations of label values; given: 1000\.7; allowed: a whole/,
    ],
    [
      'more samples than a target can expose',
      declare({
        a_total: counter({ help, unit: 'requests', labels: { a: open(5) }, combinations: 150_000_000 }),
        b_total: counter({ help, unit: 'requests', labels: { a: open(5) }, combinations: 150_000_000 }),
      }),
      /^catalogue app: too many expected samples of a target; given: 300000000; allowed: up to 200000000$/,
    ],
    ...[[101], [-0.1], [NaN], [0.5, 0.5], [0.9, 0.5]].map((quantiles): [string, () => unknown, RegExp] => [
      `the quantiles ${quantiles.join(', ')}`,
      () => summary({ help, unit: 'seconds', observations: 'events', quantiles }),
      /^invalid quantiles of a summary; given: \[.*\]; allowed: numbers from 0 to 1, or percentiles from 0 to 100, in ascending order$/,
    ]),
  ])('rejects %s', (_, build, message) => {
    expect(build).toThrow(message);
  });

  test('expects no series of rare metrics', () => {
    const { samplesPerTarget, series } = declare({
      memory_bytes: gauge({ help, unit: 'bytes' }),
      raid_disks: gauge({ help, unit: 'objects', labels: { device: open(4) }, isRare: true }),
    })();
    expect([samplesPerTarget, series.get('raid_disks')!.expected]).toEqual([1, 4]);
  });

  test('accepts more combinations where the values are not known, and one where a label may be absent', () => {
    const labels = { a: optional(closed('x', 'y')) };
    declare({ a_total: counter({ help, unit: 'requests', labels, combinations: 3 }) })();
    declare({ a_total: counter({ help, unit: 'requests', labels: { a: open(2) }, combinations: 30 }) })();
  });

  test.each([
    [['job', 'instance', 'job'], 'the target label is listed twice; given: "job"'],
    [['job', ''], 'this is no name of a label; given: ""'],
    [['job', '__meta'], 'this is no name of a label; given: "__meta"'],
  ])('rejects the target labels %j', (targetLabels, message) => {
    const props = { name: 'app', software: 'app', version: '1', metrics: {}, targetLabels };
    expect(() => catalogue(props)).toThrow(`catalogue app: targetLabels: ${message}`);
  });

  test.each([1000.5, -500, NaN, 1e12])('rejects %d other series', (otherSeries) => {
    expect(() => catalogue({ name: 'app', software: 'app', version: '1', metrics: {}, otherSeries })).toThrow(
      `catalogue app: otherSeries: invalid number of series; given: ${otherSeries}; allowed: a whole number from 0 to 200000000`,
    );
  });

  test('rejects empty texts', () => {
    expect(() => catalogue({ name: '', software: ' ', version: '\n', metrics: {} })).toThrow(
      /catalogue : name: this text is empty(.|\n)*software: this text is empty(.|\n)*version: this text is empty/,
    );
  });

  test('accepts a histogram with the name of a series of Prometheus, which exposes other series', () => {
    expect(declare({ up: histogram({ help, unit: 'seconds', observations: 'events', buckets: [1] }) })).not.toThrow();
  });

  test('reports all issues at once', () => {
    expect(
      declare({ requests: counter({ help, unit: 'requests' }), users_total: gauge({ help, unit: 'users' }) }),
    ).toThrow(/counter requests(.|\n)*gauge users_total/);
  });

  test('accepts external names', () => {
    expect(
      declare({
        pg_commits: counter({ help, unit: 'transactions', hasUnconventionalName: true }),
        users_total: gauge({ help, unit: 'users', hasUnconventionalName: true }),
      }),
    ).not.toThrow();
  });
});
