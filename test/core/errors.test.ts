import {
  collectIssues,
  distinctIssues,
  formatIssue,
  inPath,
  repeated,
  throwIssues,
  ValidationError,
  type Issue,
} from '../../core/errors';

const all: Required<Issue> = {
  path: 'stack shop: job web',
  problem: 'this is no duration',
  given: '5 min',
  allowed: ['30s', '5m'],
  remedy: 'write it without a space',
};

describe('formatIssue', () => {
  test.each<[string, Issue, string]>([
    ['a problem alone', { problem: 'it is empty' }, 'it is empty'],
    [
      'all fields',
      all,
      'stack shop: job web: this is no duration; given: "5 min"; allowed: 30s, 5m; remedy: write it without a space',
    ],
    ['a description of what is allowed', { problem: 'no', allowed: '1 to 9' }, 'no; allowed: 1 to 9'],
    ['nothing allowed', { problem: 'no', allowed: [] }, 'no; allowed: nothing'],
    ['a number', { problem: 'no', given: 0 }, 'no; given: 0'],
    ['a number that JSON lacks', { problem: 'no', given: NaN }, 'no; given: NaN'],
    ['a list with it', { problem: 'no', given: [1, Infinity] }, 'no; given: [1,Infinity]'],
    ['a list', { problem: 'no', given: [1, 2] }, 'no; given: [1,2]'],
    ['a regular expression', { problem: 'no', given: /a/i }, 'no; given: /a/i'],
    [
      'the first 300 characters of a long value',
      { problem: 'no', given: 'a'.repeat(400) },
      `no; given: "${'a'.repeat(299)}… (402 characters)`,
    ],
    [
      'no password of a URL',
      { problem: 'no', given: { urls: ['redis://admin:pass/word@cache:6379', 'redis://cache'] } },
      'no; given: {"urls":["redis://***@cache:6379","redis://cache"]}',
    ],
  ])('%s', (_, issue, text) => {
    expect(formatIssue(issue)).toBe(text);
  });
});

describe('ValidationError', () => {
  test('with one issue has one line', () => {
    const error = new ValidationError(all);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('ValidationError');
    expect(error.issues).toEqual([all]);
    expect(error.message).toBe(formatIssue(all));
  });

  test('with several issues has one line per issue', () => {
    const error = new ValidationError([all, { problem: 'it is empty' }]);
    expect(error.issues).toEqual([all, { problem: 'it is empty' }]);
    expect(error.message).toBe(`Validation failed with the following errors:\n  ${formatIssue(all)}\n  it is empty`);
  });
});

describe('issues', () => {
  const empty: Issue = { problem: 'it is empty' };

  test('of a part have the path of the whole', () => {
    expect(inPath('stack shop', inPath('job web', [empty, { ...empty, path: 'interval' }]))).toEqual([
      { ...empty, path: 'stack shop: job web' },
      { ...empty, path: 'stack shop: job web: interval' },
    ]);
  });

  test('are thrown together, and without issues nothing is thrown', () => {
    expect(() => {
      throwIssues([]);
    }).not.toThrow();
    expect(() => {
      throwIssues([empty, all]);
    }).toThrow(new ValidationError([empty, all]));
  });

  test('of a value are collected, and the next value is still built', () => {
    const issues: Issue[] = [empty];
    const refuse = (): number => {
      throw new ValidationError([all, empty]);
    };
    expect(collectIssues(issues, refuse)).toBeUndefined();
    expect(collectIssues(issues, refuse, 5)).toBe(5);
    expect(collectIssues(issues, () => 6, 5)).toBe(6);
    expect(issues).toEqual([empty, all, empty, all, empty]);
  });

  test('do not include other errors', () => {
    const broken = () => {
      throw new TypeError('a defect');
    };
    expect(() => {
      collectIssues<unknown>([], broken, 5);
    }).toThrow(TypeError);
  });

  test('contain each repeated value', () => {
    expect(repeated(['a', 'b', 'a', 'a'], { problem: 'twice', remedy: 'rename one' })).toEqual([
      { problem: 'twice', remedy: 'rename one', given: 'a' },
    ]);
  });

  test('with equal texts are merged', () => {
    expect(distinctIssues([empty, all, { ...empty }])).toEqual([empty, all]);
  });
});
