import { throwIssues } from '../core/errors';
import { builtIssues } from './node-issues';
import type { BinaryNode, MatcherNode, MatchingNode, Node, TimeShift } from './node';
import { associatesRight, signStrength, strengths } from './precedence';
import type { WindowNode } from './window';

/** A line longer than this is broken, as Prometheus' own formatter does. */
const lineLength = 100;

/**
 * The text of an expression, without needless parentheses; one that is longer than a line is broken at its operators and
 * brackets. Windows left to the reader are written as Grafana's variables.
 *
 * @throws ValidationError with the issues of all values that the expression was built from
 */
export function render(node: Node): string {
  throwIssues(builtIssues(node));
  return textOf(node);
}

/** Text of an expression that may have issues, to show where they are. */
export function textOf(node: Node): string {
  return lines(node, 0);
}

function lines(node: Node, level: number): string {
  const flat = line(node);
  const margin = '  '.repeat(level);
  if (flat.length <= lineLength) return margin + flat;
  switch (node.type) {
    case 'binary':
      return binaryLines(node, level);
    case 'call':
      return bracketed(`${margin}${node.name}`, node.args, level);
    case 'aggregation':
      return bracketed(
        margin + aggregationHead(node),
        [...(node.parameter ? [node.parameter] : []), node.expression],
        level,
      );
    case 'negation':
      return `${margin}-${operand(node.expression, signNeedsParentheses(node.expression), level).trimStart()}`;
    case 'subquery':
      return operand(node.expression, !isPostfixable(node.expression), level) + subquerySuffix(node);
    case 'labelSelector':
    case 'matrix':
    case 'number':
    case 'selector':
    case 'string':
      return margin + flat;
  }
}

function bracketed(head: string, children: readonly Node[], level: number): string {
  return `${head}(\n${children.map((child) => lines(child, level + 1)).join(',\n')}\n${'  '.repeat(level)})`;
}

/** A number stands behind its operator; other operands stand under each other with the operator between them. */
function binaryLines(node: BinaryNode, level: number): string {
  const margin = '  '.repeat(level);
  const { left, right } = node;
  if (right.type !== 'number') {
    return `${operandLines(node, 'left', level)}\n${margin}${operatorText(node)}\n${operandLines(node, 'right', level)}`;
  }
  return `${operand(left, operandNeedsParentheses(node, 'left'), level)}\n${margin}${operatorText(node)} ${line(right)}`;
}

/** One with another operator is indented. */
function operandLines(node: BinaryNode, side: 'left' | 'right', level: number): string {
  const child = node[side];
  const parentheses = operandNeedsParentheses(node, side);
  const isOther = child.type === 'binary' && strengthOf(child) !== strengthOf(node);
  return operand(child, parentheses, isOther && !parentheses ? level + 1 : level);
}

function operand(node: Node, parentheses: boolean, level: number): string {
  if (!parentheses) return lines(node, level);
  const flat = line(node);
  const margin = '  '.repeat(level);
  return flat.length + 2 <= lineLength ? `${margin}(${flat})` : `${margin}(\n${lines(node, level + 1)}\n${margin})`;
}

function line(node: Node): string {
  switch (node.type) {
    case 'number':
      return numberText(node.value);
    case 'string':
      return quoted(node.value);
    case 'labelSelector':
      return `{${node.matchers.map(matcherText).sort().join(',')}}`;
    case 'selector':
      return node.series.name + matchersText(node.matchers) + shiftText(node);
    case 'matrix': {
      const { series, matchers } = node.selector;
      const edges = node.edges ? ` ${node.edges}` : '';
      return `${series.name}${matchersText(matchers)}[${windowText(node.window)}]${edges}${shiftText(node.selector)}`;
    }
    case 'subquery':
      return wrap(node.expression, !isPostfixable(node.expression)) + subquerySuffix(node);
    case 'negation':
      return `-${wrap(node.expression, signNeedsParentheses(node.expression))}`;
    case 'call':
      return `${node.name}(${node.args.map(line).join(', ')})`;
    case 'aggregation': {
      const parameter = node.parameter ? `${line(node.parameter)}, ` : '';
      return `${aggregationHead(node)}(${parameter}${line(node.expression)})`;
    }
    case 'binary': {
      const left = wrap(node.left, operandNeedsParentheses(node, 'left'));
      const right = wrap(node.right, operandNeedsParentheses(node, 'right'));
      return `${left} ${operatorText(node)} ${right}`;
    }
  }
}

