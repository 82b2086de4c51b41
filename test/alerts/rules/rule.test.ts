import { alert, recordingRule, ruleFile, ruleGroup, type AlertProps, type RuleGroupProps } from '../../../alerts';
import { panelReference } from '../../../dashboards/panel-reference';
import { scrape } from '../../../metrics';
import * as q from '../../../promql';
import { render } from '../../../promql/render';
import { metrics as m, noLinks } from '../../shop';

const links = {
  panelUrl: ({ dashboard, panel }: { dashboard: string; panel: string }) =>
    `https://grafana.example/d/${dashboard}/${panel}`,
  runbookUrl: (page: string) => `https://runbooks.example/${page}`,
};

const errorShare = q.ratio(
  q.sum(q.rate(m.http_requests_total.where({ status: /5../ }))).by('job', 'route'),
  q.sum(q.rate(m.http_requests_total)).by('job', 'route'),
);

const minimal: AlertProps<'job' | 'route', 'ratio'> = {
  name: 'ShopErrorsHigh',
  condition: errorShare.greaterThan(q.percent(5)),
  severity: 'critical',
  summary: 'Errors',
  description: 'There are errors.',
};

const all: Required<AlertProps<'job' | 'route', 'ratio'>> = {
  ...minimal,
  for: '10m',
  keepFiringFor: '5m',
  summary: ({ labels, value }) => `${value} of the requests to ${labels.route} fail`,
  description: ({ labels }) => `Look at ${labels.job}.`,
  panel: panelReference('shop', 'errors'),
  runbook: { impact: 'Carts are lost.', steps: ['Look.'] },
  subject: 'shop-errors',
  labels: { team: 'shop' },
};

/** Renders the condition of an alert. */
const condition = (of: q.Filtered<string, q.AnyUnit>) => {
  const rule = alert({ name: 'Shop', condition: of, severity: 'info', summary: 'S.', description: 'D.' });
  return rule.toJson({ ...noLinks, window: '5m' }).expr.replaceAll(/\s+/g, ' ');
};

describe('a condition', () => {
  const { up } = q.selectors(scrape);
  const idle = m.connections_open.where({ state: 'idle' });
  const info = q.labelReplace(up.equalTo(0), {
    source: 'instance',
    regex: /(.*):.*/,
    target: 'host',
    replacement: '$1',
  });

  test.each<[q.Filtered<string, q.AnyUnit>, string]>([
    [q.count(up.equalTo(0)).by('job'), 'count by (job) (up == 0)'],
    [q.max(up.equalTo(0)).by('job'), 'max by (job) (up == 0)'],
    [q.count(up.equalTo(0)).without('instance'), 'count without (instance) (up == 0)'],
    [q.group(up.equalTo(0)).by('job'), 'group by (job) (up == 0)'],
    [q.sum(up).lessThan(3), 'sum(up) < 3'],
    [q.sum(up).lessThan(q.plain(3)), 'sum(up) < 3'],
    [up.equalTo(q.plain(0)), 'up == 0'],
    [q.maxOverTime(up.equalTo(0).subquery('10m', '1m')), 'max_over_time((up == 0)[10m:1m])'],
    [
      q.count(q.minOverTime(up.equalTo(0).subquery('10m'))).by('job'),
      'count by (job) (min_over_time((up == 0)[10m:]))',
    ],
    [q.countOverTime(up.equalTo(0).subquery('10m').offset('1h')), 'count_over_time((up == 0)[10m:] offset 1h)'],
    [q.presentOverTime(up.equalTo(0).subquery('10m')), 'present_over_time((up == 0)[10m:])'],
    [q.deriv(idle.greaterThan(0).subquery('10m')), 'deriv((connections_open{state="idle"} > 0)[10m:])'],
    [q.timestamp(up.equalTo(0)), 'timestamp(up == 0)'],
    [q.hour(m.start_time_seconds.greaterThan(0)), 'hour(start_time_seconds > 0)'],
    [info, 'label_replace(up == 0, "host", "$1", "instance", "(.*):.*")'],
    [
      q.clampMax(m.memory_bytes.greaterThan(q.gibibytes(1)), q.gibibytes(2)),
      'clamp_max(memory_bytes > 1073741824, 2147483648)',
    ],
    [m.memory_bytes.greaterThan(q.gibibytes(1)).in('gibibytes'), '(memory_bytes > 1073741824) / 1073741824'],
    [
      up.equalTo(0).times(q.group(up).by('job'), q.on('job').groupLeft()),
      '(up == 0) * on (job) group_left () group by (job) (up)',
    ],
    [
      idle.times(up.equalTo(1), q.on('job', 'instance').groupLeft()),
      'connections_open{state="idle"} * on (job, instance) group_left () (up == 1)',
    ],
    [q.avg(up).by('job').lessThan(q.percent(90)), 'avg by (job) (up) < 0.9'],
    [q.sum(up).lessThan(3), 'sum(up) < 3'],
    [q.count(up).lessThan(3), 'count(up) < 3'],
    [q.avgOverTime(up, '1d').lessThan(q.percent(99)), 'avg_over_time(up[1d]) < 0.99'],
    [up.lessThan(1), 'up < 1'],
    [q.time().minus(q.days(7)).minus(m.start_time_seconds).greaterThan(0), 'time() - 604800 - start_time_seconds > 0'],
  ])('%#: %s', (of, text) => {
    expect(condition(of)).toBe(text);
  });
});

