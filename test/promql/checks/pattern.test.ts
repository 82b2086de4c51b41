import { expressionIssues } from '../../../promql/check';
import * as q from '../../../promql';
import { metrics as m } from '../../shop';

const counter = m.http_requests_total;

describe('a text that looks like a regular expression', () => {
  test.each([
    ...['/cart.*', '/cart.+', '^/cart', '/cart$', '/cart|/', '/[0-9]+', '/cart/\\d', '(?i)/cart', '/api\\.v1'],
    ...['5..', '/4../5..', '(/cart)', '/c?rt', '/cart{2}', '/cart{1,}'],
  ])('%s', (route) => {
    const [issue, ...others] = expressionIssues(counter.where({ route }).node);

    expect(issue?.problem).toBe('a text that looks like a regular expression, for label route of http_requests_total');
    expect(others).toEqual([]);
    expect(expressionIssues(counter.where({ route: q.not(route) }).node)).toHaveLength(1);
    expect(expressionIssues(counter.where({ route: q.oneOf('/', route) }).node)).toHaveLength(1);
  });

  test.each([
    '/cart',
    '/users/[id]',
    '/users/[my-slug]',
    '/[...path]',
    '/users/:id',
    '/users/{id}',
    'a.b',
    '/users/{0}',
    '/price?',
    '/price?currency=CHF',
    '/prices?from&to',
    '(not set)',
    '/(shop)/cart',
    '(/:locale)/users(.:format)',
    'Wait 5...',
    '1.0..2.0',
    '',
    '/a+b',
  ])('accepts %s', (route) => {
    expect(expressionIssues(counter.where({ route }).node)).toEqual([]);
  });
});

describe('a regular expression for known values', () => {
  test.each<[string, q.CounterSeries<string, q.AnyUnit>, string]>([
    ['a part of a value', counter.where({ route: /cart/ }), 'matches only parts of values'],
    ['the start of a value', counter.where({ route: /^\/car/ }), 'matches only parts of values'],
    ['an exclusion of a part', counter.where({ route: q.not(/cart/) }), 'matches only parts of values'],
    ['no value of a closed label', counter.where({ method: /PATCH/ }), 'matches no value'],
    [
      'an alternative without a value',
      counter.where({ method: /GET|PSOT/ }),
      'has an alternative that matches no value',
    ],
    ['an exclusion of all values', counter.where({ method: q.not(/GET|POST/) }), 'excludes every value'],
  ])('%s', (_, { node }, problem) => {
    expect(expressionIssues(node)).toMatchObject([{ problem: expect.stringContaining(problem) as string }]);
  });

  test.each<[string, q.CounterSeries<string, q.AnyUnit>]>([
    ['a whole value', counter.where({ route: /\/cart.*/ })],
    ['other values of an open label', counter.where({ route: /\/api\/.*/ })],
    ['no value of an open label', counter.where({ route: q.not(/\/health/) })],
    ['alternatives', counter.where({ method: /GET|POST/ })],
    ['an absent label', counter.where({ method: /|GET/ })],
    ['a class of status codes', counter.where({ status: /4..|5../ })],
    ['labels of the target', counter.where({ pod: /shop-.*/ })],
  ])('accepts %s', (_, { node }) => {
    expect(expressionIssues(node)).toEqual([]);
  });
});
