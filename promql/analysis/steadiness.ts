import { distinctIssues, type Issue } from '../../core/errors';
import { selects, seriesOf } from '../labels';
import { walk, type Node } from '../node';
import { textOf } from '../render';

/**
 * Returns the issues of functions in an alert whose result changes at each evaluation, so that its `for`
 * never ends.
 *
 * @param where what has the expression: the alert, or a series that it reads
 */
export function unsteadyIssues(node: Node, where = 'an alert'): Issue[] {
  return walk(node).flatMap((one): Issue[] => {
    if (one.type === 'call' && (one.name === 'irate' || one.name === 'idelta')) {
      return [
        {
          problem: `${one.name} in ${where}: it reads two samples, so that a single one begins and ends the alert`,
          given: textOf(one),
          remedy: one.name === 'irate' ? 'use rate()' : 'use delta()',
        },
      ];
    }
    if (one.type !== 'aggregation' || !selects(one)) return [];
    return [
      {
        problem: `${one.operator} in ${where}: the series that it selects change, and each change begins the alert anew`,
        given: textOf(one),
        remedy: 'compare all series with a threshold',
      },
    ];
  });
}

/**
 * Returns the same issues of the recorded series that an alert reads, and of those that they read.
 *
 * @param recorded expressions of recording rules by name
 * @param above recorded series that read this one: a rule that reads what it records has no end
 */
export function unsteadyRecordedIssues(
  node: Node,
  recorded: ReadonlyMap<string, { readonly node: Node }>,
  above: readonly string[] = [],
): Issue[] {
  const names = walk(node).flatMap((one) => (one.type === 'selector' ? seriesOf(one).map(({ name }) => name) : []));
  const issues = [...new Set(names)].flatMap((name) => {
    const of = recorded.get(name);
    if (!of || above.includes(name)) return [];
    return [
      ...unsteadyIssues(of.node, `the recorded series ${name} of an alert`),
      ...unsteadyRecordedIssues(of.node, recorded, [...above, name]),
    ];
  });
  return distinctIssues(issues);
}
