import { collectIssues, inPath, type Issue } from '../../core/errors';
import { labelNameIssues } from '../../core/label-name';
import { matcherNodes } from '../../promql/matcher';
import type { MatcherNode } from '../../promql/node';
import type { KnownAlert } from './alert-labels';
import type { Matchers } from './inhibition';
import { matcherText, satisfies } from './label-match';
import { isSomething, unionOf, valuesOf, verdictOf, type LabelValues } from './label-values';

/** Matchers with their place in the policy. */
export interface PlacedMatchers {
  readonly where: string;
  readonly matchers: Matchers;
}

/** Returns the issues of matchers that cannot be parsed. */
export function unreadable(placed: readonly PlacedMatchers[]): Issue[] {
  return placed.flatMap(({ where, matchers }) => {
    const issues: Issue[] = labelNameIssues(matchers);
    const nodes = collectIssues(issues, () => matcherNodes(matchers), []);
    for (const node of nodes) collectIssues(issues, () => satisfies(node, ''));
    return inPath(where, issues);
  });
}

/** Returns the issues of matchers on labels or values that no alert can have. */
export function matcherIssues({ where, matchers }: PlacedMatchers, alerts: readonly KnownAlert[]): Issue[] {
  return matcherNodes(matchers).flatMap((matcher) => {
    const all = unionOf(alerts.map(({ labels }) => valuesOf(labels, matcher.label)));
    const text = matcherText(matcher);
    if (!isSomething(all)) {
      return [{ path: where, problem: `no alert has the label of matcher ${text}`, allowed: labelsOfAll(alerts) }];
    }
    // The value of a negative matcher must be possible too; otherwise the matcher excludes nothing.
    const asked: MatcherNode = { ...matcher, operator: matcher.operator.endsWith('~') ? '=~' : '=' };
    if (verdictOf(all, asked) !== 'never') return [];
    return [{ path: where, problem: `no alert has the value of matcher ${text}`, ...allowedValues(all) }];
  });
}

/** Returns the labels of all alerts. */
export function labelsOfAll(alerts: readonly KnownAlert[]): string[] {
  return [...new Set(alerts.flatMap(({ labels }) => Object.keys(labels)))].sort();
}

/** Tests whether some alert can have a label. */
export function isKnown(label: string, alerts: readonly KnownAlert[]): boolean {
  return alerts.some(({ labels }) => isSomething(valuesOf(labels, label)));
}

function allowedValues(values: LabelValues): { readonly allowed?: readonly string[] } {
  return values.only ? { allowed: values.only.filter(Boolean) } : {};
}
