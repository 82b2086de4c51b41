import type { RuleContext, RuleGroup } from '../../alerts';
import type { Duration } from '../../core/duration';
import type { Resources } from '../resources';
import type { VolumeProps } from '../volume';
import type { ScrapeJob } from './jobs/scrape-job';
import type { RemoteWrite } from './remote-write';
import type { Retention } from './retention';

/** What Prometheus does in each of its modes: it reads targets, and may write what it reads to others. */
export interface PrometheusBaseProps {
  /** What it reads. */
  readonly jobs: readonly ScrapeJob[];
  /**
   * How often targets are read.
   *
   * @default '15s'
   */
  readonly scrapeInterval?: Duration;
  /**
   * Labels that tell its samples and alerts from those of other Prometheus servers.
   *
   * @default - none
   */
  readonly externalLabels?: Readonly<Record<string, string>>;
  /**
   * Who gets a copy of every sample.
   *
   * @default - nobody
   */
  readonly remoteWrites?: readonly RemoteWrite[];
  /**
   * Processor and memory.
   *
   * @default - 100m to 1 processor; the memory that the series of the catalogues ask for, to twice as much
   */
  readonly resources?: Resources;
  /**
   * The image.
   *
   * @default - the one of `images.prometheus`
   */
  readonly image?: string;
}

/** What Prometheus must be told. */
export interface PrometheusProps extends PrometheusBaseProps {
  /** What it evaluates. */
  readonly rules: readonly RuleGroup[];
  /** Where its alerts point to. */
  readonly links: Pick<RuleContext, 'panelUrl' | 'runbookUrl'>;
  /** How long it keeps samples. */
  readonly retention: Retention;
  /** Where it keeps them. */
  readonly volume: VolumeProps;
  /**
   * How often rules are evaluated.
   *
   * @default '15s'
   */
  readonly evaluationInterval?: Duration;
  /**
   * The address under which people reach it, for the links of its alerts.
   *
   * @default - that within the cluster
   */
  readonly externalUrl?: string;
  /**
   * Server of the stack that gets its alerts, and how many members it has.
   *
   * @default - alerts only show
   */
  readonly alertmanagers?: { readonly name: string; readonly count: number; readonly port: number };
  /**
   * Experimental features that are switched on: https://prometheus.io/docs/prometheus/latest/feature_flags/. An expression
   * that needs one that is not is refused.
   *
   * @default - none
   */
  readonly features?: readonly PrometheusFeature[];
}

/** Features that expressions may need. */
export type PrometheusFeature =
  'promql-experimental-functions' | 'promql-extended-range-selectors' | 'promql-binop-fill-modifiers';

/** What Prometheus in agent mode must be told. */
export interface PrometheusAgentProps extends PrometheusBaseProps {
  /** Who gets every sample: an agent keeps none and answers no query. */
  readonly remoteWrites: readonly [RemoteWrite, ...RemoteWrite[]];
  /** Where samples wait until somebody took them, for at most four hours. */
  readonly volume: VolumeProps;
}