describe('a condition whose series change at each evaluation', () => {
  test.each<[string, q.Filtered<string, q.AnyUnit>, string]>([
    ['irate', q.irate(m.bytes_sent_total).greaterThan(0), 'use rate()'],
    ['idelta', q.idelta(m.memory_bytes).greaterThan(0), 'use delta()'],
    ['topk', q.topk(3, m.memory_bytes.greaterThan(0)), 'compare all series with a threshold'],
    ['bottomk', q.bottomk(3, m.memory_bytes).greaterThan(0), 'compare all series with a threshold'],
  ])('rejects %s', (name, of, remedy) => {
    expect(() => condition(of)).toThrow(`${name} in an alert`);
    expect(() => condition(of)).toThrow(remedy);
  });
});

describe('alert', () => {
  test('minimal props', () => {
    expect(ruleFile([ruleGroup({ name: 'shop', rules: [alert(minimal)] })], noLinks)).toMatchSnapshot();
  });

  test('all the props', () => {
    const group: Required<RuleGroupProps> = {
      name: 'shop',
      rules: [alert(all)],
      job: 'shop',
      interval: '1m',
      window: '10m',
    };
    expect(ruleFile([ruleGroup(group)], links)).toMatchSnapshot();
  });

  test.each([
    [q.sum(m.memory_bytes).greaterThan(q.gibibytes(1)), '{{ $value | humanize1024 }}B'],
    [q.sum(q.rate(m.bytes_sent_total)).greaterThan(0), '{{ $value | humanize1024 }}B/s'],
    [q.quantileOf(0.9, m.http_request_duration_seconds).greaterThan(0), '{{ $value | humanizeDuration }}'],
    [m.start_time_seconds.greaterThan(0), '{{ $value | humanizeTimestamp }}'],
    [m.connections_limit.greaterThan(0), '{{ $value | humanize }}'],
    [m.memory_bytes.in('gibibytes').greaterThan(q.quantity(1, 'gibibytes')), '{{ $value | humanize }} GiB'],
  ])('%#: renders the value in its unit', (condition, text) => {
    const rule = alert({ ...minimal, condition: condition as never, summary: ({ value }) => value });
    expect(rule.toJson({ ...noLinks, window: '5m' }).annotations).toMatchObject({ summary: text });
  });

  test.each<[string, AlertProps<'job' | 'route', 'ratio'>['summary'], string]>([
    ['JSON', 'It answers {{"a": 1}}.', 'It answers {{ "{{" }}"a": 1}}.'],
    ['another template', 'See {{ .Values.cart }}.', 'See {{ "{{" }} .Values.cart }}.'],
    ['a brace before a label', ({ labels }) => `{${labels.job}}`, '{{ "{" }}{{ $labels.job }}}'],
    ['braces before a value', ({ value }) => `{{{${value}`, '{{ "{{" }}{{ "{" }}{{ $value | humanizePercentage }}'],
  ])('shows %s as it is written', (_, summary, written) => {
    const rule = alert({ ...minimal, summary });
    expect(rule.toJson({ ...noLinks, window: '5m' }).annotations).toMatchObject({ summary: written });
  });

  test.each<[string, Partial<AlertProps<'job' | 'route', 'ratio'>>, RegExp]>([
    ...['{{ $labels.shop }}', '{{$value}}', '{{ printf "%.2f" $value }}', '{{ .Labels.shop }}', '{{ $value'].map(
      (template): [string, Partial<AlertProps<'job' | 'route', 'ratio'>>, RegExp] => [
        `the template ${template} as text`,
        { description: `Many in ${template}` },
        /description: a template is shown as text; given: "\{\{.*; remedy: write a function: description: \(\{ labels/,
      ],
    ),
    [
      'a label with the value',
      { labels: { level: '{{ $value }}' } },
      /labels: level: a label has a template, and labels identify an alert; given: "\{\{ \$value \}\}"; remedy: write/,
    ],
    ['a subject with a label', { subject: '{{ $labels.job }}' }, /subject: a label has a template/],
    ['a label of Prometheus', { labels: { __name__: 'up' } }, /labels: this is no name of a label; given: "__name__"/],
    ['a label without a name', { labels: { '': 'shop' } }, /labels: this is no name of a label; given: ""; allowed: /],
    [
      'the name of the alert',
      { labels: { alertname: 'Other' } },
      /labels contains alertname; remedy: remove it, and set the property name/,
    ],
    [
      'a name with a space',
      { name: 'Errors high' },
      /alert Errors high: its name is invalid; allowed: letters and digits/,
    ],
    ['a bad duration', { for: '10 min' as never }, /this is no duration; given: "10 min"/],
    [
      'a negative duration',
      { keepFiringFor: '-5m' },
      /this duration is negative; given: "-5m"; allowed: 0s and longer/,
    ],
    ['a severity among the labels', { labels: { severity: 'bad' } }, /labels contains severity; remedy: remove it/],
    ['a subject among the labels', { labels: { subject: 'shop' } }, /labels contains subject; remedy: remove it/],
    [
      'a ratio without a guard',
      {
        condition: q
          .sum(q.rate(m.http_requests_total.where({ status: /5../ })))
          .by('job', 'route')
          .dividedBy(q.sum(q.rate(m.http_requests_total)).by('job', 'route'))
          .greaterThan(q.percent(5)),
      },
      /it divides by what can be 0; given: .*; remedy: use ratio\(\)/s,
    ],
  ])('rejects %s', (_, props, message) => {
    const wrong = ruleGroup({ name: 'shop', rules: [alert({ ...minimal, ...props })] });
    expect(() => ruleFile([wrong], noLinks)).toThrow(message);
  });
});

