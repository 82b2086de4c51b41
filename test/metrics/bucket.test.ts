import { floatText } from '../../metrics/bucket';

describe('the value of a float label', () => {
  test.each([
    [1, '1.0'],
    [0.005, '0.005'],
    [2.5, '2.5'],
    [10, '10.0'],
    [123456, '123456.0'],
    [1_000_000, '1e+06'],
    [1_234_567, '1.234567e+06'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [Infinity, '+Inf'],
    [0, '0.0'],
    [-1.5, '-1.5'],
  ])('renders %d as "%s", like Go', (value, text) => {
    expect(floatText(value)).toBe(text);
  });
});
