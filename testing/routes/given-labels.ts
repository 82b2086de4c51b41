import type { AlertLabels, KnownAlert } from '../../alerts';
import { isSomething, union, valuesOf, verdictOf } from '../../alerts/routing/label-values';
import { labelsOfAll } from '../../alerts/routing/matcher-issues';
import { ValidationError } from '../../core/errors';

/**
 * Reads a label of an alert: `severity=critical`.
 *
 * @param alerts alerts of the stack
 * @throws ValidationError when it is no label, or no alert of the stack has it
 */
export function givenLabel(pair: string, alerts: readonly KnownAlert[]): readonly [label: string, value: string] {
  const [, label, value] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
  if (label === undefined || value === undefined) {
    throw new ValidationError({
      problem: 'not a label',
      given: pair,
      allowed: 'LABEL=VALUE, such as severity=critical',
    });
  }
  const values = alerts.map(({ labels }) => valuesOf(labels, label)).reduce(union, { only: [] });
  if (!isSomething(values)) {
    throw new ValidationError({
      problem: 'no alert of this stack has this label',
      given: label,
      allowed: labelsOfAll(alerts),
    });
  }
  if (value !== '' && verdictOf(values, { label, operator: '=', value }) === 'never') {
    throw new ValidationError({
      problem: `no alert of this stack has this value of ${label}`,
      given: value,
      ...(values.only ? { allowed: values.only.filter(Boolean) } : {}),
    });
  }
  return [label, value];
}

/** Adds the labels that the rule with the given `alertname` always sets. */
export function withLabelsOfRule(given: AlertLabels, alerts: readonly KnownAlert[]): AlertLabels {
  return { ...fixedLabels(alerts.find(({ name }) => name === given.alertname)), ...given };
}

/** Returns the labels of an alert that have one possible value. */
export function fixedLabels(alert: KnownAlert | undefined): AlertLabels {
  const set = Object.entries(alert?.labels ?? {}).flatMap(([label, values]) =>
    values.only?.length === 1 ? [[label, values.only[0]!] as const] : [],
  );
  return Object.fromEntries(set);
}