const plainText = { summary: 'Bad', description: 'Bad.' };

test.each([
  [
    'never met',
    m.memory_bytes.lessThan(q.bytes(0)),
    'a comparison is never true: its left side is 1 and more; given: "memory_bytes < 0"; remedy: ',
  ],
  [
    'always met',
    m.memory_bytes.greaterOrEqual(q.bytes(0)),
    'its condition is always met: its left side is 1 and more; given: "memory_bytes >= 0"; remedy: ',
  ],
])('an alert whose condition is %s is refused', (_, condition, message) => {
  expect(() => alert({ ...minimal, ...plainText, condition }).toJson({ ...noLinks, window: '5m' })).toThrow(message);
});

test('the range of a recorded series follows from its expression', () => {
  const { recorded } = recordingRule({ name: 'job:errors:ratio_rate5m', expression: errorShare });
  const condition = recorded.greaterThan(q.percent(500));
  expect(() => alert({ ...minimal, ...plainText, condition }).toJson({ ...noLinks, window: '5m' })).toThrow(
    'a comparison is never true: its left side is 0 to 1; given: "job:errors:ratio_rate5m > 5"',
  );
});

describe('recording rule', () => {
  const rule = recordingRule({ name: 'job_route:http_request_errors:ratio_rate5m', expression: errorShare });

  test('returns a gauge for queries', () => {
    const worst = q.max(rule.recorded.where({ route: '/cart' })).by('job');
    expect(render(worst.node)).toBe('max by (job) (job_route:http_request_errors:ratio_rate5m{route="/cart"})');
    expect(worst.unit).toBe('ratio');
  });

  test('in the rule file', () => {
    const labelled = recordingRule({
      name: 'job:memory:sum',
      expression: q.sum(m.memory_bytes).by('job'),
      labels: { site: 'a' },
    });
    expect(ruleFile([ruleGroup({ name: 'shop', rules: [rule, labelled], job: 'shop' })], noLinks)).toMatchSnapshot();
    expect(Object.keys(labelled.recorded.node.series.labels)).toEqual(['job', 'site']);
  });

  test('rejects a name with another window', () => {
    expect(() => ruleFile([ruleGroup({ name: 'shop', rules: [rule], window: '10m' })], noLinks)).toThrow(
      /uses a window other than the one in its name; given: "10m"; allowed: 5m/,
    );
  });

  test('rejects a name of another form', () => {
    const wrong = recordingRule({ name: 'job:Memory:sum', expression: q.sum(m.memory_bytes).by('job') });
    expect(() => wrong.toJson({ ...noLinks, window: '5m' })).toThrow(
      /recording rule job:Memory:sum: its name is invalid; allowed: level:metric:operations/,
    );
  });

  test('rejects a template in a label', () => {
    const wrong = recordingRule({
      name: 'job:memory:sum',
      expression: q.sum(m.memory_bytes).by('job'),
      labels: { site: '{{ $labels.job }}' },
    });
    expect(() => wrong.toJson({ ...noLinks, window: '5m' })).toThrow(
      /labels: site: a label has a template, which Prometheus fills in for alerts only; given: "\{\{ \$labels.job \}\}"/,
    );
  });
});

