import { compare, comparisonText, threshold } from '../../bench/comparison';
import { readingText, type Reading, type Results } from '../../bench/reading';

const reading = (name: string, unit: Reading['unit'], ...values: readonly [number, ...number[]]): Reading => ({
  name,
  unit,
  values,
});
const results = (nodeStart: number, ...readings: readonly Reading[]): Results => ({ node: 'v22', nodeStart, readings });

describe('compare', () => {
  test('compares the least values as multiples of the start of Node', () => {
    const before = results(0.05, reading('synth', 's', 1, 1.5), reading('password', 'ms', 50));
    const slower = results(0.1, reading('synth', 's', 3, 2), reading('password', 'ms', 150));
    expect(compare(before, slower).map(({ name, ratio }) => [name, ratio.toFixed(3)])).toEqual([
      ['synth', '1.000'],
      ['password', '1.500'],
    ]);
  });

  test('compares memory as it is', () => {
    const [one] = compare(results(0.05, reading('memory', 'MiB', 200)), results(0.1, reading('memory', 'MiB', 300)));
    expect(one).toMatchObject({ ratio: 1.5, isRegression: true });
  });

  test.each([
    [threshold - 0.01, false],
    [threshold + 0.01, true],
  ])('a ratio of %d is a regression: %s', (ratio, isRegression) => {
    const [one] = compare(results(1, reading('synth', 's', 1)), results(1, reading('synth', 's', ratio)));
    expect(one!.isRegression).toBe(isRegression);
  });

  test('a longer duration is no regression', () => {
    const duration = (value: number) => results(1, { ...reading('synth', 's', value), isDuration: true });
    expect(compare(duration(1), duration(3))).toMatchObject([{ ratio: 3, isRegression: false }]);
  });

  test('leaves out what was not measured before', () => {
    expect(compare(results(1), results(1, reading('new', 's', 1)))).toEqual([]);
  });
});

test('comparisonText starts with the largest ratio, and names what is missing', () => {
  const before = results(1, reading('a', 's', 1), reading('b', 's', 1), reading('c', 's', 1));
  const after = results(1, reading('a', 's', 0.5), reading('b', 's', 2));
  expect(comparisonText(before, after).split('\n')).toEqual([
    'Compared with the earlier readings (v22, now v22), times as multiples of the start of Node:',
    'REGRESSION b: × 2.00 (1.00 → 2.00 s)',
    'a: × 0.50 (1.00 → 0.500 s)',
    'not measured now: c',
    '1 of 2 readings are above × 1.2',
  ]);
});

test('readingText has the least value, its multiple of the start of Node, and the median', () => {
  const all = results(0.05);
  expect(readingText(reading('synth: processor time', 's', 1, 0.5, 0.75), all)).toBe(
    'synth: processor time: 0.500 s, 10.0 × start of Node; median 0.750 of 3 runs',
  );
  expect(readingText(reading('synth: memory', 'MiB', 200), all)).toBe('synth: memory: 200 MiB; median 200 of 1 runs');
});
