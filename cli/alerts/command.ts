import type { AlertLabels, KnownAlert } from '../../alerts';
import { ValidationError } from '../../core/errors';
import { givenLabel, withLabelsOfRule } from '../../testing/routes/given-labels';
import { namedStack } from '../named-stack';
import { json } from '../json';
import { explanation, explanationData } from './explanation';
import { overview, overviewData } from './overview';
import type { StackProps } from '../../stack/stack';
import { routedOf, type Routed } from '../../stack/routed';
import { switchedOff, switchedOffText } from '../../stack/switched-off';

/** Arguments of `vigie alerts`. */
export interface AlertsArguments {
  /** Name of the stack. */
  readonly name: string;
  /** Labels of an alert, as `label=value`. */
  readonly pairs: readonly string[];
  /** Time for which time intervals are evaluated. */
  readonly at: string | undefined;
  /** Whether the result is JSON. */
  readonly isJson?: boolean;
}

/**
 * Shows the routing of the alerts of a stack.
 *
 * @returns the text to print
 * @throws ValidationError when an argument is invalid or the stack notifies no receiver
 */
export function alertsCommand(
  { name, pairs, at, isJson = false }: AlertsArguments,
  stacks: readonly StackProps[],
): string {
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
    const stack = namedStack(name, stacks);
    if (isJson) return json(overviewData(routed, switchedOff(stack)));
    const off = switchedOffText(stack);
    return [overview(routed), ...(off === undefined ? [] : [off])].join('\n');
  }
  const labels = labelsOf(pairs, routed.alerts);
  const moment = at === undefined ? undefined : momentOf(at);
  return isJson ? json(explanationData(routed, labels, moment)) : explanation(routed, labels, moment);
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
  return withLabelsOfRule(Object.fromEntries(pairs.map((pair) => givenLabel(pair, alerts))), alerts);
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
