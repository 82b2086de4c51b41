import { ThresholdsConfigBuilder, ThresholdsMode } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Issue } from '../../core/errors';
import type { Unit } from '../../metrics';
import type { Quantity } from '../../promql';
import { intervalOf } from '../../promql/analysis/bounds';
import { either, intervalText } from '../../promql/analysis/interval';
import type { Node } from '../../promql/node';

/** Colours with a meaning, from good to bad. `blue` has no meaning. */
export type Colour = 'green' | 'yellow' | 'orange' | 'red' | 'blue';

/** Value from which a colour applies. */
export type Step<U extends Unit> = readonly [from: Quantity<U>, colour: Colour];

/**
 * Colours of values.
 *
 * @typeParam U the unit of the panel
 */
export interface Thresholds<U extends Unit> {
  /** Colour below the first step. */
  readonly base: Colour;
  /** Values with their colours, in ascending order. */
  readonly steps: readonly Step<U>[];
  /**
   * Issues of the options that they were made from.
   *
   * @default - none
   */
  readonly issues?: readonly Issue[];
}

/**
 * Creates thresholds: `thresholds('green', [seconds(1), 'yellow'], [seconds(3), 'red'])`.
 *
 * @param base the colour below the first step
 * @param steps values with their colours, in ascending order
 */
export function thresholds<U extends Unit>(base: Colour, ...steps: readonly Step<U>[]): Thresholds<U> {
  return { base, steps };
}

/**
 * Returns the issues of thresholds: steps that do not ascend, values that are not numbers, and those
 * that the expressions never have.
 *
 * @param shown expressions whose values have the colours
 */
export function thresholdIssues({ steps, issues: given = [] }: Thresholds<Unit>, shown: readonly Node[]): Issue[] {
  const issues = [...given, ...steps.flatMap(([from]) => from.node.issues ?? [])];
  const values = steps.map(([from]) => from.value);
  if (issues.length > 0) return issues;
  if (values.every((value, index) => index === 0 || value > values[index - 1]!)) return unreachedIssues(values, shown);
  return [
    {
      problem: 'the steps of thresholds are not in ascending order',
      given: values,
      allowed: 'each larger than the previous one',
    },
  ];
}

function unreachedIssues(steps: readonly number[], shown: readonly Node[]): Issue[] {
  const [first, ...others] = shown.map(intervalOf);
  if (!first) return [];
  const possible = others.reduce(either, first);
  return steps
    .filter((step) => step > possible.max || step < possible.min)
    .map((given) => ({
      problem: 'a step of thresholds is a value that the panel never shows',
      given,
      allowed: intervalText(possible),
      remedy: 'correct the step, or set the range or the buckets of the metric in its catalogue',
    }));
}

/** Returns the builder of thresholds. */
export function thresholdsBuilder({ base, steps }: Thresholds<Unit>): ThresholdsConfigBuilder {
  return new ThresholdsConfigBuilder()
    .mode(ThresholdsMode.Absolute)
    .steps([{ value: null, color: base }, ...steps.map(([from, color]) => ({ value: from.value, color }))]);
}
