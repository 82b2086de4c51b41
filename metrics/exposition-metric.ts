/** The types of the metrics of a page; `untyped` where it names none. */
export type ExpositionMetricType = 'counter' | 'gauge' | 'histogram' | 'summary' | 'untyped';

/** One line of a page: a series and its value. */
export interface ExpositionSample {
  /** With the suffix of its series: `http_request_duration_seconds_bucket`. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  /** In milliseconds since 1970-01-01 UTC; most pages give none. */
  readonly timestamp: number | undefined;
}

/** A metric of a page with all of its series, under the name that Prometheus stores. */
export interface ExpositionMetric {
  readonly name: string;
  readonly type: ExpositionMetricType;
  readonly help: string | undefined;
  /** What `# UNIT` of OpenMetrics says. */
  readonly unit: string | undefined;
  readonly samples: readonly ExpositionSample[];
}

/** The metrics of a page by name, in its order. */
export type Exposition = ReadonlyMap<string, ExpositionMetric>;
