import { resolve } from '../../promql/resolve';
import type { Rule } from '../rules/rule';
import { scopeOf, type RuleGroup } from '../rules/rule-group';
import { labelsOfExpression } from './expression-labels';
import { includes, union, unknown, valuesOf, type LabelDomains, type LabelValues } from './label-values';

/** An alert of a stack, and what is known of its labels. */
export interface KnownAlert {
  readonly name: string;
  readonly labels: LabelDomains;
}

/**
 * What is known of the labels of every alert as Alertmanager gets it.
 *
 * @param externalLabels those that Prometheus adds, where an alert has none of that name
 */
export function knownAlerts(
  groups: readonly RuleGroup[],
  externalLabels: Readonly<Record<string, string>> = {},
): KnownAlert[] {
  return groups.flatMap((group) =>
    group.rules
      .filter(({ kind }) => kind === 'alert')
      .map((rule) => ({ name: rule.name, labels: labelsOfAlert(rule, group, externalLabels) })),
  );
}

function labelsOfAlert(
  { name, node, labels = {} }: Rule,
  { job }: Pick<RuleGroup, 'job'>,
  externalLabels: Readonly<Record<string, string>>,
): LabelDomains {
  const scope = scopeOf(job);
  const own: LabelDomains = {
    ...labelsOfExpression(resolve(node, { scope })),
    ...mapped(labels, valueOfLabel),
    alertname: { only: [name] },
  };
  return { ...own, ...mapped(externalLabels, (value, label) => withExternal(valuesOf(own, label), value)) };
}

/** A label that a rule sets; what a template gives is not known here. */
function valueOfLabel(value: string): LabelValues {
  return value.includes('{{') ? unknown : { only: [value] };
}

/** An external label stands in for one that is not there. */
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
