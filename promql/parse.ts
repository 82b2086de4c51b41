import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { ValidationError } from '../core/errors';
import type { Series } from '../metrics';
import {
  negationOf,
  numberNode,
  type AggregationNode,
  type AggregationOperator,
  type BinaryNode,
  type BinaryOperator,
  type MatcherNode,
  type MatchingNode,
  type MatchOperator,
  type Node,
  type TimeShift,
} from './node';
import { associatesRight, signStrength, strengths } from './precedence';
import { childNamed, childrenOfSyntax, fail, firstChild, lastChild, numberValue, stringValue } from './syntax';
import type { WindowNode } from './window';

/** Finds the series that a name stands for. */
export type SeriesLookup = (name: string) => Series;

/**
 * Reads the text of an expression; `$__rate_interval`, `$__interval` and `$__range` stand for windows.
 *
 * @param text PromQL as Prometheus 3 reads it
 * @param lookup finds the series of each name; what it throws is passed on
 * @throws ValidationError showing the place where the text stops being PromQL
 */
export function parse(text: string, lookup: SeriesLookup): Node {
  const reader = new Reader(withPlainWindows(text), lookup);
  return reader.read();
}

/**
 * Grafana's windows, which the grammar does not know, each with a duration that nobody writes and that is as long as its
 * name, so that the places in messages stay right.
 */
const windowVariables: Readonly<Record<string, { readonly duration: string; readonly window: WindowNode }>> = {
  $__rate_interval: { duration: '00000000000001ms', window: { kind: 'rate-interval' } },
  $__interval: { duration: '000000002ms', window: { kind: 'dashboards', text: '$__interval' } },
  $__range: { duration: '000003ms', window: { kind: 'dashboards', text: '$__range' } },
};

