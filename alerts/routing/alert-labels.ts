import { once } from '../../core/once';
import { resolve } from '../../promql/resolve';
import type { Rule } from '../rules/rule';
import { scopeOf, type RuleGroup } from '../rules/rule-group';
import { labelsOfExpression } from './expression-labels';
import { includes, union, valuesOf, type LabelDomains, type LabelValues } from './label-values';

/** Alert of a stack, with the possible values of its labels. */
export interface KnownAlert {
  readonly name: string;
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

function labelsOfAlert(
  { name, node, labels = {} }: Rule,
  { job }: Pick<RuleGroup, 'job'>,
  externalLabels: Readonly<Record<string, string>>,
): LabelDomains {
  const scope = scopeOf(job);
  const own: LabelDomains = {
    ...labelsOfExpression(resolve(node, { scope })),
    ...mapped(labels, (value) => ({ only: [value] })),
    alertname: { only: [name] },
  };
  return { ...own, ...mapped(externalLabels, (value, label) => withExternal(valuesOf(own, label), value)) };
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
