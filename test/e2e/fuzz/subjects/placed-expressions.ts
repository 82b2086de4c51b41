import { alert, recordingRule, ruleGroup, type Rule } from '../../../../alerts';
import * as q from '../../../../promql';
import { metrics as m } from '../../../shop';
import { minimalStack } from '../../../stacks';
import { runbooks, shopJobs, withStack, type Placed } from '../base';

const prometheus = {
  ...minimalStack.prometheus,
  features: ['promql-experimental-functions', 'promql-binop-fill-modifiers'] as const,
};

/** Creates a small stack with a rule. */
const withRule = (rule: Rule): Placed =>
  withStack({
    jobs: shopJobs,
    runbooks,
    prometheus,
    rules: [ruleGroup({ name: 'shop', window: '5m', rules: [rule] })],
  });

/** Creates a small stack that records an expression. */
export const recorded = (expression: q.InstantVector<string, q.AnyUnit> | q.Condition<string, q.AnyUnit>): Placed =>
  withRule(recordingRule({ name: 'job:examined:value', expression: expression as never }));

/** Creates a small stack with an alert. */
export const alerting = (condition: q.Condition<string, q.AnyUnit>): Placed =>
  withRule(alert({ name: 'Examined', condition, severity: 'warning', summary: 'A', description: 'B.' }));

/** Gauge of the shop. */
export const gauge = m.memory_bytes;
/** Counter of the shop. */
export const events = m.http_requests_total;
/** Rate of the buckets of a histogram. */
export const buckets = q.sum(q.rate(m.http_request_duration_seconds.bucket)).by('le');
