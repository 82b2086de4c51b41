import { counter, gauge, histogram, open, summary } from '../../../metrics';

const slice = open(4, 'inner_eval', 'prepare_time', 'queue_time', 'result_sort');

/** Metrics of queries. */
export const queryingMetrics = {
  prometheus_engine_queries: gauge({ help: 'Queries that run or wait.', unit: 'queries' }),
  prometheus_engine_queries_concurrent_max: gauge({ help: 'Queries that may run at the same time.', unit: 'queries' }),
  prometheus_engine_query_duration_seconds: summary({
    help: 'Time of the parts of queries.',
    unit: 'seconds',
    observations: 'queries',
    quantiles: [0.5, 0.9, 0.99],
    labels: { slice },
  }),
  prometheus_engine_query_duration_histogram_seconds: histogram({
    help: 'Time of the parts of queries.',
    unit: 'seconds',
    observations: 'queries',
    buckets: [0.01, 0.1, 1, 10],
    labels: { slice },
  }),
  prometheus_engine_query_log_enabled: gauge({ help: 'Whether queries are written to a file.', unit: 'boolean' }),
  prometheus_engine_query_log_failures_total: counter({
    help: 'Queries that could not be written to the file.',
    unit: 'errors',
  }),
  prometheus_engine_query_samples_total: counter({
    help: 'Samples that queries used, each step of a range anew.',
    unit: 'samples',
  }),
  prometheus_engine_query_samples_read_total: counter({ help: 'Samples that queries read.', unit: 'samples' }),
};
