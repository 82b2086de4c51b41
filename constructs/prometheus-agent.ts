import type { Construct } from 'constructs';
import { describeMistake } from '../core/errors';
import { describeSize, type Size } from '../core/size';
import { agentConfig, type AgentConfigJson } from '../servers/prometheus/config';
import type { PrometheusAgentProps } from '../servers/prometheus/options';
import type { RemoteWrite } from '../servers/prometheus/remote-write';
import { demandOf, type Demand } from '../servers/prometheus/resource-estimate';
import { ScrapingPrometheus } from './scraping';
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
 * Prometheus in agent mode: it reads targets and sends on what it read. Rules are evaluated and dashboards answered where the samples
 * go, never here.
 */
export class PrometheusAgent extends ScrapingPrometheus {
  /** The configuration file. */
  readonly config: AgentConfigJson;
  /** What its series ask of it. */
  readonly demand: Demand;

  constructor(scope: Construct, id: string, props: PrometheusAgentProps) {
    super(scope, id, props);
    const { jobs, scrapeInterval = '15s', externalLabels = {}, remoteWrites, volume } = props;
    this.config = agentConfig({ jobs, scrapeInterval, externalLabels, remoteWrites });
    this.demand = demandOf(jobs, scrapeInterval, longestWait, diskPerSample);
    this.node.addValidation({
      validate: () => [...withoutWriteFaults(remoteWrites), ...volumeFaults(this.demand, volume.size)],
    });
    this.addFiles('config', 'prometheus.yml', this.config);
    this.deploy({ storage: 'agent', volume, demand: this.demand, args: ['--agent'], mounts: [] });
  }
}

/** Code without types may give none. */
function withoutWriteFaults(remoteWrites: readonly RemoteWrite[]): string[] {
  return remoteWrites.length > 0
    ? []
    : [
        describeMistake({
          fault: 'an agent that writes to nobody: it keeps no samples, so that all of them are lost',
          remedy: 'name who gets them in remoteWrites, or let a MonitoringStack keep them',
        }),
      ];
}

function volumeFaults({ disk }: Demand, size: Size): string[] {
  return size.bytes >= disk.bytes
    ? []
    : [
        describeMistake({
          fault: `the volume does not hold the samples that wait while nobody takes them, up to ${longestWait}`,
          given: describeSize(size),
          allowed: `at least ${describeSize(disk)}`,
          remedy: 'a larger volume, fewer series, or a longer interval',
        }),
      ];
}
