import { ThresholdsConfigBuilder, ThresholdsMode } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Issue } from '../../core/errors';
import type { Unit } from '../../metrics';
import type { Quantity } from '../../promql';

/** Colours with a meaning, from good to bad; `blue` has none. */
export type Colour = 'green' | 'yellow' | 'orange' | 'red' | 'blue';

/** From this value on, this colour. */
export type Step<U extends Unit> = readonly [from: Quantity<U>, colour: Colour];

/**
 * Colours of values, and from where on they hold.
 *
 * @typeParam U the unit of the panel
 */
export interface Thresholds<U extends Unit> {
  readonly base: Colour;
  readonly steps: readonly Step<U>[];
}

/**
 * Colours of values: `thresholds('green', [seconds(1), 'yellow'], [seconds(3), 'red'])`.
 *
 * @param base the colour below the first step
 * @param steps from which value on which colour, ascending
 */
export function thresholds<U extends Unit>(base: Colour, ...steps: readonly Step<U>[]): Thresholds<U> {
  return { base, steps };
}

/** Issues of thresholds: steps that do not ascend, and values that are not numbers. */
export function thresholdIssues({ steps }: Thresholds<Unit>): Issue[] {
  const issues = steps.flatMap(([from]) => from.node.issues ?? []);
  const values = steps.map(([from]) => from.value);
  if (issues.length > 0 || values.every((value, index) => index === 0 || value > values[index - 1]!)) return issues;
  return [
    {
      problem: 'the steps of thresholds do not ascend',
      given: values,
      allowed: 'each greater than the one before',
    },
  ];
}

/** The thresholds as Grafana's library builds them. */
export function thresholdsBuilder({ base, steps }: Thresholds<Unit>): ThresholdsConfigBuilder {
  return new ThresholdsConfigBuilder()
    .mode(ThresholdsMode.Absolute)
    .steps([{ value: null, color: base }, ...steps.map(([from, color]) => ({ value: from.value, color }))]);
}
