import { defaults } from '../../core/defaults';
import type { Issue } from '../../core/errors';
import { describeSize, Size } from '../../core/size';
import type { Place } from '../place';
import type { ServerSpec } from '../server-spec';
import { agentConfig } from './config';
import type { PrometheusAgentProps } from './options';
import { configPlace, prometheusBase, resourcesFor, scrapeConfigFolder } from './prometheus-base';
import type { RemoteWrite } from './remote-write';
import { resourceEstimate, type ResourceEstimate } from './resource-estimate';

/**
 * Maximum time for which an agent keeps samples that it could not send: four hours by
 * `storage.agent.retention.max-time`, and two hours between two truncations:
 * https://github.com/prometheus/prometheus/blob/v3.16.0/tsdb/agent/db.go.
 */
const longestWait = '6h';

/**
 * Disk for one waiting sample, in bytes: eight for its value, and one to three each for its series
 * and its time, before compression:
 * https://github.com/prometheus/prometheus/blob/v3.16.0/tsdb/docs/format/wal.md.
 */
const diskPerSample = 12;

/**
 * Creates the spec of Prometheus in agent mode. It scrapes targets and forwards the samples.
 * Another server evaluates rules and answers queries.
 */
export function prometheusAgentSpec(options: PrometheusAgentProps, place: Place): ServerSpec {
  const { jobs, scrapeInterval = defaults.scrapeInterval, externalLabels = {}, remoteWrites, volume } = options;
  const estimate = agentEstimate(options);
  return prometheusBase(options, place, {
    storage: 'agent',
    volume,
    resources: options.resources ?? resourcesFor(estimate, Size.mebibytes(2 * estimate.memory.toMebibytes())),
    config: agentConfig({
      jobs,
      scrapeInterval,
      externalLabels,
      remoteWrites,
      place: configPlace(place),
      scrapeConfigs: scrapeConfigFolder(jobs, place),
    }),
    args: ['--agent'],
    files: [],
    folders: [],
    calls: [],
    issues: [...withoutWriteIssues(remoteWrites), ...volumeIssues(estimate, volume.size)],
  });
}

/** Estimates the resources that the series of the jobs need. */
export function agentEstimate({
  jobs,
  scrapeInterval = defaults.scrapeInterval,
}: PrometheusAgentProps): ResourceEstimate {
  return resourceEstimate(jobs, scrapeInterval, longestWait, { bytesPerSample: diskPerSample });
}

/** Returns an issue when there are no remote writes, which only untyped code can pass. */
function withoutWriteIssues(remoteWrites: readonly RemoteWrite[]): Issue[] {
  return remoteWrites.length > 0
    ? []
    : [
        {
          problem: 'the agent has no remote writes, so all samples are lost',
          remedy: "add a remote write, or remove kind: 'agent', so that the stack keeps its samples",
        },
      ];
}

function volumeIssues({ disk }: ResourceEstimate, size: Size): Issue[] {
  return size.bytes >= disk.bytes
    ? []
    : [
        {
          problem: `the volume is too small for ${longestWait} of samples that cannot be sent`,
          given: describeSize(size),
          allowed: `at least ${describeSize(disk)}`,
          remedy: 'use a larger volume, fewer series, or a longer interval',
        },
      ];
}
