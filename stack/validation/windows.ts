import { defaults } from '../../core/defaults';
import { durationToMilliseconds, isLonger, millisecondsToDuration, type Duration } from '../../core/duration';
import { inPath, type Issue } from '../../core/errors';
import {
  samplesIn,
  slowestOf,
  slowestSource,
  sourcesOf,
  type SampleIntervals,
  type SampleSource,
} from '../../promql/analysis/sample-intervals';
import { walk, type MatrixNode, type SubqueryNode } from '../../promql/node';
import type { WindowNode } from '../../promql/window';
import { evaluationIntervalOf, samplingOf } from '../sample-intervals';
import type { StackContent, StackProps } from '../stack';
import type { StackExpression } from './expressions';

/** Number of samples that a rate needs. */
const needed = 2;

/** Number of intervals in a window that has enough samples when some are missing. */
const advised = 4;

/** Stack with the intervals of its Prometheus. */
type Sampled = StackContent & Pick<StackProps, 'kind' | 'prometheus'>;

/**
 * Returns the issues of durations that are too short for the intervals of the samples: windows, the
 * lookback of Prometheus, and `for`.
 */
export function windowIssues(stack: Sampled, expressions: readonly StackExpression[]): Issue[] {
  const { dataSource, intervals } = samplingOf(stack);
  const context = { dataSource, intervals, step: evaluationIntervalOf(stack) };
  return [
    ...lookbackIssues(intervals),
    ...expressions.flatMap((one) => inPath(one.path, expressionIssues(one, context))),
    ...expressions.flatMap((one) => holdIssues(one, context)),
  ];
}

/** A source with an interval above the lookback has gaps in which its series do not exist. */
function lookbackIssues({ jobs, recorded }: SampleIntervals): Issue[] {
  const sources = new Map([
    ...jobs.map(({ job, interval }) => [`job "${job}"`, interval] as const),
    ...Object.values(recorded).map(({ group, interval }) => [`rule group "${group}"`, interval] as const),
  ]);
  return [...sources]
    .filter(([, interval]) => isLonger(interval, defaults.lookback))
    .map(([path, given]) => ({
      path,
      problem: `its interval is longer than ${defaults.lookback}, after which Prometheus no longer sees a sample`,
      given,
      allowed: `at most ${defaults.lookback}`,
    }));
}

/** Intervals on which the issues of an expression depend. */
interface Intervals {
  /** Interval of the data source in Grafana. */
  readonly dataSource: Duration;
  readonly intervals: SampleIntervals;
  /** Step of subqueries that have none. */
  readonly step: Duration;
}

function expressionIssues(one: StackExpression, context: Intervals): Issue[] {
  return [...walk(one.node)].flatMap((node) => {
    if (node.type === 'subquery') return subqueryIssues(node, one, context);
    // A selector without a name selects some of its series; it is not known which.
    if (node.type !== 'matrix' || node.selector.candidates) return [];
    const slowest = slowestOf(sourcesOf(node.selector, context.intervals));
    return slowest ? matrixIssues(node, slowest, one, context) : [];
  });
}

function matrixIssues(
  { window, selector }: MatrixNode,
  slowest: SampleSource,
  one: StackExpression,
  context: Intervals,
): Issue[] {
  const problem = `the window of ${selector.series.name} is shorter than two samples of ${slowest.name}`;
  const given = lengthOf(window, one);
  if (given === undefined) return importedIssues(window, slowest, one, context).map((issue) => ({ problem, ...issue }));
  if (samplesIn(given, slowest) >= needed) return [];
  const longer = window.kind === 'fixed' ? 'lengthen the window' : 'set the property window of the rule group';
  return [
    {
      problem,
      given,
      allowed: `${times(slowest, needed)} and longer, with room for missed samples ${times(slowest, advised)}`,
      remedy: `${longer}, or shorten the interval of ${slowest.name}`,
    },
  ];
}

/** The minimal step of an imported query stays as it is. That of other queries follows the slowest job. */
function importedIssues(
  window: WindowNode,
  slowest: SampleSource,
  { minStep }: StackExpression,
  { dataSource }: Intervals,
): Omit<Issue, 'problem'>[] {
  if (window.kind !== 'rate-interval' || minStep === undefined) return [];
  const [what, interval] = isDuration(minStep)
    ? ['minimal step of the query', minStep]
    : ['interval of the data source', dataSource];
  const rateInterval = times({ interval }, advised);
  if (samplesIn(rateInterval, slowest) >= needed) return [];
  return [
    {
      given: `$__rate_interval, ${rateInterval}`,
      allowed: `${times(slowest, needed)} and longer; it is four times the ${what}`,
      remedy: `set "Min step" of the query to ${slowest.interval}`,
    },
  ];
}

function subqueryIssues({ window, step }: SubqueryNode, one: StackExpression, context: Intervals): Issue[] {
  const given = lengthOf(window, one);
  const interval = step ? lengthOf(step, one) : context.step;
  if (given === undefined || interval === undefined) return [];
  const steps = { name: 'the subquery', interval: interval as Duration };
  if (samplesIn(given, steps) >= needed) return [];
  return [
    {
      problem: 'the window of a subquery is shorter than two of its steps',
      given,
      allowed: `${times(steps, needed)} and longer`,
      remedy: `lengthen the window, or shorten the step ${interval}`,
    },
  ];
}

/** Length of a window; `undefined` where Grafana chooses it. */
function lengthOf(window: WindowNode, { window: ofGroup }: StackExpression): string | undefined {
  if (window.kind === 'fixed') return window.text;
  return window.kind === 'rate-interval' ? ofGroup : undefined;
}

function times({ interval }: Pick<SampleSource, 'interval'>, count: number): Duration {
  return millisecondsToDuration(count * durationToMilliseconds(interval));
}

function isDuration(text: string): text is Duration {
  return isLonger(text, '0s');
}

/** A `for` below the intervals of evaluations and samples does not wait for a second one. */
function holdIssues({ node, rule }: StackExpression, { intervals, step }: Intervals): Issue[] {
  if (rule?.for === undefined || !isDuration(rule.for)) return [];
  const { name, for: given } = rule;
  const evaluation = { name: 'its rule group', interval: rule.interval ?? step };
  const source = slowestSource(node, intervals);
  const slowest = slowestOf([evaluation, ...(source ? [source] : [])])!;
  if (!isLonger(slowest.interval, given)) return [];
  return [
    {
      path: `rule ${name}`,
      problem: `for is shorter than the interval of ${slowest.name}, so the alert does not wait for a second sample`,
      given,
      allowed: `0s, or ${slowest.interval} and longer`,
    },
  ];
}
