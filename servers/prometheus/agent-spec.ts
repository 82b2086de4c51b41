import { defaults } from '../../core/defaults';
import type { Issue } from '../../core/errors';
import { describeSize, type Size } from '../../core/size';
import type { Place } from '../place';
import type { ServerSpec } from '../server-spec';
import { agentConfig } from './config';
import type { PrometheusAgentProps } from './options';
import { configPlace, prometheusBase } from './prometheus-base';
import type { RemoteWrite } from './remote-write';
import { resourceEstimate, type ResourceEstimate } from './resource-estimate';

/**
 * For how long an agent keeps samples that nobody took: `storage.agent.retention.max-time`, and the two hours between one look and the
 * next (https://github.com/prometheus/prometheus/blob/v3.15.0/tsdb/agent/db.go).
 */
const longestWait = '6h';

/**
 * Disk for one sample that waits, in bytes: its value takes eight, its series and its time one to three each
 * (https://github.com/prometheus/prometheus/blob/v3.15.0/tsdb/docs/format/wal.md), before they are compressed.
 */
const diskPerSample = 12;

/**
 * Prometheus in agent mode: it scrapes targets and sends on the samples. Rules are evaluated and dashboards answered where the samples
 * go, never here.
 */
export function prometheusAgentSpec(options: PrometheusAgentProps, place: Place): ServerSpec {
  const { jobs, scrapeInterval = defaults.scrapeInterval, externalLabels = {}, remoteWrites, volume } = options;
  const estimate = agentEstimate(options);
  return prometheusBase(options, place, {
    storage: 'agent',
    volume,
    estimate,
    config: agentConfig({
      jobs,
      scrapeInterval,
      externalLabels,
      remoteWrites,
      place: configPlace(place),
    }),
    args: ['--agent'],
    files: [],
    folders: [],
    calls: [],
    issues: [...withoutWriteIssues(remoteWrites), ...volumeIssues(estimate, volume.size)],
  });
}

/** Resources that the series of its jobs need. */
export function agentEstimate({
  jobs,
  scrapeInterval = defaults.scrapeInterval,
}: PrometheusAgentProps): ResourceEstimate {
  return resourceEstimate(jobs, scrapeInterval, longestWait, diskPerSample);
}

/** Code without types may give none. */
function withoutWriteIssues(remoteWrites: readonly RemoteWrite[]): Issue[] {
  return remoteWrites.length > 0
    ? []
    : [
        {
          problem: 'an agent that writes to nobody: it keeps no samples, so that all of them are lost',
          remedy: "name who gets them in remoteWrites, or leave out kind: 'agent', so that the stack keeps them",
        },
      ];
}

function volumeIssues({ disk }: ResourceEstimate, size: Size): Issue[] {
  return size.bytes >= disk.bytes
    ? []
    : [
        {
          problem: `the volume does not hold the samples that wait while nobody takes them, up to ${longestWait}`,
          given: describeSize(size),
          allowed: `at least ${describeSize(disk)}`,
          remedy: 'a larger volume, fewer series, or a longer interval',
        },
      ];
}
