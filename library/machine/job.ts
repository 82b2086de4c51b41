import { nodeExporterAddress } from '../../servers/node-exporter/spec';
import { machinesJob } from '../../servers/prometheus/jobs/machines-job';
import type { ScrapeJob } from '../../servers/prometheus/jobs/scrape-job';
import { nodeExporter as catalogue } from './catalogue';

/**
 * Scrape job `node` of node_exporter on each machine. The label `instance` is the name of the
 * machine.
 */
export function nodeExporterJob(): ScrapeJob {
  const { name: server, port } = nodeExporterAddress;
  return machinesJob({ job: 'node', catalogue, server, port });
}
