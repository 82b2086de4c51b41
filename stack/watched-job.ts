import type { AlertAdjustments, Severity } from '../alerts';
import type { Pods } from '../core/network';

/** Job whose targets must exist and respond. */
export type WatchedJob = WatchedPods | WatchedServer | WatchedAddress | WatchedNodes;

/** Properties of every watched job. */
interface Watched {
  /** Name of the scrape job. */
  readonly job: string;
  /** Name in notifications: `PostgreSQL`. */
  readonly title: string;
  /** Prefix of the names of its alerts, in PascalCase: `Postgres` gives `PostgresDown`. */
  readonly name: string;
  /** Severity of its alerts. */
  readonly severity: Severity;
  /**
   * Severity of its alert `…Absent`, which differs for an exporter in the pod of a server: if it is
   * gone, the server is gone too. The alert then also fires when no target answers, because an
   * exporter that fails alone looks the same as a pod that is down.
   *
   * @default - `severity`, of an alert on a job without targets
   */
  readonly absentSeverity?: Severity;
  /** Effect on users when it is missing or down. */
  readonly impact: string;
  /**
   * Last step of the runbook, specific to this system.
   *
   * @default - none
   */
  readonly hint?: string;
  /**
   * Changes of its alerts.
   *
   * @default - none
   */
  readonly adjustments?: AlertAdjustments;
}

/** Watched job of external pods. */
export interface WatchedPods extends Watched, Named {
  readonly kind: 'pods';
  /** Pods that the job scrapes. */
  readonly pods: Pods;
}

/** Watched job of a server of the stack. */
export interface WatchedServer extends Watched, Named {
  readonly kind: 'server';
  /** Name of the server. */
  readonly server: string;
}

/** Discovery of pods by Prometheus. */
interface Named {
  /**
   * Whether the configuration of Prometheus lists the targets. Otherwise Prometheus discovers them
   * by labels.
   *
   * @default false
   */
  readonly isNamed?: boolean;
}

/** Watched job of the nodes of the cluster. */
export interface WatchedNodes extends Watched {
  readonly kind: 'nodes';
}

/** Watched job of a target outside the cluster. */
export interface WatchedAddress extends Watched {
  readonly kind: 'address';
  /** One-line command that sends the same request as Prometheus. It must work on any machine. */
  readonly asked: string;
}