function withPlainWindows(text: string): string {
  return text.replace(/(?<=[[:]\s*)\$__\w+/g, (name) => windowVariables[name]?.duration ?? name);
}

/** The words of an expression in the order in which they stand. */
type Word =
  | { readonly is: 'operand'; readonly node: Node }
  | { readonly is: 'sign'; readonly negative: boolean }
  | { readonly is: 'operator'; readonly binary: Pick<BinaryNode, 'operator' | 'bool' | 'matching'> }
  | { readonly is: 'suffix'; readonly node: SyntaxNode };

const infixes = ['BinaryExpr', 'UnaryExpr'];
const suffixes = ['MatrixSelector', 'SubqueryExpr', 'OffsetExpr', 'StepInvariantExpr', 'AnchoredExpr', 'SmoothedExpr'];

/**
 * Makes a tree of the words. The grammar of `lezer-promql` gets the words right and their order wrong: it reads
 * `a - b offset 1d` as `(a - b) offset 1d`. So the order of Prometheus is made here.
 */
class Reader {
  constructor(
    private readonly text: string,
    private readonly lookup: SeriesLookup,
  ) {}

  read(): Node {
    const tree = parser.parse(this.text);
    const cursor = tree.cursor();
    do {
      if (cursor.type.isError) throw this.errorAt(cursor.from, 'this is no PromQL');
    } while (cursor.next());
    return this.expression(firstChild(tree.topNode));
  }

  private errorAt(at: number, problem: string): ValidationError {
    const before = this.text.slice(0, at);
    return new ValidationError({
      problem: `${problem} at character ${at + 1}`,
      given: `${before}⟨here⟩${this.text.slice(at)}`,
    });
  }

  private source(node: SyntaxNode): string {
    return this.text.slice(node.from, node.to);
  }

  private expression(node: SyntaxNode): Node {
    return this.ordered([...this.words(node)], 0);
  }

  private *words(node: SyntaxNode): Generator<Word> {
    if (infixes.includes(node.name)) {
      const operands = childrenOfSyntax(node);
      if (node.name === 'UnaryExpr') yield { is: 'sign', negative: this.source(operands[0]!) === '-' };
      else yield* this.words(operands[0]!);
      if (node.name === 'BinaryExpr') yield { is: 'operator', binary: this.operator(node) };
      yield* this.words(operands.at(-1)!);
    } else if (suffixes.includes(node.name)) {
      yield* this.words(node.firstChild!);
      yield { is: 'suffix', node };
    } else if (node.name === 'NumberDurationLiteral' && /^[+-]/.test(this.source(node))) {
      // Prometheus' numbers have no sign of their own: `-2 ^ 2` is -4.
      yield { is: 'sign', negative: this.source(node).startsWith('-') };
      yield { is: 'operand', node: numberNode(numberValue(this.source(node).slice(1))) };
    } else {
      yield { is: 'operand', node: this.operand(node) };
    }
  }

  /** Takes from the words an expression whose operators are at least so strong. */
  private ordered(words: Word[], least: number): Node {
    let left = this.signed(words);
    for (;;) {
      const [next] = words;
      if (next?.is !== 'operator') return left;
      const { operator } = next.binary;
      const strength = strengths[operator];
      if (strength < least) return left;
      words.shift();
      const right = this.ordered(words, associatesRight(operator) ? strength : strength + 1);
      left = { type: 'binary', ...next.binary, left, right };
    }
  }

  private signed(words: Word[]): Node {
    const first = words.shift();
    if (first?.is === 'sign') {
      const expression = this.ordered(words, signStrength + 1);
      return first.negative ? negationOf(expression) : expression;
    }
    let node = first?.is === 'operand' ? first.node : fail(this.errorAt(0, 'an operand is missing'));
    for (let [next] = words; next?.is === 'suffix'; [next] = words) {
      node = this.withSuffix(node, next.node);
      words.shift();
    }
    return node;
  }

  private operand(node: SyntaxNode): Node {
    switch (node.name) {
      case 'ParenExpr':
        return this.expression(firstChild(node));
      case 'NumberDurationLiteral':
        return numberNode(numberValue(this.source(node)));
      case 'StringLiteral':
        return { type: 'string', value: stringValue(this.source(node)) };
      case 'VectorSelector':
        return this.selector(node);
      case 'FunctionCall':
        return this.call(node);
      case 'AggregateExpr':
        return this.aggregation(node);
      default:
        throw this.errorAt(node.from, `an expression of kind ${node.name} is not known here`);
    }
  }

  private withSuffix(operand: Node, suffix: SyntaxNode): Node {
    const at = suffix.from;
    switch (suffix.name) {
      case 'MatrixSelector':
        if (operand.type !== 'selector') throw this.errorAt(at, 'a window without ":" follows only a selector');
        return { type: 'matrix', selector: operand, window: this.window(lastChild(suffix)) };
      case 'SubqueryExpr': {
        const [, window, step] = childrenOfSyntax(suffix);
        return {
          type: 'subquery',
          expression: operand,
          window: this.window(window!),
          ...(step ? { step: this.window(step) } : {}),
        };
      }
      case 'AnchoredExpr':
      case 'SmoothedExpr': {
        const edges = suffix.name === 'AnchoredExpr' ? 'anchored' : 'smoothed';
        return operand.type === 'matrix'
          ? { ...operand, edges }
          : fail(this.errorAt(at, `${edges} follows only a window`));
      }
      default: {
        const shift =
          suffix.name === 'OffsetExpr'
            ? { offset: this.source(lastChild(suffix)) }
            : { at: this.moment(lastChild(suffix)) };
        return (
          shiftNode(operand, shift) ?? fail(this.errorAt(at, 'only a selector or a subquery can be shifted in time'))
        );
      }
    }
  }

  private selector(node: SyntaxNode): Node {
    const name = node.getChild('Identifier');
    const matchers = node.getChild('LabelMatchers');
    const list = matchers ? this.matchers(matchers) : [];
    if (name) return { type: 'selector', series: this.lookup(this.source(name)), matchers: list };
    if (node.parent?.name === 'FunctionCallBody') return { type: 'labelSelector', matchers: list };
    throw this.errorAt(node.from, 'a selector must name its metric');
  }

  private matchers(node: SyntaxNode): MatcherNode[] {
    return childrenOfSyntax(node).map((matcher) => {
      if (matcher.name !== 'UnquotedLabelMatcher') throw this.errorAt(matcher.from, 'quoted names are not supported');
      return {
        label: this.source(childNamed(matcher, 'LabelName')),
        operator: this.source(childNamed(matcher, 'MatchOp')) as MatchOperator,
        value: stringValue(this.source(childNamed(matcher, 'StringLiteral'))),
      };
    });
  }

  private window(node: SyntaxNode): WindowNode {
    const text = this.source(node);
    return Object.values(windowVariables).find(({ duration }) => duration === text)?.window ?? { kind: 'fixed', text };
  }

  private moment(node: SyntaxNode): number | 'start' | 'end' {
    if (node.name === 'NumberDurationLiteral') return numberValue(this.source(node));
    return this.source(node).startsWith('start') ? 'start' : 'end';
  }

  private call(node: SyntaxNode): Node {
    const args = childrenOfSyntax(childNamed(node, 'FunctionCallBody')).map((arg) => this.expression(arg));
    return { type: 'call', name: this.source(childNamed(node, 'FunctionIdentifier')), args };
  }

  private aggregation(node: SyntaxNode): Node {
    const modifier = node.getChild('AggregateModifier');
    const args = childrenOfSyntax(childNamed(node, 'FunctionCallBody')).map((arg) => this.expression(arg));
    const expression = args.pop() ?? fail(this.errorAt(node.from, 'an aggregation needs an expression'));
    const [parameter] = args;
    return {
      type: 'aggregation',
      operator: this.source(childNamed(node, 'AggregateOp')) as AggregationOperator,
      ...(modifier ? this.grouping(modifier) : {}),
      ...(parameter ? { parameter } : {}),
      expression,
    };
  }

  private operator(node: SyntaxNode): Pick<BinaryNode, 'operator' | 'bool' | 'matching'> {
    const matching = this.matching(node);
    return {
      operator: this.source(childrenOfSyntax(node)[1]!) as BinaryOperator,
      ...(node.getChild('BoolModifier') ? { bool: true } : {}),
      ...(matching ? { matching } : {}),
    };
  }

  private matching(node: SyntaxNode): MatchingNode | undefined {
    const clause = node.getChild('MatchingModifierClause');
    const fill = this.fill(node.getChild('FillModifier'));
    if (!clause) return fill && { kind: 'ignoring', labels: [], fill };
    const [labels, include] = clause.getChildren('GroupingLabels');
    const side = clause.getChild('GroupLeft') ? 'left' : clause.getChild('GroupRight') ? 'right' : undefined;
    return {
      kind: clause.getChild('On') ? 'on' : 'ignoring',
      labels: this.labelNames(labels!),
      ...(side ? { group: { side, include: include ? this.labelNames(include) : [] } } : {}),
      ...(fill ? { fill } : {}),
    };
  }

  private fill(node: SyntaxNode | null): MatchingNode['fill'] {
    if (!node) return undefined;
    const value = (name: string): number | undefined => {
      const clause = node.getChild(name);
      return clause ? numberValue(this.source(childNamed(clause, 'NumberDurationLiteral'))) : undefined;
    };
    const both = value('FillClause');
    const left = both ?? value('FillLeftClause');
    const right = both ?? value('FillRightClause');
    return { ...(left === undefined ? {} : { left }), ...(right === undefined ? {} : { right }) };
  }

  /** `by ()` is the same as no grouping. */
  private grouping(modifier: SyntaxNode): Pick<AggregationNode, 'grouping'> {
    const labels = this.labelNames(childNamed(modifier, 'GroupingLabels'));
    if (modifier.getChild('Without')) return { grouping: { kind: 'without', labels } };
    return labels.length > 0 ? { grouping: { kind: 'by', labels } } : {};
  }

  private labelNames(node: SyntaxNode): string[] {
    return node.getChildren('LabelName').map((label) => this.source(label));
  }
}

function shiftNode(node: Node, shift: TimeShift): Node | undefined {
  if (node.type === 'selector' || node.type === 'subquery') return { ...node, ...shift };
  return node.type === 'matrix' ? { ...node, selector: { ...node.selector, ...shift } } : undefined;
}
