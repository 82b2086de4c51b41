import { collectIssues, type Issue } from '../../core/errors';
import { labelsOf, nameOf, selects, seriesOf, stringsOf } from '../labels';
import { matchesValue, mayMatch } from '../matcher';
import type { CallNode, Node, SelectorNode } from '../node';
import { kindOf } from '../signature';
import { compiled, partialIssues } from './pattern';

/**
 * Issues of `label_replace`: an invalid pattern, a replacement with a group that the
 * pattern does not have, which Prometheus replaces by nothing, and a pattern that matches no known value
 * of the source, so that no series changes.
 */
export function labelReplaceIssues({ args }: CallNode): Issue[] {
  const [, replacement, source, pattern] = stringsOf(args.slice(1));
  if (replacement === undefined || source === undefined || pattern === undefined) return [];
  const issues: Issue[] = [];
  const regex = collectIssues(issues, () => compiled(`label ${source}`, pattern));
  if (!regex) return issues;
  return [
    ...issues,
    ...groupIssues(replacement, { pattern, count: regex.groupCount(), names: Object.keys(regex.namedGroups()) }),
    ...valueIssues(args[0]!, source, pattern),
  ];
}

/** Groups of a pattern. */
interface Groups {
  readonly pattern: string;
  readonly count: number;
  readonly names: readonly string[];
}

/**
 * References in a replacement: `$$` is a dollar sign, and a name without braces is as long as possible.
 * Source: https://pkg.go.dev/regexp#Regexp.Expand.
 */
const reference = /\$(?:\$|(?<name>[\p{L}\p{Nd}_]+)|\{(?<braced>[\p{L}\p{Nd}_]+)\})/gu;

function groupIssues(replacement: string, { pattern, count, names }: Groups): Issue[] {
  return [...replacement.matchAll(reference)].flatMap(({ groups }): Issue[] => {
    const name = groups?.name ?? groups?.braced;
    // Another name can be a variable of Grafana.
    if (name === undefined || !/^\d/.test(name) || names.includes(name)) return [];
    if (/^(?:0|[1-9]\d*)$/.test(name) && Number(name) <= count) return [];
    const [, number, rest] = /^(\d+)(\D.*)?$/u.exec(name) ?? [];
    return [
      {
        problem: `the replacement of label_replace has the group ${name}, which its pattern does not have`,
        given: `${replacement} and ${pattern}`,
        allowed: count === 0 ? '$0: the pattern has no groups' : `$0 to $${count}`,
        ...(rest === undefined ? {} : { remedy: `write \${${number}}${rest}` }),
      },
    ];
  });
}

function valueIssues(vector: Node, source: string, pattern: string): Issue[] {
  // A variable of Grafana can have any value.
  if (/\$\w|\$\{/.test(pattern)) return [];
  const matches = (value: string) => matchesValue({ label: source, operator: '=~', value: pattern }, value);
  if (source === '') return matches('') ? [] : [unmatched('an empty source', pattern, [''])];
  const selector = selectorWith(vector, source);
  if (!selector) return [];
  const where = `label ${source} of ${nameOf(selector)}`;
  const values = valuesOf(selector, source);
  if (values) return values.some(matches) ? [] : [unmatched(where, pattern, values)];
  const { series, candidates } = selector;
  if (candidates || !series.examples?.[source]) return [];
  const matcher = { label: source, operator: '=~', value: pattern } as const;
  return matches('') ? [] : partialIssues(series, matcher, series.examples[source], compiled(where, pattern));
}

function unmatched(where: string, given: string, allowed: readonly string[]): Issue {
  return { problem: `the pattern of label_replace matches no value of ${where}`, given, allowed };
}

/** Values of a label that a selector can select; `undefined` when they are not known. */
function valuesOf(selector: SelectorNode, label: string): readonly string[] | undefined {
  if (label === '__name__') return seriesOf(selector).map(({ name }) => name);
  const own = selector.matchers.filter((matcher) => matcher.label === label);
  const values = seriesOf(selector).map(({ labels, optionalLabels = [] }) =>
    Object.hasOwn(labels, label) ? labels[label]?.concat(optionalLabels.includes(label) ? [''] : []) : [''],
  );
  if (!values.every((one) => one !== undefined)) return undefined;
  return [...new Set(values.flat())].filter((value) => own.every((matcher) => mayMatch(matcher, value)));
}

/** Returns the only selector from which a vector has a label; `undefined` when there are others, or it is written. */
function selectorWith(node: Node, label: string): SelectorNode | undefined {
  switch (node.type) {
    case 'selector':
      return node;
    case 'matrix':
      return node.selector;
    case 'subquery':
    case 'negation':
      return selectorWith(node.expression, label);
    case 'aggregation': {
      const isKept = selects(node) || labelsOf(node).has(label) || node.grouping?.labels.includes(label) === true;
      const isWritten =
        node.operator === 'count_values' && node.parameter?.type === 'string' && node.parameter.value === label;
      return isKept && !isWritten ? selectorWith(node.expression, label) : undefined;
    }
    case 'call': {
      const [vector] = node.args.filter((arg) => ['instant vector', 'range vector'].includes(kindOf(arg)));
      return vector && node.name !== 'info' && !writes(node, label) ? selectorWith(vector, label) : undefined;
    }
    case 'binary': {
      const { operator, left, right, matching } = node;
      if (operator === 'or' || matching?.group?.include.includes(label)) return undefined;
      const isRight = kindOf(left) === 'scalar' || matching?.group?.side === 'right';
      return selectorWith(isRight ? right : left, label);
    }
    case 'number':
    case 'string':
    case 'labelSelector':
      return undefined;
  }
}

/** Tests whether a function writes a label, or makes its series from another one. */
function writes({ name, args }: CallNode, label: string): boolean {
  if (name === 'label_replace' || name === 'label_join' || name === 'histogram_quantiles') {
    return stringsOf(args.slice(1, 2)).includes(label);
  }
  return name.startsWith('absent') || name === 'vector';
}
