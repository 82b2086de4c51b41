import { isComparison, isSetOperator, type BinaryNode, type BinaryOperator, type MatchingNode } from '../node';
import { fail, numberValue } from './literals';
import { readLabels } from './selector';
import type { TokenReader } from './token-reader';

const fills = ['fill', 'fill_left', 'fill_right'] as const;

/** Parses the modifiers after a binary operator. */
export function readBinary(
  reader: TokenReader,
  operator: BinaryOperator,
): Pick<BinaryNode, 'operator' | 'bool' | 'matching'> {
  const first = reader.peek();
  const bool = reader.keyword('bool') !== undefined;
  if (bool && !isComparison(operator)) throw reader.error('bool only after a comparison', first);
  const matching = readMatching(reader);
  if (matching && isSetOperator(operator) && (matching.group || matching.fill)) {
    throw reader.error(`neither group_left, group_right nor fill after ${operator}`, first);
  }
  return { operator, ...(bool ? { bool } : {}), ...(matching ? { matching } : {}) };
}

function readMatching(reader: TokenReader): MatchingNode | undefined {
  const first = reader.peek();
  const kind = reader.keyword('on', 'ignoring');
  const labels = kind ? readLabels(reader) : [];
  const group = kind && readGroup(reader);
  const both = kind === 'on' ? labels.filter((label) => group?.include.includes(label)) : [];
  if (both.length > 0) throw reader.error(`the label ${both[0]!} only in on, or only in group_${group!.side}`, first);
  const fill = readFill(reader);
  if (!kind && !fill) return undefined;
  return { kind: kind ?? 'ignoring', labels, ...(group ? { group } : {}), ...(fill ? { fill } : {}) };
}

function readGroup(reader: TokenReader): MatchingNode['group'] {
  const keyword = reader.keyword('group_left', 'group_right');
  if (!keyword) return undefined;
  const include = reader.isSymbol(['(']) ? readLabels(reader) : [];
  return { side: keyword === 'group_left' ? 'left' : 'right', include };
}

/** Parses values for series without a match: one for both sides, or one for each. */
function readFill(reader: TokenReader): MatchingNode['fill'] {
  const sides: { left?: number; right?: number } = {};
  while (reader.isKeyword(fills) && reader.isSymbol(['('], 1)) {
    const first = reader.peek();
    const keyword = reader.keyword(...fills)!;
    const side = keyword === 'fill' ? undefined : keyword === 'fill_left' ? 'left' : 'right';
    const isRepeated = side ? sides[side] !== undefined : Object.keys(sides).length > 0;
    if (isRepeated) throw reader.error('one value for each side', first);
    const value = readValue(reader);
    if (side) sides[side] = value;
    else return { left: value, right: value };
  }
  return Object.keys(sides).length > 0 ? sides : undefined;
}

function readValue(reader: TokenReader): number {
  reader.expect('(');
  const sign = reader.symbol('+', '-') === '-' ? -1 : 1;
  const token = reader.next();
  const value = token.kind === 'number' ? numberValue(token.text) : undefined;
  if (value === undefined) return fail(reader.error('a number', token));
  reader.expect(')');
  return sign * value;
}
