import fc from 'fast-check';
import {
  answers,
  decidingSource,
  slowestSourceOf,
  sourcesOf,
  type SampleIntervals,
} from '../../../promql/analysis/sample-intervals';
import { mayMatch } from '../../../promql/matcher';
import type { MatcherNode, SelectorNode } from '../../../promql/node';
import { selectors } from '../../../promql';
import { shop } from '../../shop';

const names = ['shop', 'shop-2', 'shop.2', 'mail', 'batch'];
const jobs = fc.uniqueArray(
  fc.record({
    job: fc.constantFrom(...names),
    catalogue: fc.constantFrom('shop', 'mail'),
    interval: fc.constantFrom('15s', '30s', '1m'),
  }),
  { selector: ({ job }) => job },
);
const matcher: fc.Arbitrary<MatcherNode> = fc.record({
  label: fc.constantFrom('job', 'instance'),
  operator: fc.constantFrom('=', '!=', '=~', '!~'),
  value: fc.constantFrom('shop', 'shop|mail', 'mail|shop', 'shop.2', 'shop.*', '$job', '', '(', 'batch|batch'),
});
const { node } = selectors(shop).connections_open;

test('finds the jobs that a comparison with every job finds', () => {
  fc.assert(
    fc.property(jobs, fc.array(matcher, { maxLength: 3 }), (all, matchers) => {
      const intervals: SampleIntervals = { jobs: all, recorded: {} };
      const selector: SelectorNode = { ...node, matchers };
      const accepted = all.filter(
        ({ job, catalogue }) =>
          catalogue === 'shop' && matchers.every((one) => one.label !== 'job' || mayMatch(one, job)),
      );
      const found = sourcesOf(selector, intervals);
      expect(found.map(({ name }) => name)).toEqual(accepted.map(({ job }) => `job "${job}"`));
      expect(answers(selector, intervals)).toBe(accepted.length > 0);
      const longest = ['1m', '30s', '15s'].find((one) => accepted.some(({ interval }) => interval === one));
      expect(slowestSourceOf(selector, intervals)?.interval).toBe(longest);
      expect(decidingSource(selector, intervals)).toEqual(slowestSourceOf(selector, intervals));
    }),
  );
});
