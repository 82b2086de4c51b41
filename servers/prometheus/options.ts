import type { RuleContext, RuleGroup } from '../../alerts';
import type { Duration } from '../../core/duration';
import type { Resources } from '../resources';
import type { VolumeProps } from '../volume';
import type { ScrapeJob } from './jobs/scrape-job';
import type { Pushes } from './pushes';
import type { QueryLimits } from './query-limits';
import type { RemoteWrite } from './remote-write';
import type { Retention } from './retention';

/** Options of Prometheus in both modes. */
export interface PrometheusBaseProps {
  /** Scrape jobs. */
  readonly jobs: readonly ScrapeJob[];
  /**
   * Interval between two scrapes of a target.
   *
   * @default '15s'
   */
  readonly scrapeInterval?: Duration;
  /**
   * Labels that distinguish its samples and alerts from those of other Prometheus servers.
   *
   * @default - none
   */
  readonly externalLabels?: Readonly<Record<string, string>>;
  /**
   * Remote writes, which get a copy of every sample.
   *
   * @default - none
   */
  readonly remoteWrites?: readonly RemoteWrite[];
  /**
   * CPU and memory.
   *
   * @default - CPU from 100m to 1 core; memory from the resource estimate to twice as much, in
   * server mode at least 512 MiB more
   */
  readonly resources?: Resources;
  /**
   * Image.
   *
   * @default - `images.prometheus`
   */
  readonly image?: string;
}

/** Options of Prometheus in server mode. */
export interface PrometheusProps extends PrometheusBaseProps {
  /** Rules that it evaluates. */
  readonly rules: readonly RuleGroup[];
  /** Links of its alerts. */
  readonly links: Pick<RuleContext, 'panelUrl' | 'runbookUrl'>;
  /** Retention of samples. */
  readonly retention: Retention;
  /** Volume of samples. */
  readonly volume: VolumeProps;
  /**
   * Interval between two evaluations of rules.
   *
   * @default '15s'
   */
  readonly evaluationInterval?: Duration;
  /**
   * Limits of queries, so that a heavy one fails by itself instead of ending Prometheus.
   *
   * @default - from the memory limit
   */
  readonly queries?: QueryLimits;
  /**
   * Receivers of metrics that clients push.
   *
   * @default - none: it only scrapes
   */
  readonly pushes?: Pushes;
  /**
   * Address under which users reach it, for links of its alerts.
   *
   * @default - its address within the cluster
   */
  readonly externalUrl?: string;
  /**
   * Alertmanager of the stack, with its number of members.
   *
   * @default - none: alerts are only shown
   */
  readonly alertmanagers?: { readonly name: string; readonly count: number; readonly port: number };
  /**
   * Experimental features to enable: https://prometheus.io/docs/prometheus/latest/feature_flags/.
   * An expression that needs a feature that is not enabled is an issue.
   *
   * @default - none
   */
  readonly features?: readonly PrometheusFeature[];
}

/**
 * Experimental feature. Expressions can need the first two. With `created-timestamp-zero-ingestion`
 * Prometheus takes the creation time of a series, where the application exposes it, as a sample of 0:
 * then an increase counts the first event, and the catalogue can say `startsAtZero: true`.
 */
export type PrometheusFeature =
  'promql-experimental-functions' | 'promql-binop-fill-modifiers' | 'created-timestamp-zero-ingestion';

/** Options of Prometheus in agent mode. */
export interface PrometheusAgentProps extends PrometheusBaseProps {
  /** Remote writes, which get every sample. An agent stores no samples and answers no queries. */
  readonly remoteWrites: readonly [RemoteWrite, ...RemoteWrite[]];
  /** Volume of samples that wait until they are sent, for about four hours. */
  readonly volume: VolumeProps;
}
