import { durationToMilliseconds } from '../../core/duration';
import { formatIssue } from '../../core/errors';
import * as q from '../../promql';
import { expressionIssues } from '../../promql/check';
import { render } from '../../promql/render';
import { metrics as m } from '../shop';

/** Text without a literal type, as from a variable. */
const variable = (text: string) => text as never;

/** Name of a test, expression, and message. */
type Case = [string, () => q.Expression, RegExp];

describe('rendering reports what types cannot detect', () => {
  test.each<Case>([
    [
      'a regular expression that matches no value of a closed set',
      () => m.http_requests_total.where({ method: /PATCH|PUT/ }),
      /label method of http_requests_total matches no value; given: "PATCH\|PUT"; allowed: GET, POST/,
    ],
    [
      'a regular expression is anchored, as in Prometheus',
      () => m.http_requests_total.where({ method: /GE/ }),
      /matches no value; given: "GE"/,
    ],
    [
      'a negated regular expression that excludes nothing',
      () => m.http_requests_total.where({ method: q.not(/PATCH/) }),
      /matches no value; given: "PATCH"/,
    ],
    [
      'a status code that is not registered',
      () => m.http_requests_total.where({ status: '299' }),
      /unknown value of label status of http_requests_total; given: "299"; allowed: 100, 101/,
    ],
    [
      'a regular expression that RE2 does not know',
      () => m.http_requests_total.where({ route: /\/(?!health).*/ }),
      /is invalid .*; given: "\/\(\?!health\)\.\*"; allowed: RE2 syntax/,
    ],
    [
      'a regular expression with flags',
      () => m.http_requests_total.where({ route: /cart/i }),
      /Prometheus does not support flags .*; given: \/cart\/i; allowed: no flags; remedy: write \(\?i\)/,
    ],
    [
      'a label in a variable that does not exist',
      () => m.http_requests_total.where({ [variable('path')]: '/' }),
      /http_requests_total has no label "path"; given: "path="\/""; allowed: job, instance, pod, method, route, status/,
    ],
    [
      'a computed quantile above 1',
      () => q.quantileOf(95, m.http_request_duration_seconds),
      /invalid quantile; given: 95; allowed: 0 to 1/,
    ],
    ['a computed quantile below 0', () => q.quantile(-0.1, m.memory_bytes), /invalid quantile; given: -0.1/],
    ['a quantile that is not a number', () => q.quantileOverTime(NaN, m.memory_bytes), /invalid quantile/],
    [
      'a bad duration in a variable',
      () => q.rate(m.bytes_sent_total, variable('5 min')),
      /no duration; given: "5 min"; allowed: whole numbers/,
    ],
    [
      'units of a duration in the wrong order',
      () => q.rate(m.bytes_sent_total, variable('5m1h')),
      /no duration; given: "5m1h"/,
    ],
    ['an empty duration', () => q.rate(m.bytes_sent_total, variable('')), /no duration; given: ""/],
    ['a window of no length', () => q.rate(m.bytes_sent_total, '0s'), /must be longer than zero; given: "0s"/],
    ['a window into the future', () => q.rate(m.bytes_sent_total, '-5m'), /must be longer than zero; given: "-5m"/],
    ['a bad offset', () => m.memory_bytes.offset(variable('yesterday')), /no duration; given: "yesterday"/],
    ['an invalid time', () => m.memory_bytes.at(Infinity), /invalid time/],
    [
      'topk of a fraction',
      () => q.topk(2.5, m.memory_bytes),
      /invalid number of series; given: 2.5; allowed: a whole number from 1 up/,
    ],
    [
      'a share above 1',
      () => q.limitRatio(1.5, m.memory_bytes),
      /invalid share of series; given: 1.5; allowed: -1 to 1/,
    ],
    [
      'a smoothing factor of 1',
      () => q.doubleExponentialSmoothing(m.memory_bytes, { smoothing: 1, trend: 0.1 }),
      /smoothing factor is out of range; given: 1/,
    ],
    ['two windows', () => q.rate(m.bytes_sent_total.over('5m'), '1h'), /already has a window; given: "1h"/],
    ['an anchored subquery', () => m.memory_bytes.subquery('1h').anchored(), /a subquery cannot be anchored/],
    ['a threshold that is not a number', () => q.seconds(NaN), /seconds is not a number/],
    [
      'a duration expression with a metric in it',
      () => q.rate(m.bytes_sent_total, q.durationExpression('5m + foo{}')),
      /invalid duration expression/,
    ],
    ['info() without labels', () => q.info(m.memory_bytes), /requires the labels to add/],
    ['info() of an empty label', () => q.info(m.memory_bytes, ''), /info\(\) cannot add this label; given: ""/],
    [
      'info() of the name',
      () => q.info(m.memory_bytes, '__name__'),
      /info\(\) cannot add this label; given: "__name__"/,
    ],
    ...['(', '5m +', 'a', '2 * step() 5m', '$__range', '0s', '-5m', ''].map((text): Case => [
      `the duration expression "${text}"`,
      () => q.rate(m.bytes_sent_total, q.durationExpression(text)),
      /invalid duration expression; given: ".*⟨here⟩.*"; allowed: /,
    ]),
    [
      'an empty step of a subquery',
      () => q.maxOverTime(m.memory_bytes.subquery('1h', variable(''))),
      /no duration; given: ""/,
    ],
    ['a time that Prometheus cannot count', () => m.memory_bytes.at(1e21), /invalid time; given: 1e\+21/],
    ...[NaN, Infinity].map((factor): Case => [
      `a histogram times ${factor}`,
      () => m.payload_bytes.rate('5m').times(factor).sum(),
      /invalid factor of a histogram; given: (NaN|Infinity); allowed: a finite number/,
    ]),
    ...[NaN, Infinity, 0].map((divisor): Case => [
      `a histogram divided by ${divisor}`,
      () => m.payload_bytes.rate('5m').dividedBy(divisor).sum(),
      /invalid divisor of a histogram; given: (NaN|Infinity|0); allowed: a finite number other than 0/,
    ]),
    [
      'a join of no sources',
      () => q.labelJoin(m.memory_bytes, { sources: [], separator: '-', target: 'a' }),
      /no source/,
    ],
  ])('%s', (_, build, message) => {
    const { node } = build();
    expect(() => render(node)).toThrow(message);
    expect(expressionIssues(node).map(formatIssue)).toEqual([expect.stringMatching(message)]);
  });

  test.each<Case>([
    ['an empty label of count_values', () => q.countValues('', m.memory_bytes), /count_values writes a label/],
    [
      'an empty target of label_join',
      () => q.labelJoin(m.memory_bytes, { sources: ['job'], separator: '', target: '' }),
      /label_join writes a label without a name; given: ""; allowed: a name of a label, in UTF-8/,
    ],
    [
      'an empty target of label_replace',
      () => q.labelReplace(m.memory_bytes, { source: 'job', regex: /(.*)/, target: '', replacement: '$1' }),
      /label_replace writes a label without a name/,
    ],
    [
      'an empty label of quantiles',
      () => m.payload_bytes.rate('5m').quantiles('', 0.5),
      /histogram_quantiles writes a label without a name/,
    ],
    [
      'a label of quantiles that is not UTF-8',
      () => m.payload_bytes.rate('5m').quantiles('\ud800', 0.5),
      /histogram_quantiles writes a label without a name/,
    ],
    [
      'one quantile twice',
      () => m.payload_bytes.rate('5m').quantiles('quantile', 0.5, 0.9, 0.5),
      /histogram_quantiles has a quantile twice, and so two series with equal labels; given: "0.5"/,
    ],
    [
      'an empty label to ignore',
      () => m.memory_bytes.plus(m.memory_bytes, q.ignoring('')),
      /\+ ignoring: this is no label; given: ""; allowed: a name of a label, in UTF-8/,
    ],
    [
      'a copied label that is compared',
      () => {
        const limit = q.max(m.memory_bytes).by('job');
        return m.memory_bytes.plus(limit, q.on('job').groupLeft('job'));
      },
      /\+ group_left: on\(\) compares the label already; given: "job"/,
    ],
  ])('%s', (_, build, message) => {
    expect(expressionIssues(build().node).map(formatIssue)).toEqual([expect.stringMatching(message)]);
  });

  test('reports all issues at once, each once', () => {
    const errors = m.http_requests_total.where({ method: variable('PUT') });
    const part = q.sum(q.rate(errors, variable('5 min'))).by('job');
    const { node } = q.orZero(part, part).greaterThan(q.plain(NaN) as never);
    expect(expressionIssues(node).map(({ problem, given }) => [problem, given])).toEqual([
      ['this is no duration', '5 min'],
      ['unknown value of label method of http_requests_total', 'PUT'],
      ['a quantity of none is not a number', 'NaN'],
    ]);
    expect(() => render(node)).toThrow(/^Validation failed with the following errors:\n {2}.*\n {2}.*\n {2}.*$/);
  });

  test.each([
    ['1h30m', 5_400_000],
    ['1y2w3d', 365 * 86_400_000 + 17 * 86_400_000],
    ['150ms', 150],
    ['5m30s', 330_000],
    ['-1h', -3_600_000],
  ])('converts %s to %d ms', (text, length) => {
    expect(durationToMilliseconds(text)).toBe(length);
  });
});
