import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { Mistake, type Series } from '../metrics';
import { durationToMilliseconds } from './duration';
import type {
  AggregationOperator,
  BinaryNode,
  BinaryOperator,
  MatcherNode,
  MatchingNode,
  MatchOperator,
  Node,
  TimeShift,
} from './node';
import type { WindowNode } from './window';

/** Finds the series that a name stands for. */
export type SeriesLookup = (name: string) => Series;

/**
 * Reads the text of an expression; `$__rate_interval`, `$__interval` and `$__range` stand for windows.
 *
 * @param text PromQL as Prometheus 3 reads it
 * @param lookup finds the series of each name; what it throws is passed on
 * @throws Mistake showing the place where the text stops being PromQL
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
  $__rate_interval: { duration: '00000000000001ms', window: { kind: 'readers' } },
  $__interval: { duration: '000000002ms', window: { kind: 'dashboards', text: '$__interval' } },
  $__range: { duration: '000003ms', window: { kind: 'dashboards', text: '$__range' } },
};

function withPlainWindows(text: string): string {
  return text.replace(/(?<=[[:]\s*)\$__\w+/g, (name) => windowVariables[name]?.duration ?? name);
}

class Reader {
  constructor(
    private readonly text: string,
    private readonly lookup: SeriesLookup,
  ) {}

  read(): Node {
    const tree = parser.parse(this.text);
    const cursor = tree.cursor();
    do {
      if (cursor.type.isError) throw this.mistake(cursor.from, 'this is no PromQL');
    } while (cursor.next());
    return this.expression(only(tree.topNode));
  }

  private mistake(at: number, fault: string): Mistake {
    const before = this.text.slice(0, at);
    return new Mistake({ fault: `${fault} at character ${at + 1}`, given: `${before}⟨here⟩${this.text.slice(at)}` });
  }

  private source(node: SyntaxNode): string {
    return this.text.slice(node.from, node.to);
  }

  private expression(node: SyntaxNode): Node {
    switch (node.name) {
      case 'ParenExpr':
        return this.expression(only(node));
      case 'NumberDurationLiteral':
        return { type: 'number', value: numberValue(this.source(node)) };
      case 'StringLiteral':
        return { type: 'string', value: this.string(node) };
      case 'UnaryExpr':
        return this.unary(node);
      case 'VectorSelector':
        return this.selector(node);
      case 'MatrixSelector':
        return this.matrix(node);
      case 'SubqueryExpr':
        return this.subquery(node);
      case 'OffsetExpr':
      case 'StepInvariantExpr':
        return this.shifted(node);
      case 'AnchoredExpr':
      case 'SmoothedExpr':
        return this.withEdges(node);
      case 'FunctionCall':
        return this.call(node);
      case 'AggregateExpr':
        return this.aggregation(node);
      case 'BinaryExpr':
        return this.binary(node);
      default:
        throw this.mistake(node.from, `an expression of kind ${node.name} is not known here`);
    }
  }

  private unary(node: SyntaxNode): Node {
    const operand = this.expression(last(node));
    return this.source(child(node, 'UnaryOp')) === '-' ? { type: 'negation', expression: operand } : operand;
  }

  private selector(node: SyntaxNode): Node {
    const name = node.getChild('Identifier');
    const matchers = node.getChild('LabelMatchers');
    const list = matchers ? this.matchers(matchers) : [];
    if (name) return { type: 'selector', series: this.lookup(this.source(name)), matchers: list };
    if (node.parent?.name === 'FunctionCallBody') return { type: 'labelSelector', matchers: list };
    throw this.mistake(node.from, 'a selector must name its metric');
  }

  private matchers(node: SyntaxNode): MatcherNode[] {
    return children(node).map((matcher) => {
      if (matcher.name !== 'UnquotedLabelMatcher') throw this.mistake(matcher.from, 'quoted names are not supported');
      return {
        label: this.source(child(matcher, 'LabelName')),
        operator: this.source(child(matcher, 'MatchOp')) as MatchOperator,
        value: this.string(child(matcher, 'StringLiteral')),
      };
    });
  }

  private matrix(node: SyntaxNode): Node {
    const [inner, window] = children(node);
    const selector = this.expression(inner!);
    if (selector.type !== 'selector') throw this.mistake(node.from, 'a window without ":" follows only a selector');
    return { type: 'matrix', selector, window: this.window(window!) };
  }

  private subquery(node: SyntaxNode): Node {
    const [inner, window, step] = children(node);
    return {
      type: 'subquery',
      expression: this.expression(inner!),
      window: this.window(window!),
      ...(step ? { step: this.window(step) } : {}),
    };
  }

  private window(node: SyntaxNode): WindowNode {
    const text = this.source(node);
    return Object.values(windowVariables).find(({ duration }) => duration === text)?.window ?? { kind: 'fixed', text };
  }

  private shifted(node: SyntaxNode): Node {
    const inner = this.expression(node.firstChild!);
    const shift = node.name === 'OffsetExpr' ? { offset: this.source(last(node)) } : { at: this.moment(last(node)) };
    return (
      shiftNode(inner, shift) ?? fail(this.mistake(node.from, 'only a selector or a subquery can be shifted in time'))
    );
  }

  private moment(node: SyntaxNode): number | 'start' | 'end' {
    if (node.name === 'NumberDurationLiteral') return numberValue(this.source(node));
    return this.source(node).startsWith('start') ? 'start' : 'end';
  }

  private withEdges(node: SyntaxNode): Node {
    const inner = this.expression(node.firstChild!);
    const edges = node.name === 'AnchoredExpr' ? 'anchored' : 'smoothed';
    return inner.type === 'matrix'
      ? { ...inner, edges }
      : fail(this.mistake(node.from, `${edges} follows only a window`));
  }

  private call(node: SyntaxNode): Node {
    const args = children(child(node, 'FunctionCallBody')).map((arg) => this.expression(arg));
    return { type: 'call', name: this.source(child(node, 'FunctionIdentifier')), args };
  }

  private aggregation(node: SyntaxNode): Node {
    const modifier = node.getChild('AggregateModifier');
    const args = children(child(node, 'FunctionCallBody')).map((arg) => this.expression(arg));
    const expression = args.pop() ?? fail(this.mistake(node.from, 'an aggregation needs an expression'));
    const [parameter] = args;
    return {
      type: 'aggregation',
      operator: this.source(child(node, 'AggregateOp')) as AggregationOperator,
      ...(modifier
        ? { grouping: { kind: modifier.getChild('By') ? 'by' : 'without', labels: this.labels(modifier) } }
        : {}),
      ...(parameter ? { parameter } : {}),
      expression,
    };
  }

  private binary(node: SyntaxNode): Node {
    const [left, operator, ...rest] = children(node);
    const matching = this.matching(node);
    const bool: Pick<BinaryNode, 'bool'> = node.getChild('BoolModifier') ? { bool: true } : {};
    return {
      type: 'binary',
      operator: this.source(operator!) as BinaryOperator,
      left: this.expression(left!),
      right: this.expression(rest.at(-1)!),
      ...bool,
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
      return clause ? numberValue(this.source(child(clause, 'NumberDurationLiteral'))) : undefined;
    };
    const both = value('FillClause');
    const left = both ?? value('FillLeftClause');
    const right = both ?? value('FillRightClause');
    return { ...(left === undefined ? {} : { left }), ...(right === undefined ? {} : { right }) };
  }

  private labels(node: SyntaxNode): string[] {
    return this.labelNames(child(node, 'GroupingLabels'));
  }

  private labelNames(node: SyntaxNode): string[] {
    return node.getChildren('LabelName').map((label) => this.source(label));
  }

  private string(node: SyntaxNode): string {
    const text = this.source(node);
    if (text.startsWith('`')) return text.slice(1, -1);
    const body = text.slice(1, -1);
    return JSON.parse(
      `"${text.startsWith("'") ? body.replaceAll("\\'", "'").replaceAll('"', '\\"') : body}"`,
    ) as string;
  }
}

function shiftNode(node: Node, shift: TimeShift): Node | undefined {
  if (node.type === 'selector' || node.type === 'subquery') return { ...node, ...shift };
  return node.type === 'matrix' ? { ...node, selector: { ...node.selector, ...shift } } : undefined;
}

function numberValue(text: string): number {
  const bare = text.replaceAll(/[\s_]/g, '');
  if (/^[+-]?inf$/i.test(bare)) return bare.startsWith('-') ? -Infinity : Infinity;
  if (/^[+-]?nan$/i.test(bare)) return NaN;
  if (/^[+-]?0x/i.test(bare)) return Number(bare.replace(/^[+-]/, '')) * (bare.startsWith('-') ? -1 : 1);
  if (/[ywdhms]$/.test(bare)) return durationToMilliseconds(bare.replace(/^\+/, '')) / 1000;
  return Number(bare);
}

function children(node: SyntaxNode): SyntaxNode[] {
  const result: SyntaxNode[] = [];
  for (let next = node.firstChild; next; next = next.nextSibling) {
    if (next.name !== 'LineComment') result.push(next);
  }
  return result;
}

function only(node: SyntaxNode): SyntaxNode {
  return children(node)[0] ?? fail(new Mistake({ fault: 'the expression is empty' }));
}

function last(node: SyntaxNode): SyntaxNode {
  return children(node).at(-1)!;
}

function child(node: SyntaxNode, name: string): SyntaxNode {
  return node.getChild(name) ?? fail(new Error(`the grammar has no ${name} under ${node.name}`));
}

function fail(error: Error): never {
  throw error;
}
