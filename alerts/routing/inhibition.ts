import type { Match } from '../../promql';

/** Labels of alerts, as `where` has them: `{ severity: 'critical', job: not('batch') }`. */
export type Matchers = Readonly<Record<string, Match<string>>>;

/** Alerts that are not told while others fire: https://prometheus.io/docs/alerting/latest/configuration/#inhibit_rule. */
export interface Inhibition {
  /** The alerts that silence others while they fire. */
  readonly source: Matchers;
  /** The alerts that are not told meanwhile. */
  readonly target: Matchers;
  /**
   * The labels that both must have in common; one that neither has is common too.
   *
   * @default - none: one such alert silences all
   */
  readonly equal?: readonly string[];
}
