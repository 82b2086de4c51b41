import { inPath, repeated, type Issue } from '../../core/errors';
import { groupBy } from '../../core/group-by';
import type { KnownAlert } from './alert-labels';
import type { Inhibition } from './inhibition';
import { includes, isSomething, valuesOf, type LabelValues } from './label-values';
import { isKnown, labelsOfAll, matcherIssues } from './matcher-issues';
import { maySilence, sourcesOf, targetsOf, type InhibitionSide } from './possible-inhibition';

/**
 * Returns the issues of inhibitions: rules that can never apply, and labels or values that no alert
 * has.
 */
export function inhibitionIssues(inhibitions: readonly Inhibition[], alerts: readonly KnownAlert[]): Issue[] {
  return inhibitions.flatMap((inhibition, index) => {
    const { source, target, equal = [] } = inhibition;
    const where = `inhibition ${index + 1}`;
    const issues = [
      ...matcherIssues({ where: `${where}, source`, matchers: source }, alerts),
      ...matcherIssues({ where: `${where}, target`, matchers: target }, alerts),
      ...inPath(where, repeated(equal, { problem: 'equal names a label twice', remedy: 'remove one' })),
      ...equal
        .filter((label) => !isKnown(label, alerts))
        .map((given) => ({ path: where, problem: 'no alert has this label', given, allowed: labelsOfAll(alerts) })),
    ];
    return issues.length > 0 || happens(inhibition, alerts) ? issues : [neverIssue(where, inhibition)];
  });
}

function happens(inhibition: Inhibition, alerts: readonly KnownAlert[]): boolean {
  const targets = differentSides(targetsOf(inhibition, alerts), inhibition);
  return differentSides(sourcesOf(inhibition, alerts), inhibition).some((silencing) =>
    targets.some((silenced) => maySilence(inhibition, silencing, silenced, areBothThereOrNot)),
  );
}

/** Returns one side for each set of labels in `equal` that can be present or absent. */
function differentSides(sides: readonly InhibitionSide[], { equal = [] }: Inhibition): InhibitionSide[] {
  const presence = ({ labels }: InhibitionSide) =>
    equal.map((label) => valuesOf(labels, label)).map((values) => [includes(values, ''), isSomething(values)]);
  const different = groupBy(sides, (side) => JSON.stringify([side.isBoth, presence(side)]));
  return [...different.values()].map(([first]) => first);
}

/**
 * Tests whether both alerts can have the label, or both can lack it. Values are not compared,
 * because an inhibition is also valid while no two alerts of the stack have the same value.
 */
function areBothThereOrNot(values: LabelValues, others: LabelValues): boolean {
  return (includes(values, '') && includes(others, '')) || (isSomething(values) && isSomething(others));
}

function neverIssue(where: string, { equal = [] }: Inhibition): Issue {
  return {
    problem: `${where} can never apply: none of its source alerts can inhibit one of its target alerts`,
    ...(equal.length > 0 ? { given: `equal: ${equal.join(', ')}` } : {}),
    allowed: 'different alerts as source and target; for each label in equal, both must have it or both must lack it',
  };
}
