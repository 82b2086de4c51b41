import type { Duration } from '../../core/duration';
import { inPath, type Issue } from '../../core/errors';
import { catalogueLimits, intervalsWithin, type ValueLimits } from '../../promql/analysis/bounds';
import { certainIssues, impossibleIssues } from '../../promql/analysis/condition';
import type { RangeNode } from '../../promql/analysis/function-bounds';
import { fastestSource, type SampleIntervals } from '../../promql/analysis/sample-intervals';
import { millisecondsOf, windowLength } from '../../promql/analysis/window-length';
import { mayMatch } from '../../promql/matcher';
import type { SelectorNode } from '../../promql/node';
import type { WindowNode } from '../../promql/window';
import { scrapeTimeout } from '../../servers/prometheus/jobs/scrape-settings';
import { evaluationIntervalOf, sampleIntervalsOf, scrapeIntervalOf } from '../sample-intervals';
import type { StackContent, StackProps } from '../stack';
import type { StackExpression } from './expressions';

/** Stack with the intervals of its Prometheus. */
type Sampled = StackContent & Pick<StackProps, 'prometheus'>;

/**
 * Returns the issues of comparisons in rules that are never true, and of alerts that are always met, by
 * the intervals and timeouts of the jobs. Those that follow from catalogues alone are issues of the rule.
 */
export function valueIssues(stack: Sampled, expressions: readonly StackExpression[]): Issue[] {
  const intervals = sampleIntervalsOf(stack);
  return expressions.flatMap(({ node, rule, window }) => {
    if (!rule) return [];
    const of = intervalsWithin(limitsOf(stack, intervals, window));
    const certain = rule.kind === 'alert' ? certainIssues : () => [];
    const found = [...impossibleIssues(node, of), ...certain(node, of)];
    if (found.length === 0) return [];
    const known = [...impossibleIssues(node), ...certain(node)].map(({ given }) => given);
    return inPath(
      `rule ${rule.name}`,
      found.filter(({ given }) => !known.includes(given)),
    );
  });
}

function limitsOf(stack: Sampled, intervals: SampleIntervals, ofGroup: Duration | undefined): ValueLimits {
  const lengthOf = (window: WindowNode) =>
    window.kind === 'dashboards'
      ? Infinity
      : windowLength(window, { step: 0, range: 0 }, millisecondsOf(ofGroup ?? ''));
  const betweenSamples = (range: RangeNode) => {
    if (range.type === 'matrix') {
      const source = fastestSource(range.selector, intervals);
      return source ? millisecondsOf(source.interval) : Infinity;
    }
    return range.step ? lengthOf(range.step) : millisecondsOf(evaluationIntervalOf(stack));
  };
  return {
    rangeOf: (selector) => rangeOf(selector, stack),
    samplesIn: (range) => samplesIn(lengthOf(range.window), betweenSamples(range)),
  };
}

/** Greatest number of samples in a window, with one more where a restart shifts the moments of the scrapes. */
function samplesIn(length: number, between: number): number {
  const count = Math.ceil(length / between) + 1;
  return between === Infinity || Number.isNaN(count) ? Infinity : count;
}

/** Values of a series. The duration of a scrape, which has some work after its timeout, is at most twice as long. */
function rangeOf(selector: SelectorNode, stack: Sampled): ReturnType<ValueLimits['rangeOf']> {
  const usual = catalogueLimits.rangeOf(selector);
  if (selector.series.name !== 'scrape_duration_seconds') return usual;
  const ofJob = selector.matchers.filter(({ label }) => label === 'job');
  const jobs = stack.jobs.filter(({ job }) => ofJob.every((matcher) => mayMatch(matcher, job)));
  const timeouts = jobs.map(({ request, interval = scrapeIntervalOf(stack) }) =>
    millisecondsOf(scrapeTimeout({ request, interval })),
  );
  return timeouts.length > 0 ? { ...usual, max: (2 * Math.max(...timeouts)) / 1000 } : usual;
}
