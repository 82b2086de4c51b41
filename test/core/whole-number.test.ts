import { isWholeNumber, wholeNumberIssues } from '../../core/whole-number';

const problem = 'this is no limit';

test.each([0, -1, 0.5, NaN, Infinity, 2 ** 53])('rejects %p', (given) => {
  expect(isWholeNumber(given)).toBe(false);
  expect(wholeNumberIssues(given, { path: 'limit', problem })).toEqual([
    { path: 'limit', problem, given, allowed: 'a whole number from 1 up' },
  ]);
});

test.each([undefined, 1, 2 ** 53 - 1])('accepts %p', (given) => {
  expect(wholeNumberIssues(given, { problem })).toEqual([]);
});

test('includes the bounds', () => {
  const bounds = { min: 100, max: 599 };
  const rejected = [99, 100, 599, 600].flatMap((given) => wholeNumberIssues(given, { problem }, bounds));
  expect(rejected).toEqual([99, 600].map((given) => ({ problem, given, allowed: 'a whole number from 100 to 599' })));
});
