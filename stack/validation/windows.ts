import { defaults } from '../../core/defaults';
import { isLonger, millisecondsToDuration, type Duration } from '../../core/duration';
import { distinctIssues, inPath, type Issue } from '../../core/errors';
import {
  decidingSource,
  slowestOf,
  slowestSource,
  type SampleIntervals,
  type SampleSource,
} from '../../promql/analysis/sample-intervals';
import {
  advisedSamples,
  hasSamples,
  millisecondsOf,
  neededSamples,
  windowLength,
} from '../../promql/analysis/window-length';
import { nameOf } from '../../promql/labels';
import { walk, type MatrixNode, type SubqueryNode } from '../../promql/node';
import type { WindowNode } from '../../promql/window';
import type { ImportedSteps } from '../../dashboards/panels/query';
import { evaluationIntervalOf, samplingOf } from '../sample-intervals';
import type { StackContent, StackProps } from '../stack';
import type { StackExpression } from './expressions';

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
  const found = walk(one.node).flatMap((node) => {
    if (node.type === 'subquery') return subqueryIssues(node, one, context);
    if (node.type !== 'matrix') return [];
    const source = decidingSource(node.selector, context.intervals);
    return source ? matrixIssues(node, source, one, context) : [];
  });
  return distinctIssues(found);
}

function matrixIssues(
  { window, selector }: MatrixNode,
  source: SampleSource,
  one: StackExpression,
  context: Intervals,
): Issue[] {
  if (hasSamples(lengthOf(window, one, context), source)) return [];
  const problem = `the window of ${nameOf(selector)} is shorter than two samples of ${source.name}`;
  if (one.window === undefined && window.kind !== 'fixed') {
    return [{ problem, ...importedIssue(window, source, one, context) }];
  }
  const longer =
    window.kind === 'fixed'
      ? `lengthen the window${zeroInRules(window, one)}`
      : 'set the property window of the rule group';
  return [
    {
      problem,
      given: textOf(window, one),
      allowed: `${times(source, neededSamples)} and longer, with room for missed samples ${times(source, advisedSamples)}`,
      remedy: `${longer}, or shorten the interval of ${source.name}`,
    },
  ];
}

/** The minimal step of an imported query stays as it is. That of other queries follows the slowest job. */
function importedIssue(
  window: Exclude<WindowNode, { readonly kind: 'fixed' }>,
  source: SampleSource,
  one: StackExpression,
  context: Intervals,
): Omit<Issue, 'problem'> {
  const isRate = window.kind === 'rate-interval';
  const least = times(source, neededSamples);
  return {
    given: `${isRate ? '$__rate_interval' : window.text}, ${millisecondsToDuration(lengthOf(window, one, context))}`,
    allowed: `${least} and longer; it follows the ${settingOf(one)}`,
    remedy: `set "Min step" of the query to ${isRate ? source.interval : least}`,
  };
}

/** Setting that determines the windows of an imported query. */
function settingOf({ imported = { minStep: '', minInterval: '' } }: StackExpression): string {
  if (isDuration(imported.minStep)) return 'minimal step of the query';
  return isDuration(imported.minInterval) ? 'minimal interval of the panel' : 'interval of the data source';
}

function subqueryIssues({ window, step }: SubqueryNode, one: StackExpression, context: Intervals): Issue[] {
  const length = lengthOf(window, one, context);
  const between = step ? lengthOf(step, one, context) : millisecondsOf(context.step);
  if (between === Infinity) return [];
  if (step && !(between > 0)) {
    return [
      {
        problem: 'the step of a subquery is not longer than zero',
        given: textOf(step, one),
        remedy: `write a duration${zeroInRules(step, one)}`,
      },
    ];
  }
  const steps = { interval: millisecondsToDuration(between) };
  if (hasSamples(length, steps)) return [];
  return [
    {
      problem: 'the window of a subquery is shorter than two of its steps',
      given: textOf(window, one),
      allowed: `${times(steps, neededSamples)} and longer`,
      remedy: `lengthen the window, or shorten the step ${steps.interval}`,
    },
  ];
}

/**
 * Length of a window in milliseconds. On dashboards the longest one: the step of a panel follows its
 * windows, except for that of an imported query.
 */
function lengthOf(
  window: WindowNode,
  { rule, window: ofGroup, imported }: StackExpression,
  { dataSource }: Intervals,
): number {
  // A rule with a window of dashboards has its own issue.
  if (window.kind === 'dashboards' && ofGroup !== undefined) return Infinity;
  if (rule) return windowLength(window, { step: 0, range: 0 }, millisecondsOf(ofGroup ?? ''));
  const { step, rateInterval } = imported ? importedLengths(imported, dataSource) : unlimited;
  const length = ofGroup === undefined ? rateInterval : millisecondsOf(ofGroup);
  return windowLength(window, { step: step / 1000, range: Infinity }, length);
}

/** Lengths in milliseconds. */
interface Lengths {
  readonly step: number;
  readonly rateInterval: number;
}

const unlimited: Lengths = { step: Infinity, rateInterval: Infinity };

/**
 * Shortest `$__interval` and `$__rate_interval` of an imported query in milliseconds. A minimal step
 * of the query replaces the interval of the data source, and the minimal interval of its panel too.
 * Source: https://grafana.com/docs/grafana/latest/datasources/prometheus/template-variables/#use-__rate_interval.
 */
function importedLengths({ minStep, minInterval }: ImportedSteps, dataSource: Duration): Lengths {
  const scrape = millisecondsOf(isDuration(minStep) ? minStep : dataSource);
  const step = !isDuration(minStep) && isDuration(minInterval) ? millisecondsOf(minInterval) : scrape;
  return { step, rateInterval: Math.max(step + scrape, advisedSamples * scrape) };
}

function textOf(window: WindowNode, { window: ofGroup }: StackExpression): string | undefined {
  return window.kind === 'fixed' ? window.text : ofGroup;
}

/** Remark on a window that is calculated from the times of a query, which a rule does not have. */
function zeroInRules(window: WindowNode | undefined, { rule }: StackExpression): string {
  const isCalculated = window?.kind === 'fixed' && /\b(?:step|range)\(/i.test(window.text);
  return rule && isCalculated ? ' (step() and range() are 0 in a rule)' : '';
}

function times({ interval }: Pick<SampleSource, 'interval'>, count: number): Duration {
  return millisecondsToDuration(count * millisecondsOf(interval));
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
