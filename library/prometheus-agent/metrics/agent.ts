import { counter, gauge, open, summary } from '../../../metrics';

/** Metrics of the storage of an agent. */
export const agentMetrics = {
  prometheus_agent_active_series: gauge({ help: 'Series that are read.', unit: 'series' }),
  prometheus_agent_deleted_series: gauge({
    help: 'Series that ended and are still in the write-ahead log.',
    unit: 'series',
  }),
  prometheus_agent_checkpoint_creations_total: counter({
    help: 'Checkpoints of the write-ahead log.',
    unit: 'operations',
  }),
  prometheus_agent_checkpoint_creations_failed_total: counter({
    help: 'Checkpoints of the write-ahead log that failed.',
    unit: 'operations',
  }),
  prometheus_agent_checkpoint_deletions_total: counter({ help: 'Deletions of checkpoints.', unit: 'operations' }),
  prometheus_agent_checkpoint_deletions_failed_total: counter({
    help: 'Deletions of checkpoints that failed.',
    unit: 'operations',
  }),
  prometheus_agent_clean_start: gauge({
    help: 'Whether the log was closed properly before this start; -1: unknown.',
    unit: 'none',
    range: { min: -1, max: 1 },
  }),
  prometheus_agent_corruptions_total: counter({
    help: 'Times that the write-ahead log was found corrupt.',
    unit: 'events',
  }),
  prometheus_agent_data_replay_duration_seconds: gauge({
    help: 'Time to read the write-ahead log at the start.',
    unit: 'seconds',
  }),
  prometheus_agent_exemplars_appended_total: counter({ help: 'Exemplars stored.', unit: 'samples' }),
  prometheus_agent_out_of_order_samples_total: counter({
    help: 'Samples refused because a later one was there already.',
    unit: 'samples',
  }),
  prometheus_agent_samples_appended_total: counter({
    help: 'Samples stored.',
    unit: 'samples',
    labels: { type: open(2, 'float', 'histogram') },
  }),
  prometheus_agent_truncate_duration_seconds: summary({
    help: 'Time to shorten the write-ahead log.',
    unit: 'seconds',
    observations: 'operations',
    quantiles: [],
  }),
};
