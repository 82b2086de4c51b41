import { once } from '../../core/once';
import { resolve } from '../../promql/resolve';
import type { Rule } from '../rules/rule';
import { scopeOf, type RuleGroup } from '../rules/rule-group';
import { labelsOfExpression } from './expression-labels';
import { includes, union, valuesOf, type LabelDomains, type LabelValues } from './label-values';

/** Alert of a stack, with the possible values of its labels. */
export interface KnownAlert {
  /** Name of the alert: the value of its label `alertname`. */
  readonly name: string;
  /** Possible values of its labels, as Alertmanager receives them, `alertname` among them. */
  readonly labels: LabelDomains;
}

/**
 * Returns all alerts with the possible values of their labels, as Alertmanager receives them.
 *
 * @param externalLabels labels that Prometheus adds to alerts that lack them
 */
export function knownAlerts(
  groups: readonly RuleGroup[],
  externalLabels: Readonly<Record<string, string>> = {},
): readonly KnownAlert[] {
  return alertsOf(groups, externalLabels);
}

const alertsOf = once((groups: readonly RuleGroup[], externalLabels: Readonly<Record<string, string>>) =>
  groups.flatMap((group) =>
    group.rules
      .filter(({ kind }) => kind === 'alert')
      .map((rule): KnownAlert => ({ name: rule.name, labels: labelsOfAlert(rule, group, externalLabels) })),
  ),
);

function labelsOfAlert(rule: Rule, group: RuleGroup, externalLabels: Readonly<Record<string, string>>): LabelDomains {
  const own = ownLabels(rule, group);
  return { ...own, ...mapped(externalLabels, (value, label) => withExternal(valuesOf(own, label), value)) };
}

/** Labels of rules, each with the job of its group: a policy, runbook pages and their validation need them. */
const known = new WeakMap<Rule, { readonly job: string | undefined; readonly labels: LabelDomains }>();

/** Returns the labels of an alert before Prometheus adds external ones. */
function ownLabels(rule: Rule, { job }: RuleGroup): LabelDomains {
  const last = known.get(rule);
  if (last && last.job === job) return last.labels;
  const labels: LabelDomains = {
    ...labelsOfExpression(resolve(rule.node, { scope: scopeOf(job) })),
    ...mapped(rule.labels ?? {}, (value) => ({ only: [value] })),
    alertname: { only: [rule.name] },
  };
  known.set(rule, { job, labels });
  return labels;
}

/** Adds the external label to the possible values of a label that can be absent. */
function withExternal(values: LabelValues, external: string): LabelValues {
  if (!includes(values, '')) return values;
  const there = values.only ? { only: values.only.filter(Boolean) } : { except: [...values.except, ''] };
  return union(there, { only: [external] });
}

function mapped(
  labels: Readonly<Record<string, string>>,
  values: (value: string, label: string) => LabelValues,
): LabelDomains {
  return Object.fromEntries(Object.entries(labels).map(([label, value]) => [label, values(value, label)]));
}