describe('rule file', () => {
  const group = (name: string, ...alerts: string[]) =>
    ruleGroup({ name, rules: alerts.map((one) => alert({ ...minimal, name: one })) });

  test('rejects repeated names, all at once', () => {
    expect(() => ruleFile([group('a', 'X', 'Y'), group('a', 'X')], noLinks)).toThrow(
      /two rule groups have the same name; given: "a"(.|\n)*group a and group a have the same rule; given: "X"/,
    );
  });

  test('rejects a group without rules', () => {
    expect(() => ruleFile([group('a')], noLinks)).toThrow(/group a has no rules/);
  });

  test('reports issues of several rules and of the durations of the group at once', () => {
    const rules = ['x', 'y'].map((name) => alert({ ...minimal, name }));
    const wrong = ruleGroup({ name: 'a', rules, interval: '1 m' as never });
    expect(() => ruleFile([wrong], noLinks)).toThrow(/given: "1 m"(.|\n)*alert x: (.|\n)*alert y: /);
  });

  test('rejects the time range of a dashboard in a rule', () => {
    const rule = alert({
      ...minimal,
      condition: q.sum(q.increase(m.bytes_sent_total, q.dashboardRange)).by('job').greaterThan(q.bytes(1)) as never,
    });
    expect(() => ruleFile([ruleGroup({ name: 'a', rules: [rule] })], noLinks)).toThrow(
      /this window exists only on dashboards/,
    );
  });
});