function wrap(node: Node, parentheses: boolean): string {
  return parentheses ? `(${line(node)})` : line(node);
}

function strengthOf(node: Node): number {
  if (node.type === 'binary') return strengths[node.operator];
  return node.type === 'negation' || (node.type === 'number' && isNegative(node.value)) ? signStrength : Infinity;
}

function isNegative(value: number): boolean {
  return value < 0 || Object.is(value, -0);
}

function signNeedsParentheses(node: Node): boolean {
  return node.type === 'binary' && strengthOf(node) <= signStrength;
}

function operandNeedsParentheses(node: BinaryNode, side: 'left' | 'right'): boolean {
  // A minus sign at the right of an operator is unambiguous: `a ^ -b`.
  if (side === 'right' && node.right.type !== 'binary') return false;
  const outer = strengths[node.operator];
  const inner = strengthOf(node[side]);
  const associatesHere = side === (associatesRight(node.operator) ? 'right' : 'left');
  return inner === outer ? !associatesHere : inner < outer;
}

/** Whether `[5m:1m]` may follow directly; it would otherwise reach only the last operand. */
function isPostfixable(node: Node): boolean {
  return strengthOf(node) === Infinity && node.type !== 'subquery' && node.type !== 'matrix';
}

function operatorText(node: BinaryNode): string {
  return [node.operator, node.bool ? 'bool' : undefined, node.matching ? matchingText(node.matching) : undefined]
    .filter((part) => part !== undefined)
    .join(' ');
}

function matchingText({ kind, labels, group, fill }: MatchingNode): string {
  const parts = kind === 'ignoring' && labels.length === 0 && !group ? [] : [`${kind} (${labels.join(', ')})`];
  if (group) parts.push(`group_${group.side} (${group.include.join(', ')})`);
  if (fill && fill.left !== undefined && fill.left === fill.right) parts.push(`fill (${numberText(fill.left)})`);
  else if (fill) {
    if (fill.left !== undefined) parts.push(`fill_left (${numberText(fill.left)})`);
    if (fill.right !== undefined) parts.push(`fill_right (${numberText(fill.right)})`);
  }
  return parts.join(' ');
}

function aggregationHead({ operator, grouping }: Extract<Node, { type: 'aggregation' }>): string {
  return grouping ? `${operator} ${grouping.kind} (${grouping.labels.join(', ')}) ` : operator;
}

function subquerySuffix(node: Extract<Node, { type: 'subquery' }>): string {
  return `[${windowText(node.window)}:${node.step ? windowText(node.step) : ''}]${shiftText(node)}`;
}

function windowText(window: WindowNode): string {
  return window.kind === 'rate-interval' ? '$__rate_interval' : window.text;
}

function shiftText({ offset, at }: TimeShift): string {
  const moment = at === undefined ? '' : ` @ ${typeof at === 'number' ? at.toFixed(3) : `${at}()`}`;
  return moment + (offset === undefined ? '' : ` offset ${offset}`);
}

function matchersText(matchers: readonly MatcherNode[]): string {
  return matchers.length === 0 ? '' : `{${matchers.map(matcherText).sort().join(',')}}`;
}

function matcherText({ label, operator, value }: MatcherNode): string {
  return `${label}${operator}${quoted(value)}`;
}

/** A PromQL string literal; Go's escapes and JSON's agree on everything that JSON writes. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

/** A number without an exponent, as Prometheus prints it. */
function numberText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Inf' : '-Inf';
  const text = Object.is(value, -0) ? '-0' : String(value);
  if (!text.includes('e')) return text;
  const [mantissa = '', exponent = '0'] = text.split('e');
  const digits = mantissa.replace('-', '').replace('.', '');
  const point = 1 + Number(exponent);
  const sign = value < 0 ? '-' : '';
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, '0');
}
