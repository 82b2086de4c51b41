import { collectIssues, inPath, type Issue } from '../../core/errors';
import { matcherNodes } from '../../promql/matcher';
import type { MatcherNode } from '../../promql/node';
import type { KnownAlert } from './alert-labels';
import type { Matchers } from './inhibition';
import { matcherText, satisfies } from './label-match';
import { isSomething, union, valuesOf, verdictOf, type LabelValues } from './label-values';

/** Matchers, and where they stand. */
export interface PlacedMatchers {
  readonly where: string;
  readonly matchers: Matchers;
}

/** What keeps matchers from being read. */
export function unreadable(placed: readonly PlacedMatchers[]): Issue[] {
  return placed.flatMap(({ where, matchers }) => {
    const issues: Issue[] = [];
    const nodes = collectIssues(issues, () => matcherNodes(matchers), []);
    for (const node of nodes) collectIssues(issues, () => satisfies(node, ''));
    return inPath(where, issues);
  });
}

/** Matchers whose label no alert has, and those about values that none can have. */
export function matcherIssues({ where, matchers }: PlacedMatchers, alerts: readonly KnownAlert[]): Issue[] {
  return matcherNodes(matchers).flatMap((matcher) => {
    const values = alerts.map(({ labels }) => valuesOf(labels, matcher.label));
    const all = values.reduce(union, { only: [] });
    const about = `${matcherText(matcher)} is about`;
    if (!isSomething(all)) {
      return [{ path: where, problem: `${about} a label that no alert has`, allowed: labelsOfAll(alerts) }];
    }
    // What a negative matcher leaves out must be there as well: otherwise it says nothing.
    const asked: MatcherNode = { ...matcher, operator: matcher.operator.endsWith('~') ? '=~' : '=' };
    if (verdictOf(all, asked) !== 'never') return [];
    return [{ path: where, problem: `${about} a value that no alert has`, ...allowedValues(all) }];
  });
}

/** The labels that some alert has. */
export function labelsOfAll(alerts: readonly KnownAlert[]): string[] {
  return [...new Set(alerts.flatMap(({ labels }) => Object.keys(labels)))].sort();
}

/** Whether some alert may have a label. */
export function isKnown(label: string, alerts: readonly KnownAlert[]): boolean {
  return alerts.some(({ labels }) => isSomething(valuesOf(labels, label)));
}

function allowedValues(values: LabelValues): { readonly allowed?: readonly string[] } {
  return values.only ? { allowed: values.only.filter(Boolean) } : {};
}
