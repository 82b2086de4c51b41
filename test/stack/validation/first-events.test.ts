import { alert, recordingRule, ruleGroup, type Rule } from '../../../alerts';
import type { Duration } from '../../../core/duration';
import { formatIssue } from '../../../core/errors';
import { catalogue, closed, counter } from '../../../metrics';
import { happened, increase, quantity, rate, selectors, sum, type AnyUnit, type Condition } from '../../../promql';
import { staticJob } from '../../../servers/prometheus/jobs/static-job';
import { stackIssues } from '../../../stack/validation';
import { minimalStack } from '../../stacks';

const payments = catalogue({
  name: 'payments',
  software: 'payments',
  version: '1',
  metrics: {
    payouts_failed_total: counter({
      help: 'Payouts that failed.',
      unit: 'events',
      labels: { reason: closed('bank', 'network') },
    }),
  },
});
const { payouts_failed_total: failed } = selectors(payments);
const none = quantity(0, 'events');

const failing = (condition: Condition<string, AnyUnit>, wait: Duration = '0s') =>
  alert({
    name: 'PayoutFailed',
    condition,
    for: wait,
    severity: 'critical',
    summary: 'Failed',
    description: 'Failed.',
  });

const issuesOf = (...rules: readonly Rule[]) =>
  stackIssues(
    {
      ...minimalStack,
      jobs: [staticJob({ job: 'payments', catalogue: payments, targets: ['payments:80'] })],
      rules: [ruleGroup({ name: 'payments', job: 'payments', rules })],
      runbooks: 'https://wiki.example',
    },
    [],
  ).map(formatIssue);

const missed = expect.stringMatching(
  /^rule PayoutFailed: the first event of payouts_failed_total is not counted, because its series appears with it; remedy: use happened\(payouts_failed_total, '15m'\)/,
) as string;

test('an alert on the first failure of a series that appears with it is refused', () => {
  expect(issuesOf(failing(sum(increase(failed, '15m')).by('job').greaterThan(none)))).toEqual([missed]);
});

test('also through a recorded series, and a rate in the window of the rule group', () => {
  const recorded = recordingRule({
    name: 'job:payouts_failed:increase15m',
    expression: sum(increase(failed, '15m')).by('job'),
  });
  expect(issuesOf(recorded, failing(recorded.recorded.greaterThan(none)))).toEqual([missed]);
  expect(issuesOf(failing(sum(rate(failed)).greaterThan(quantity(0, 'events/s'))))).toHaveLength(1);
});

test('also through a series that a later rule records', () => {
  const recorded = recordingRule({
    name: 'job:payouts_failed:increase15m',
    expression: sum(increase(failed, '15m')).by('job'),
  });
  expect(issuesOf(failing(recorded.recorded.greaterThan(none)), recorded)).toEqual([missed]);
});

test('a rule that reads what it records is no endless search', () => {
  const name = 'job:payouts_failed:increase15m';
  const first = recordingRule({ name, expression: sum(increase(failed, '15m')).by('job') });
  const own = recordingRule({ name, expression: first.recorded.plus(first.recorded) });
  expect(issuesOf(own, failing(own.recorded.greaterThan(none)))).toEqual([]);
});

test('happened() is accepted, and so is a number of failures', () => {
  expect(issuesOf(failing(happened(failed, '15m', { by: ['job'] })))).toEqual([]);
  expect(issuesOf(failing(sum(increase(failed, '15m')).by('job').greaterThan(quantity(5, 'events'))))).toEqual([]);
});

test('an alert that waits for several failures is accepted', () => {
  const condition = sum(increase(failed, '15m')).by('job').greaterThan(none);
  expect(issuesOf(failing(condition, '15m'))).toEqual([]);
  expect(issuesOf(failing(condition, '10m'))).toEqual([missed]);
});

test('its window must have two samples too', () => {
  expect(issuesOf(failing(happened(failed, '15s')))).toHaveLength(1);
});
