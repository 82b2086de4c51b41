import { throwIssues } from '../core/errors';
import { plainMetricName } from '../metrics/metric-issues';
import { builtIssues } from './node-issues';
import type { BinaryNode, MatcherNode, MatchingNode, Node, SelectorNode, TimeShift } from './node';
import { associatesRight, signStrength, strengths } from './precedence';
import type { WindowNode } from './window';

/** Maximum length of a line, as in Prometheus' own formatter. */
const lineLength = 100;

/**
 * Renders an expression without redundant parentheses. A text longer than a line is broken at
 * operators and brackets. Windows without a fixed length are rendered as Grafana's variables.
 *
 * @throws ValidationError with the issues of all values from which the expression was built
 */
export function render(node: Node): string {
  throwIssues(builtIssues(node));
  return textOf(node);
}

/** Renders an expression that may have issues, for messages. */
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

/** Renders a binary operation over several lines. A number stays on the line of the operator. */
function binaryLines(node: BinaryNode, level: number): string {
  const margin = '  '.repeat(level);
  const { left, right } = node;
  if (right.type !== 'number') {
    return `${operandLines(node, 'left', level)}\n${margin}${operatorText(node)}\n${operandLines(node, 'right', level)}`;
  }
  return `${operand(left, operandNeedsParentheses(node, 'left'), level)}\n${margin}${operatorText(node)} ${line(right)}`;
}

/** Renders an operand. One with another precedence is indented. */
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
      return `{${matcherTexts(node.matchers).join(',')}}`;
    case 'selector':
      return selectorText(node) + edgesText(node) + shiftText(node);
    case 'matrix':
      return `${selectorText(node.selector)}[${windowText(node.window)}]${edgesText(node)}${shiftText(node.selector)}`;
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
  // A minus sign on the right of an operator needs no parentheses: `a ^ -b`.
  if (side === 'right' && node.right.type !== 'binary') return false;
  const outer = strengths[node.operator];
  const inner = strengthOf(node[side]);
  const associatesHere = side === (associatesRight(node.operator) ? 'right' : 'left');
  return inner === outer ? !associatesHere : inner < outer;
}

/**
 * Reports whether `[5m:1m]` can follow without parentheses. Otherwise it would apply only to the
 * last operand.
 */
function isPostfixable(node: Node): boolean {
  return strengthOf(node) === Infinity && node.type !== 'subquery' && node.type !== 'matrix';
}

function operatorText(node: BinaryNode): string {
  return [node.operator, node.bool ? 'bool' : undefined, node.matching ? matchingText(node.matching) : undefined]
    .filter((part) => part !== undefined)
    .join(' ');
}

function matchingText({ kind, labels, group, fill }: MatchingNode): string {
  const parts = kind === 'ignoring' && labels.length === 0 && !group ? [] : [`${kind} (${labelNames(labels)})`];
  if (group) parts.push(`group_${group.side} (${labelNames(group.include)})`);
  if (fill && fill.left !== undefined && Object.is(fill.left, fill.right))
    parts.push(`fill (${numberText(fill.left)})`);
  else if (fill) {
    if (fill.left !== undefined) parts.push(`fill_left (${numberText(fill.left)})`);
    if (fill.right !== undefined) parts.push(`fill_right (${numberText(fill.right)})`);
  }
  return parts.join(' ');
}

function aggregationHead({ operator, grouping }: Extract<Node, { type: 'aggregation' }>): string {
  return grouping ? `${operator} ${grouping.kind} (${labelNames(grouping.labels)}) ` : operator;
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

/** Renders the name and the matchers of a selector. A name that is no identifier is in the braces. */
function selectorText({ series, matchers }: SelectorNode): string {
  const isPlain = series.name === '' || (plainMetricName.test(series.name) && !isReserved(series.name));
  const texts = [...(isPlain ? [] : [quoted(series.name)]), ...matcherTexts(matchers)];
  return (isPlain ? series.name : '') + (texts.length === 0 ? '' : `{${texts.join(',')}}`);
}

/** Words that are not the name of a metric without quotes. */
function isReserved(name: string): boolean {
  return /^(?:atan2|bool|on|ignoring|group_left|group_right|inf|nan)$/i.test(name);
}

function matcherTexts(matchers: readonly MatcherNode[]): string[] {
  return matchers
    .map(({ label, operator, value }) => `${isPlainLabel(label) ? label : quoted(label)}${operator}${quoted(value)}`)
    .sort();
}

function isPlainLabel(label: string): boolean {
  return /^[a-zA-Z_]\w*$/.test(label);
}

/** Renders labels in parentheses, where some words are not labels without quotes. */
function labelNames(labels: readonly string[]): string {
  return labels
    .map((label) => (isPlainLabel(label) && !/^(?:without|inf|nan)$/i.test(label) ? label : quoted(label)))
    .join(', ');
}

function edgesText({ edges }: Pick<SelectorNode, 'edges'>): string {
  return edges ? ` ${edges}` : '';
}

/**
 * Renders a string literal. JSON uses only escapes that Go also has. Bytes that are not UTF-8 are
 * escaped, and the replacement character, which Prometheus refuses.
 */
function quoted(text: string): string {
  // JSON escapes half of a surrogate pair, which is such a byte.
  return JSON.stringify(text)
    .replaceAll(/(?<=(?<!\\)(?:\\\\)*)\\udc(?=[89a-f][\da-f])/g, '\\x')
    .replaceAll('\ufffd', '\\ufffd');
}

/** Renders a number without an exponent, like Prometheus. */
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
