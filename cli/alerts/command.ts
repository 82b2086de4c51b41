import type { AlertLabels, KnownAlert } from '../../alerts';
import { isSomething, union, valuesOf, verdictOf } from '../../alerts/routing/label-values';
import { labelsOfAll } from '../../alerts/routing/matcher-issues';
import { ValidationError } from '../../core/errors';
import { namedStack } from '../named-stack';
import { explanation } from './explanation';
import { overview } from './overview';
import type { StackProps } from '../../stack/stack';
import { routedOf, type Routed } from '../../stack/routed';
import { switchedOffText } from '../../stack/switched-off';

/** Arguments of `vigie alerts`. */
export interface AlertsArguments {
  /** Name of the stack. */
  readonly name: string;
  /** Labels of an alert, as `label=value`. */
  readonly pairs: readonly string[];
  /** Time for which time intervals are evaluated. */
  readonly at: string | undefined;
}

/**
 * Shows the routing of the alerts of a stack.
 *
 * @returns the text to print
 * @throws ValidationError when an argument is invalid or the stack notifies no receiver
 */
export function alertsCommand({ name, pairs, at }: AlertsArguments, stacks: readonly StackProps[]): string {
  if (at !== undefined && pairs.length === 0) {
    throw new ValidationError({
      path: '--at',
      problem: 'it requires the labels of an alert',
      given: at,
      remedy: 'add alertname=NAME',
    });
  }
  const routed = routedStack(name, stacks);
  if (pairs.length === 0) {
    const off = switchedOffText(namedStack(name, stacks));
    return [overview(routed), ...(off === undefined ? [] : [off])].join('\n');
  }
  return explanation(routed, labelsOf(pairs, routed.alerts), at === undefined ? undefined : momentOf(at));
}

function routedStack(name: string, stacks: readonly StackProps[]): Routed {
  const routed = routedOf(namedStack(name, stacks));
  if (routed) return routed;
  throw new ValidationError({
    problem: 'this stack notifies no receiver',
    given: name,
    remedy: 'add an alertmanager with a policy to it',
  });
}

/** Given labels, and the labels that the rule with this alert name sets. */
function labelsOf(pairs: readonly string[], alerts: readonly KnownAlert[]): AlertLabels {
  const given = Object.fromEntries(pairs.map((pair) => labelOf(pair, alerts)));
  const known = alerts.find(({ name }) => name === given.alertname)?.labels ?? {};
  const set = Object.entries(known).flatMap(([label, values]) =>
    values.only?.length === 1 ? [[label, values.only[0]!] as const] : [],
  );
  return { ...Object.fromEntries(set), ...given };
}

function labelOf(pair: string, alerts: readonly KnownAlert[]): readonly [label: string, value: string] {
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

function momentOf(text: string): Date {
  const [, day, time = 'T00:00', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d)?)?(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? [];
  const moment = new Date(`${day}${time}${zone}`);
  if (!Number.isNaN(moment.getTime())) return moment;
  throw new ValidationError({
    problem: 'not a time',
    given: text,
    allowed: '2026-03-04T09:00, with an optional Z or offset such as +01:00',
  });
}
