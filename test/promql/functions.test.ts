import { expressionIssues } from '../../promql/check';
import { walk } from '../../promql/node';
import { parse } from '../../promql/parse';
import { lookupIn } from '../../promql/raw';
import { render } from '../../promql/render';
import { aggregationParameters, signatures } from '../../promql/signature';
import { shop } from '../shop';
import { aggregations, functions } from './function-table';

function onOneLine(text: string): string {
  return text.replaceAll(/(?<=\()\n\s*|\n\s*(?=\))/g, '').replaceAll(/\n\s*/g, ' ');
}

describe('functions and aggregations', () => {
  test.each([...functions, ...aggregations].map(([expression, text, unit]) => ({ text, expression, unit })))(
    '$text has the unit $unit',
    ({ expression, text, unit }) => {
      expect(onOneLine(render(expression.node))).toBe(text);
      expect(expression.unit).toBe(unit);
      expect(expressionIssues(expression.node)).toEqual([]);
      expect(render(parse(text, lookupIn([shop])))).toBe(render(expression.node));
    },
  );

  test('covers every function of Prometheus', () => {
    const calls = functions.flatMap(([{ node }]) =>
      walk(node).flatMap((one) => (one.type === 'call' ? [one.name] : [])),
    );
    expect([...new Set(calls)].sort()).toEqual(Object.keys(signatures).sort());
  });

  test('covers every aggregation of Prometheus', () => {
    const operators = aggregations.map(([{ node }]) => (node.type === 'aggregation' ? node.operator : ''));
    const withoutParameter = ['avg', 'count', 'group', 'max', 'min', 'stddev', 'stdvar', 'sum'];
    expect(operators.sort()).toEqual([...Object.keys(aggregationParameters), ...withoutParameter].sort());
  });
});
