import type { Issue } from '../../core/errors';
import type { KnownAlert } from './alert-labels';
import type { Inhibition } from './inhibition';
import { includes, isSomething, type LabelValues } from './label-values';
import { isKnown, labelsOfAll, matcherIssues } from './matcher-issues';
import { maySilence } from './possible-inhibition';

/** Issues between inhibitions and alerts: those that never happen, and common labels that no alert has. */
export function inhibitionIssues(inhibitions: readonly Inhibition[], alerts: readonly KnownAlert[]): Issue[] {
  return inhibitions.flatMap((inhibition, index) => {
    const { source, target, equal = [] } = inhibition;
    const where = `inhibition ${index + 1}`;
    const issues = [
      ...matcherIssues({ where: `${where}, source`, matchers: source }, alerts),
      ...matcherIssues({ where: `${where}, target`, matchers: target }, alerts),
      ...equal
        .filter((label) => !isKnown(label, alerts))
        .map((given) => ({ path: where, problem: 'no alert has this label', given, allowed: labelsOfAll(alerts) })),
    ];
    return issues.length > 0 || happens(inhibition, alerts) ? issues : [neverIssue(where, inhibition)];
  });
}

function happens(inhibition: Inhibition, alerts: readonly KnownAlert[]): boolean {
  return alerts.some((silencing) =>
    alerts.some((silenced) => maySilence(inhibition, silencing, silenced, areBothThereOrNot)),
  );
}

/** Which values they are is not looked at: what silences alerts about the same thing stays right while no two of them are. */
function areBothThereOrNot(values: LabelValues, others: LabelValues): boolean {
  return (includes(values, '') && includes(others, '')) || (isSomething(values) && isSomething(others));
}

function neverIssue(where: string, { equal = [] }: Inhibition): Issue {
  return {
    problem: `${where} never happens: no alert that is a source of it can silence one that is a target`,
    ...(equal.length > 0 ? { given: `equal: ${equal.join(', ')}` } : {}),
    allowed: 'a source and a target that are different alerts, and both have the common labels, or both lack them',
  };
}
