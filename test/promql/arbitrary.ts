import fc from 'fast-check';
import type { Series } from '../../metrics';
import type { BinaryOperator, MatcherNode, MatchingNode, Node, SelectorNode, TimeShift } from '../../promql/node';
import type { WindowNode } from '../../promql/window';

const labels = ['job', 'instance', 'route'] as const;

/** Series as the lookup of the parser returns it. */
export function series(name: string): Series {
  return {
    name,
    metric: name,
    catalogue: 'arbitrary',
    type: 'gauge',
    unit: 'none',
    labels: Object.fromEntries(labels.map((label) => [label, undefined])),
    expected: 1,
  };
}

const window: fc.Arbitrary<WindowNode> = fc
  .constantFrom('30s', '5m', '1h30m')
  .map((text) => ({ kind: 'fixed' as const, text }));

const shift: fc.Arbitrary<TimeShift> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constantFrom('5m', '-1h').map((offset) => ({ offset })) },
  { weight: 1, arbitrary: fc.constantFrom('start' as const, 'end' as const, 1700000000).map((at) => ({ at })) },
  { weight: 1, arbitrary: fc.constant({ at: 1700000000.5, offset: '5m' }) },
);

const matcher: fc.Arbitrary<MatcherNode> = fc.record({
  label: fc.constantFrom(...labels),
  operator: fc.constantFrom('=', '!=', '=~', '!~'),
  value: fc.constantFrom('a', '5..', 'with "quotes"', 'back\\slash', 'é', ''),
});

/** Matchers in the order of the rendering, each label once. */
const matchers = fc
  .uniqueArray(matcher, { maxLength: 2, selector: ({ label }) => label })
  .map((list) => [...list].sort((a, b) => (a.label < b.label ? -1 : 1)));

const plainSelector: fc.Arbitrary<SelectorNode> = fc
  .record({ name: fc.constantFrom('a', 'b_total', 'job:c:rate5m'), matchers })
  .map(({ name, matchers: list }) => ({ type: 'selector' as const, series: series(name), matchers: list }));

const shiftedSelector: fc.Arbitrary<SelectorNode> = fc
  .tuple(plainSelector, shift)
  .map(([selector, shifted]) => ({ ...selector, ...shifted }));

const grouping = fc.uniqueArray(fc.constantFrom(...labels), { minLength: 1, maxLength: 2 });

const matching: fc.Arbitrary<MatchingNode> = fc.oneof(
  fc.record({ kind: fc.constantFrom('on' as const, 'ignoring' as const), labels: grouping }),
  fc.record({
    kind: fc.constant('on' as const),
    labels: fc.constant(['job']),
    group: fc.record({
      side: fc.constantFrom('left' as const, 'right' as const),
      include: fc.constantFrom([], ['route']),
    }),
  }),
  fc.record({
    kind: fc.constant('on' as const),
    labels: fc.constant(['job']),
    fill: fc.constantFrom(
      { left: 0, right: 0 },
      { left: 0, right: -0 },
      { left: 1 },
      { right: 2.5 },
      { left: 1, right: 2 },
    ),
  }),
);

const arithmetic: BinaryOperator[] = ['+', '-', '*', '/', '%', '^', 'atan2'];
const comparison: BinaryOperator[] = ['==', '!=', '>', '<', '>=', '<='];
const set: BinaryOperator[] = ['and', 'or', 'unless'];

/** Expressions of every shape. They must parse, but need no meaning. */
export const expressions = expressionsOver(shiftedSelector);

/**
 * Expressions without `offset` and `@` after an operand. The grammar of lezer-promql applies those
 * to the whole preceding expression, unlike Prometheus.
 */
export const expressionsThatLezerOrders = expressionsOver(plainSelector);

function expressionsOver(selector: fc.Arbitrary<SelectorNode>): fc.Arbitrary<Node> {
  return fc.letrec<{ expression: Node; range: Node }>((tie) => ({
    range: fc.oneof(
      fc.record({ selector: shiftedSelector, window }).map((matrix): Node => ({ type: 'matrix', ...matrix })),
      fc
        .record({ expression: tie('expression'), window, step: fc.option(window, { nil: undefined }), shift })
        .map(({ expression, window: length, step, shift: shifted }): Node => {
          return { type: 'subquery', expression, window: length, ...(step ? { step } : {}), ...shifted };
        }),
    ),
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      selector,
      fc.constantFrom(0, 1, 0.95, 1000000, 1e-7, -2, Infinity).map((value): Node => ({ type: 'number', value })),
      fc
        .record({ operator: fc.constantFrom(...arithmetic), left: tie('expression'), right: tie('expression') })
        .map((binary): Node => ({ type: 'binary', ...binary })),
      fc
        .record({
          operator: fc.constantFrom(...arithmetic, ...comparison, ...set),
          left: tie('expression'),
          right: tie('expression'),
          matching: fc.option(matching, { nil: undefined }),
          bool: fc.boolean(),
        })
        .map(({ operator, left, right, matching: how, bool }): Node => {
          const isBool = bool && comparison.includes(operator) ? { bool: true as const } : {};
          // Set operators have neither groups nor values for missing series.
          const plain = how && set.includes(operator) ? { kind: how.kind, labels: how.labels } : how;
          return { type: 'binary', operator, left, right, ...isBool, ...(plain ? { matching: plain } : {}) };
        }),
      tie('expression')
        .filter((expression) => expression.type !== 'number')
        .map((expression): Node => ({ type: 'negation', expression })),
      tie('range').map((range): Node => ({ type: 'call', name: 'rate', args: [range] })),
      fc.tuple(tie('expression'), tie('expression')).map((args): Node => ({ type: 'call', name: 'clamp_max', args })),
      fc
        .record({
          expression: tie('expression'),
          kind: fc.constantFrom('by' as const, 'without' as const),
          labels: grouping,
        })
        .map(({ expression, kind, labels: kept }): Node => {
          return { type: 'aggregation', operator: 'sum', grouping: { kind, labels: kept }, expression };
        }),
      tie('expression').map((expression): Node => {
        return { type: 'aggregation', operator: 'topk', parameter: { type: 'number', value: 3 }, expression };
      }),
    ),
  })).expression;
}
