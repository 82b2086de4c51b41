import type { Severity } from '../alerts';
import type { Pods } from '../core/network';

/** A job whose targets must be there and answer. */
export type WatchedJob = WatchedPods | WatchedServer | WatchedAddress;

/** What is said of each. */
interface Watched {
  readonly job: string;
  /** What it is called in messages: `PostgreSQL`. */
  readonly title: string;
  /** The name of its alerts, in words that begin with capitals: `Postgres` gives `PostgresDown`. */
  readonly name: string;
  /** How bad it is when it is gone. */
  readonly severity: Severity;
  /** What users feel when it is gone. */
  readonly impact: string;
  /**
   * What is particular to it when it does not answer, as a last step.
   *
   * @default - nothing
   */
  readonly hint?: string;
}

/** A job whose targets are pods that the stack does not deploy. */
export interface WatchedPods extends Watched, Named {
  readonly kind: 'pods';
  readonly pods: Pods;
}

/** A job whose targets are a server of the stack. */
export interface WatchedServer extends Watched, Named {
  readonly kind: 'server';
  /** Name of the server. */
  readonly server: string;
}

/** How Prometheus finds pods. */
interface Named {
  /**
   * Whether its targets are named in the configuration of Prometheus; those of others are found by the labels of pods.
   *
   * @default false
   */
  readonly isNamed?: boolean;
}

/** A job whose target runs elsewhere. */
export interface WatchedAddress extends Watched {
  readonly kind: 'address';
  /** The command that asks it as Prometheus does, in a line to be typed anywhere. */
  readonly asked: string;
}
