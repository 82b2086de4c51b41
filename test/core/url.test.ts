import { isUrl, urlIssues, type UrlRules } from '../../core/url';

describe('a URL', () => {
  test.each<[UrlRules['path'], string[], string[]]>([
    ['none', ['https://a.example', 'http://10.0.0.1:9000'], ['https://a.example/', 'https://a.example/b']],
    ['optional', ['https://a.example', 'https://a.example/', 'https://a.example/b?c'], []],
    ['withoutEndSlash', ['https://a.example', 'https://a.example/b'], ['https://a.example/', 'https://a.example/b/']],
    ['required', ['https://a.example/', 'https://a.example/b'], ['https://a.example']],
  ])('with the path: %s', (path, right, wrong) => {
    const rules: UrlRules = { schemes: ['http', 'https'], path };
    expect(right.filter((one) => !isUrl(one, rules))).toEqual([]);
    const never = [
      '',
      'a.example',
      'ftp://a.example/b',
      'https://',
      'https://u:p@a.example/b',
      'https://a b.example/b',
    ];
    expect([...wrong, ...never].filter((one) => isUrl(one, rules))).toEqual([]);
  });

  test('must have an allowed scheme', () => {
    const rules: UrlRules = { schemes: ['redis', 'rediss'], path: 'none' };
    expect(['redis://a:6379', 'rediss://a:6379', 'https://a:6379'].map((one) => isUrl(one, rules))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('that is invalid is an issue', () => {
    const rules: UrlRules = { schemes: ['https'], path: 'none' };
    expect(urlIssues('https://a.example', rules, { allowed: 'https' })).toEqual([]);
    expect(urlIssues('a', rules, { allowed: 'https' })).toEqual([
      { problem: 'this is no address', given: 'a', allowed: 'https' },
    ]);
    expect(urlIssues('a', rules, { of: 'of a server', allowed: 'https' })).toEqual([
      { problem: 'this is no address of a server', given: 'a', allowed: 'https' },
    ]);
  });
});
