import { regularExpressionIssues } from '../../core/regular-expression';

test.each([undefined, '.*', '(?i)up', '[[:alpha:]]+', 'up|'])('accepts %j', (text) => {
  expect(regularExpressionIssues('metrics', text)).toEqual([]);
});

test.each(['(', '(?!up)', '\\1', 'a**'])('rejects %j, which RE2 does not read', (text) => {
  expect(regularExpressionIssues('metrics', text)).toMatchObject([
    { path: 'metrics', problem: expect.stringMatching(/^this is no regular expression: /) as string, given: text },
  ]);
});

test('rejects an empty one', () => {
  expect(regularExpressionIssues('metrics', '')).toMatchObject([{ problem: 'this regular expression is empty' }]);
});
