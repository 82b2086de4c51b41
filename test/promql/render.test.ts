import { isDeepStrictEqual } from 'node:util';
import type { Tree } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import fc from 'fast-check';
import type { Node } from '../../promql/node';
import { parse } from '../../promql/parse';
import { render } from '../../promql/render';
import { expressions, expressionsThatLezerOrders, series } from './arbitrary';

const runs = { seed: 20261121, numRuns: 3000 };

/** Tree of the grammar without parentheses, independent of our code. */
function grammarTree(text: string): string {
  const tree: Tree = parser.parse(text);
  const parts: string[] = [];
  tree.iterate({
    enter: (node) => {
      if (node.type.isError) throw new Error(`no PromQL: ${text}`);
      if (node.name === 'ParenExpr') return;
      parts.push(`(${node.name}`, node.node.firstChild ? '' : text.slice(node.from, node.to));
    },
    leave: (node) => {
      if (node.name !== 'ParenExpr') parts.push(')');
    },
  });
  // The grammar treats a sign as part of a number in some places and as an operator in others.
  return parts.join('').replaceAll(/\(UnaryExpr\(UnaryOp([+-])\)(\(NumberDurationLiteral)([^)]*\))\)/g, '$2$1$3');
}

/** Text with parentheses around every operand, so that precedence does not matter. */
function withAllParentheses(node: Node): string {
  const leaf = (one: Node) => render(one).replaceAll(/\s+/g, ' ');
  switch (node.type) {
    case 'negation':
      return `-(${withAllParentheses(node.expression)})`;
    case 'binary': {
      const placeholder: Node = { type: 'selector', series: series('x'), matchers: [] };
      const operator = leaf({ ...node, left: placeholder, right: placeholder }).slice(2, -2);
      return `(${withAllParentheses(node.left)}) ${operator} (${withAllParentheses(node.right)})`;
    }
    case 'call':
      return `${node.name}(${node.args.map(withAllParentheses).join(', ')})`;
    case 'aggregation': {
      const grouping = node.grouping ? ` ${node.grouping.kind} (${node.grouping.labels.join(', ')}) ` : '';
      const parameter = node.parameter ? `${leaf(node.parameter)}, ` : '';
      return `${node.operator}${grouping}(${parameter}${withAllParentheses(node.expression)})`;
    }
    case 'subquery': {
      const suffix = leaf({ ...node, expression: { type: 'selector', series: series('x'), matchers: [] } }).slice(1);
      return `(${withAllParentheses(node.expression)})${suffix}`;
    }
    case 'labelSelector':
    case 'matrix':
    case 'number':
    case 'selector':
    case 'string':
      return leaf(node);
  }
}

describe('render', () => {
  test('renders the tree: the grammar parses the text like the text with all parentheses', () => {
    fc.assert(
      fc.property(expressionsThatLezerOrders, (node) => {
        expect(grammarTree(render(node))).toBe(grammarTree(withAllParentheses(node)));
      }),
      runs,
    );
  });

  test('parse is the inverse of render', () => {
    fc.assert(
      fc.property(expressions, (node) => {
        expect(parse(render(node), series)).toEqual(node);
      }),
      runs,
    );
  });

  test('has no redundant parentheses: without any pair the tree differs', () => {
    fc.assert(
      fc.property(expressions, (node) => {
        const text = render(node);
        const redundant = parenthesesOf(text).filter(([open, close]) => {
          const without = `${text.slice(0, open)} ${text.slice(open + 1, close)} ${text.slice(close + 1)}`;
          return isDeepStrictEqual(treeOrNothing(without), node);
        });
        if (redundant.length > 0) throw new Error(`redundant parentheses: ${text}`);
      }),
      runs,
    );
  });

  test('breaks long expressions into lines of at most 100 characters where possible', () => {
    const long = 'sum by (job) (rate(http_requests_total{job="shop",route="/a/long/route/name"}[5m]))';
    expect(render(parse(`${long} / (${long} > 0)`, series))).toMatchInlineSnapshot(`
     "sum by (job) (rate(http_requests_total{job="shop",route="/a/long/route/name"}[5m]))
     /
     (sum by (job) (rate(http_requests_total{job="shop",route="/a/long/route/name"}[5m])) > 0)"
    `);
    expect(render(parse(`topk(10, histogram_quantile(0.95, sum by (le, route) (rate(a[5m])) + ${long}))`, series)))
      .toMatchInlineSnapshot(`
     "topk(
       10,
       histogram_quantile(
         0.95,
         sum by (le, route) (rate(a[5m]))
         +
         sum by (job) (rate(http_requests_total{job="shop",route="/a/long/route/name"}[5m]))
       )
     )"
    `);
  });

  test.each([
    ['a + b * c'],
    ['(a + b) * c'],
    ['a - (b - c)'],
    ['a - b - c'],
    ['2 ^ 3 ^ 2'],
    ['(2 ^ 3) ^ 2'],
    ['-a ^ b'],
    ['(-a) ^ b'],
    ['a * -b'],
    ['a and b or c'],
    ['a and (b or c)'],
    ['(a + b)[1h:5m]'],
    ['rate(a[5m] @ end() offset 1h)'],
    ['a / on (job, instance) group_left (route) b'],
    ['a > bool 0'],
    ['a - a offset 1d'],
    ['-a[1h:5m]'],
    ['a / a offset 1w * 100'],
    ['count_values("version", a)'],
  ])('parses and renders %s unchanged', (text) => {
    expect(render(parse(text, series))).toBe(text);
  });
});

function treeOrNothing(text: string): Node | undefined {
  try {
    return parse(text, series);
  } catch {
    return undefined;
  }
}

/** Positions of parentheses that the grammar parses as such, without those of calls. */
function parenthesesOf(text: string): [number, number][] {
  const places: [number, number][] = [];
  parser.parse(text).iterate({
    enter: (node) => {
      if (node.name === 'ParenExpr') places.push([node.from, node.to - 1]);
    },
  });
  return places;
}
