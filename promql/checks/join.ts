import type { Issue } from '../../core/errors';
import { isSetOperator, type BinaryNode, type MatchingNode, type Node } from '../node';
import { textOf } from '../render';
import { kindOf } from '../signature';
import { identityOf, isCompared, productOf, type Identity } from './identity';

/** Names of the modifiers of a join, in code and in text. */
const modifiers = {
  code: { left: '.groupLeft()', right: '.groupRight()' },
  text: { left: 'group_left', right: 'group_right' },
};

/**
 * Issues of a join whose sides do not match one series to one, or several to one as it says.
 * Prometheus refuses such a query when it finds several series.
 *
 * @param written how the remedy names modifiers
 */
export function joinIssues(
  { operator, left, right, matching }: BinaryNode,
  written: keyof typeof modifiers = 'code',
): Issue[] {
  if (!matching || isSetOperator(operator)) return [];
  if (kindOf(left) === 'scalar' || kindOf(right) === 'scalar') return [];
  const several = { left: hasSeveral(left, matching), right: hasSeveral(right, matching) };
  const one = matching.group === undefined ? undefined : matching.group.side === 'left' ? 'right' : 'left';
  if (one === undefined ? !several.left && !several.right : !several[one]) return [];
  const side = one ?? (several.left ? 'left' : 'right');
  const other = side === 'left' ? 'right' : 'left';
  const group = modifiers[written][side];
  const by = `aggregate the ${side} side by the labels of ${matching.kind}()`;
  return [
    {
      problem: `several series on the ${side} of ${operator} have equal labels in ${matching.kind}(${matching.labels.join(', ')})`,
      given: textOf(side === 'left' ? left : right),
      remedy: several[other] ? by : one === undefined ? `${group}, or ${by}` : `${group} instead, or ${by}`,
    },
  ];
}

/**
 * Tests whether several series of a side have the same values of the compared labels: by the numbers
 * of the catalogue, or because the labels of the target are not compared.
 */
function hasSeveral(node: Node, matching: MatchingNode): boolean {
  const identity = identityOf(node);
  const compared = new Map([...identity.own].filter(([label]) => isCompared(matching, label)));
  return productOf(compared, 'most') < identity.series || !isTargetKnown(identity, matching);
}

/** Tests whether the compared labels belong to one target. Values of open labels rarely occur on several. */
function isTargetKnown({ target, own, open }: Identity, matching: MatchingNode): boolean {
  const names = [...target];
  const compares = (label: string) => isCompared(matching, label);
  if (names.length === 0 || [...open].some(compares)) return true;
  if (names.some((label) => label !== 'job' && compares(label))) return true;
  return names.every((label) => label === 'job') && [...names, ...own.keys()].some(compares);
}
