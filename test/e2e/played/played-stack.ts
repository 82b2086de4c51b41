import type { MonitoringStackProps } from '../../../stack/stack';
import type { PlayedSystem } from '../stacks/systems/played-system';
import type { Firing } from './alerts';

/** Planted mistake in an expression. */
export interface SeededFault {
  readonly what: string;
  /** Dashboard, or the rules. */
  readonly where: string;
  /** Panel and letter of its query, or rule. */
  readonly which: string;
  readonly written: string | RegExp;
  readonly instead: string;
}

/** A stack, the day that is played of everything that it reads, and what is then seen of it. */
export interface PlayedStack extends PlayedSystem {
  readonly stack: MonitoringStackProps;
  /** Alerts that fire according to Prometheus. */
  readonly firing: Firing;
  /** Application of the stack. One of its instances restarts during the day. */
  readonly application: {
    /** Dashboard of the application and its job. */
    readonly dashboard: string;
    readonly job: string;
    /** Panels whose read samples are counted. */
    readonly counted: readonly string[];
  };
  /** Mistakes that the comparison of values must detect. All of them are valid PromQL. */
  readonly faults: readonly SeededFault[];
}
