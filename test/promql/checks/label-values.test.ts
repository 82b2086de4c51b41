import { formatIssue } from '../../../core/errors';
import { catalogue, closed, counter, gauge, open, optional, scrape } from '../../../metrics';
import { oneOf, rate, raw, selectors, sum } from '../../../promql';
import { expressionIssues } from '../../../promql/check';

const payments = catalogue({
  name: 'payments',
  software: 'payments',
  version: '1',
  metrics: {
    failed_total: counter({
      help: 'Failures.',
      unit: 'events',
      labels: { reason: closed('bank', 'network', 'other'), bank: optional(open(3, 'north')) },
    }),
    level: gauge({ help: 'Level.', unit: 'none', labels: { pump: open(3, 'a') } }),
    full: gauge({ help: 'Full.', unit: 'none', labels: { pump: open(3, 'a') } }),
  },
});
const m = selectors(payments);

const issuesOf = (text: string) =>
  expressionIssues(raw(text, { catalogues: [payments, scrape], unit: 'none' }).node).map(formatIssue);

const bank = rate(m.failed_total.where({ reason: 'bank' }));
const network = rate(m.failed_total.where({ reason: 'network' }));

test('two values of one label of a typed expression never match', () => {
  expect(expressionIssues(bank.dividedBy(network).node).map(formatIssue)).toEqual([
    'the values of label "reason" on the sides of / differ, so no series match; given: "reason="bank" and reason="network""; remedy: on or ignoring, or aggregate both sides without "reason"',
  ]);
  const others = rate(m.failed_total.where({ reason: oneOf('network', 'other') }));
  expect(expressionIssues(bank.plus(others).node)).toHaveLength(1);
  expect(expressionIssues(sum(bank).by('job').dividedBy(sum(network).by('job')).node)).toEqual([]);
});

test.each([
  'rate(failed_total{reason="bank"}[5m]) / rate(failed_total{reason="network"}[5m])',
  'rate(failed_total{reason="bank"}[5m]) and rate(failed_total{reason="network"}[5m]) > 1',
  'rate(failed_total{reason="bank"}[5m]) unless rate(failed_total{reason="network"}[5m]) > 1',
  'rate(failed_total{reason="bank"}[5m]) and on (reason) rate(failed_total{reason="network"}[5m])',
  'sum by (reason) (rate(failed_total{reason="bank"}[5m])) > sum by (reason) (rate(failed_total{reason=~"other|network"}[5m]))',
  'sum without (job) (rate(failed_total{reason="bank"}[5m])) > sum without (job) (rate(failed_total{reason!="bank"}[5m]))',
  'abs(level{pump="a"}) + level{pump="b"}',
  'level{pump="a"} + full{pump="b"}',
  'level{pump="a"} + ignoring () group_left () full{pump="b"}',
  'level{pump="a"} > full{pump!="a"}',
  'level{pump="a"} > full{pump=~"b|c"}',
  '(level{pump="a"} > 5) - (level{pump="b"} and on (job) up)',
  'up{job="a"} and up{job="b"}',
  'rate(failed_total{bank="north"}[5m]) + rate(failed_total{bank=""}[5m])',
])('refused: %s', (text) => {
  expect(issuesOf(text)).toEqual([expect.stringContaining('differ, so no series match; given: ')]);
});

test.each([
  'rate(failed_total{reason="bank"}[5m]) / ignoring (reason) rate(failed_total{reason="network"}[5m])',
  'rate(failed_total{reason="bank"}[5m]) and on (job, instance) rate(failed_total{reason="network"}[5m])',
  'rate(failed_total{reason="bank"}[5m]) or rate(failed_total{reason="network"}[5m])',
  'rate(failed_total{reason="bank"}[5m]) / rate(failed_total{reason=~"bank|network"}[5m])',
  'rate(failed_total{reason="bank"}[5m]) / rate(failed_total{reason!="network"}[5m])',
  'sum(rate(failed_total{reason="bank"}[5m])) / sum(rate(failed_total{reason="network"}[5m]))',
  'label_replace(level{pump="a"}, "pump", "b", "", "") + level{pump="b"}',
  'level{pump="a"} + on (instance) group_left () full{pump="b"}',
  'level{pump=~"a.*"} > full{pump=~"b.*"}',
  'level{pump="a"} > full{pump="$pump"}',
  'level{pump="a"} + ignoring (pump) fill (0) full{pump="b"}',
  'level{pump="a"} + fill (0) full{pump="b"}',
  '(level{pump="a"} or level{pump="b"}) - full{pump="b"}',
  'level{pump="a"} + 1',
  'up{job="a"} and up{instance="b"}',
  'rate(failed_total{bank=""}[5m]) + rate(failed_total{bank!="north"}[5m])',
])('accepted: %s', (text) => {
  expect(issuesOf(text)).toEqual([]);
});
