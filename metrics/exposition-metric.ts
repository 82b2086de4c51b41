import type { Issue } from '../core/errors';

/** Types of exposed metrics; `untyped` without a type. */
export type ExpositionMetricType = 'counter' | 'gauge' | 'histogram' | 'nativeHistogram' | 'summary' | 'untyped';

/** Line of an exposition: a series with its value, as Prometheus stores it. */
export interface ExpositionSample {
  /** Name with the suffix of the series: `http_request_duration_seconds_bucket`. */
  readonly name: string;
  /** Labels. Prometheus drops those with an empty value. */
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  /** Milliseconds since 1970-01-01 UTC. Most expositions have no timestamps. */
  readonly timestamp: number | undefined;
}

/** Exposed metric with all series, under the name that Prometheus stores. */
export interface ExpositionMetric {
  readonly name: string;
  readonly type: ExpositionMetricType;
  readonly help: string | undefined;
  /** Unit from `# UNIT` of OpenMetrics. */
  readonly unit: string | undefined;
  readonly samples: readonly ExpositionSample[];
}

/** Metrics of an exposition by name, in their order. */
export type Exposition = ReadonlyMap<string, ExpositionMetric>;

/** Exposition that Prometheus takes. */
export interface ParsedExposition {
  readonly metrics: Exposition;
  /** Lines that break the format although Prometheus takes them, in their order. */
  readonly notes: readonly ExpositionNote[];
  /** Number of samples that Prometheus counts against the limit of a scrape. */
  readonly samples: number;
}

/** Line that breaks the format although Prometheus takes it. */
export interface ExpositionNote extends Issue {
  /** Number of the line, from 1. */
  readonly line: number;
}
