import type { MonitoringStackProps } from '../../../stack/stack';
import type { PlayedSystem } from '../stacks/systems/played-system';
import type { Firing } from './alerts';

/** A mistake in an expression, of the kind that people make. */
export interface SeededFault {
  readonly what: string;
  /** A dashboard, or the rules. */
  readonly where: string;
  /** The panel and the letter of its query, or the rule. */
  readonly which: string;
  readonly written: string | RegExp;
  readonly instead: string;
}

/** A stack, the day that is played of everything that it reads, and what is then seen of it. */
export interface PlayedStack extends PlayedSystem {
  readonly stack: MonitoringStackProps;
  /** The alerts of which Prometheus writes that they fire. */
  readonly firing: Firing;
  /** The application that the stack is there for; one of its instances restarts during the day. */
  readonly application: {
    /** The dashboard about it, and its job. */
    readonly dashboard: string;
    readonly job: string;
    /** Panels of which it is counted how many samples they read. */
    readonly counted: readonly string[];
  };
  /** Mistakes that must be noticed by the comparison of values alone: all of them are valid PromQL. */
  readonly faults: readonly SeededFault[];
}
