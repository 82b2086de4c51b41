import type { Match } from '../../promql';

/**
 * Matchers for labels of alerts, in the form of `where()`: `{ severity: 'critical', job:
 * not('batch') }`.
 */
export type Matchers = Readonly<Record<string, Match<string>>>;

/** Inhibition rule: https://prometheus.io/docs/alerting/latest/configuration/#inhibit_rule. */
export interface Inhibition {
  /** Matchers of alerts that inhibit others while they fire. */
  readonly source: Matchers;
  /** Matchers of alerts that are inhibited. */
  readonly target: Matchers;
  /**
   * Labels that must have equal values in source and target. A label that both lack counts as
   * equal.
   *
   * @default - none: one source alert inhibits all target alerts
   */
  readonly equal?: readonly string[];
}
