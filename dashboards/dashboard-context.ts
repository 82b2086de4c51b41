import type { Duration } from '../core/duration';
import type { SampleIntervals } from '../promql/analysis/sample-intervals';
import type { DataSources } from './data-sources';

/** Intervals of the samples that a dashboard shows. It is plain data. */
export interface Sampling {
  /** Interval of the data source in Grafana, which is the minimal step of queries that set none. */
  readonly dataSource: Duration;
  /** Intervals of the samples of each job. */
  readonly intervals: SampleIntervals;
}

/** Context of the JSON of a dashboard. */
export interface DashboardContext {
  /** Users can edit the dashboard in the browser. */
  readonly editable: boolean;
  /**
   * External labels of the samples, where other servers write to the same Prometheus.
   *
   * @default - none: the Prometheus of the stack is queried
   */
  readonly externalLabels?: Readonly<Record<string, string>>;
  /**
   * Intervals of the samples, for the windows that Grafana chooses.
   *
   * @default - that of the data source
   */
  readonly sampling?: Sampling;
  /**
   * Data sources of Grafana.
   *
   * @default - only the Prometheus of the stack, with the uid `prometheus`
   */
  readonly dataSources?: DataSources;
}
