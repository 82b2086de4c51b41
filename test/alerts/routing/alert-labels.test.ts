import fc from 'fast-check';
import { alert, knownAlerts, ruleGroup } from '../../../alerts';
import { labelsOfExpression } from '../../../alerts/routing/expression-labels';
import { literalsOf, negated, satisfies } from '../../../alerts/routing/label-match';
import { includes, narrowed, overlaps, union, verdictOf, type LabelValues } from '../../../alerts/routing/label-values';
import { scrape } from '../../../metrics';
import * as q from '../../../promql';
import { matcherNodes } from '../../../promql/matcher';
import type { MatcherNode } from '../../../promql/node';
import { metrics as m } from '../../shop';

const { up } = q.selectors(scrape);
const text = { summary: 'Large', description: 'Large.' };
const present = { except: [''] };

describe('the labels of an alert', () => {
  const large = alert({
    name: 'ShopLarge',
    condition: q.sum(m.memory_bytes).by('job', 'instance').greaterThan(0),
    severity: 'warning',
    labels: { team: 'shop' },
    ...text,
  });

  test('come from the rule, its group and its expression', () => {
    const [known] = knownAlerts([ruleGroup({ name: 'shop', job: 'shop', rules: [large] })]);
    expect(known).toMatchObject({
      name: 'ShopLarge',
      labels: {
        alertname: { only: ['ShopLarge'] },
        severity: { only: ['warning'] },
        team: { only: ['shop'] },
        job: { only: ['shop'] },
        instance: present,
      },
    });
    expect(known?.labels).not.toHaveProperty('pod');
  });

  test('external labels replace absent ones', () => {
    const [known] = knownAlerts([ruleGroup({ name: 'shop', rules: [large] })], {
      cluster: 'a',
      team: 'b',
      instance: 'c',
    });
    expect(known?.labels).toMatchObject({
      cluster: { only: ['a'] },
      team: { only: ['shop'] },
      instance: present,
    });
  });

  test('recording rules have no alert labels', () => {
    const rule = q.sum(m.memory_bytes).by('job');
    const recorded = { ...large, kind: 'record' as const, node: rule.node };
    expect(knownAlerts([ruleGroup({ name: 'shop', rules: [recorded] })])).toEqual([]);
  });
});

describe('the labels of an expression', () => {
  const method = { only: ['GET', 'POST'] };
  const requests = m.http_requests_total;
  const of = (expression: { readonly node: Parameters<typeof labelsOfExpression>[0] }) =>
    labelsOfExpression(expression.node);

  test.each([
    ['closed sets of the catalogue', requests.where({ status: '404' }), { status: { only: ['404'] }, method }],
    ['a list', requests.where({ status: q.oneOf('200', '404') }), { status: { only: ['200', '404'] } }],
    ['a regular expression', requests.where({ status: /50[34]/ }), { status: { only: ['503', '504'] } }],
    ['a list of an open one', requests.where({ route: q.oneOf('/', '/cart') }), { route: { only: ['/', '/cart'] } }],
    ['what is left out', requests.where({ route: q.not('/') }), { route: { except: ['', '/'] } }],
    ['a series that is absent', q.absent(up.where({ job: 'shop' })), { job: { only: ['shop'] } }],
    ['an aggregation', q.sum(q.rate(requests)).by('method'), { method }],
    [
      'a quantile',
      q.histogramQuantile(0.9, q.sum(q.rate(m.http_request_duration_seconds.bucket)).by('le', 'route')),
      { route: present },
    ],
    ['the largest', q.topk(3, q.rate(requests)), { method, route: present }],
  ])('%s', (_, expression, labels) => {
    expect(of(expression)).toMatchObject(labels);
  });

  test('a label on only one side of "or" is optional', () => {
    const either = q
      .sum(m.memory_bytes)
      .by('job', 'pod')
      .or(q.sum(m.memory_bytes).by('job') as never);
    expect(of(either.greaterThan(0))).toEqual({ job: present, pod: { except: [] } });
  });

  test('an excluded label is absent', () => {
    const byPod = q.sum(m.memory_bytes).by('job', 'pod');
    expect(of(byPod.minus(q.sum(m.memory_bytes).by('job', 'pod'), q.on('job', 'pod')))).toEqual({
      job: present,
      pod: present,
    });
    expect(Object.keys(of(q.sum(m.memory_bytes)))).toEqual([]);
  });
});

describe('domains of label values', () => {
  const value = fc.constantFrom('', 'a', 'b', 'c', 'd.e');
  const list = fc.uniqueArray(value, { maxLength: 4 });
  const values: fc.Arbitrary<LabelValues> = fc.oneof(
    list.map((only) => ({ only })),
    list.map((except) => ({ except })),
  );
  const matcher: fc.Arbitrary<MatcherNode> = fc.record({
    label: fc.constant('x'),
    operator: fc.constantFrom('=', '!=', '=~', '!~'),
    value: fc.constantFrom('', 'a', 'c', 'a|b', 'a|', '.*', '.+', '[ab]', 'd\\.e|c', 'd.e'),
  });
  const few = ['', 'a', 'b', 'c', 'd.e', 'dxe', 'other'];

  test('narrowing keeps every value that satisfies a matcher, and removes all others from a list', () => {
    fc.assert(
      fc.property(values, matcher, (known, node) => {
        const left = narrowed(known, node);
        for (const one of few) {
          if (includes(known, one) && satisfies(node, one)) expect(includes(left, one)).toBe(true);
          if (!includes(known, one)) expect(includes(left, one)).toBe(false);
        }
        if (known.only) expect(left).toEqual({ only: known.only.filter((one) => satisfies(node, one)) });
      }),
    );
  });

  test('a verdict is correct, and certain for a list', () => {
    fc.assert(
      fc.property(values, matcher, (known, node) => {
        const verdict = verdictOf(known, node);
        const satisfied = few.filter((one) => includes(known, one)).map((one) => satisfies(node, one));
        if (known.only?.length === 0) return;
        if (verdict === 'never') expect(satisfied).not.toContain(true);
        if (verdict === 'always') expect(satisfied).not.toContain(false);
        if (known.only && verdict === 'maybe') expect(new Set(satisfied).size).toBe(2);
      }),
    );
  });

  test('union and overlap', () => {
    fc.assert(
      fc.property(values, values, value, (one, other, each) => {
        expect(includes(union(one, other), each)).toBe(includes(one, each) || includes(other, each));
        if (includes(one, each) && includes(other, each)) expect(overlaps(one, other)).toBe(true);
      }),
    );
  });

  test('a matcher and its negation are disjoint and complete', () => {
    fc.assert(
      fc.property(matcher, fc.constantFrom(...few), (node, one) => {
        expect(satisfies(negated(node), one)).toBe(!satisfies(node, one));
      }),
    );
  });

  test('recognizes lists of escaped values', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 2 }), (texts) => {
        const [first, ...others] = texts as [string, ...string[]];
        const [node] = matcherNodes({ x: q.oneOf(first, ...others) });
        expect(literalsOf(node!.value)).toEqual(texts);
      }),
    );
    expect(literalsOf('a.b')).toBeUndefined();
    expect(literalsOf('\\d')).toBeUndefined();
  });
});
