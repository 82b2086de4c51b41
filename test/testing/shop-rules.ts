import { alert, ruleFile, ruleGroup, type Rule } from '../../alerts';
import { percent, quantity, rate, ratio, sum } from '../../promql';
import { testedRules, type TestedRule } from '../../testing/rule-tests/rules';
import { metrics as m } from '../shop';

/** Returns the rules of a group of the shop as they are tested. */
export function tested(...rules: readonly Rule[]): TestedRule[] {
  const groups = [ruleGroup({ name: 'shop', job: 'shop', rules })];
  return testedRules(groups, ruleFile(groups, { panelUrl: () => undefined, runbookUrl: () => undefined }));
}

/** Texts and severity of alerts. */
export const text = { severity: 'warning', summary: 'Failures', description: 'Failures.' } as const;
/** Alert on a share of failed requests. */
export const failing = alert({
  ...text,
  name: 'ShopFailing',
  condition: ratio(
    sum(rate(m.http_requests_total.where({ status: /5../ }))).by('job'),
    sum(rate(m.http_requests_total)).by('job'),
  ).greaterThan(percent(5)),
  for: '2m',
});
/** Alert on a gauge. */
export const busy = alert({
  ...text,
  name: 'ShopBusy',
  condition: m.connections_limit.lessThan(quantity(10, 'connections')),
});
