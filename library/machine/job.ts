import { nodeExporterAddress } from '../../servers/node-exporter/spec';
import { podJob } from '../../servers/prometheus/jobs/pod-job';
import type { ScrapeJob } from '../../servers/prometheus/jobs/scrape-job';
import { nodeExporter as catalogue } from './catalogue';

const { name, port } = nodeExporterAddress;

/** Which node_exporter is read. */
export interface NodeExporterJobProps {
  /**
   * The name of the job.
   *
   * @default 'node'
   */
  readonly job?: string;
  /**
   * The namespace that is made for it.
   *
   * @default 'node-exporter'
   */
  readonly namespace?: string;
}

/** The job that reads node_exporter; the machine's name is the label `instance`. */
export function nodeExporterJob({ job = 'node', namespace = name }: NodeExporterJobProps = {}): ScrapeJob {
  return podJob({
    job,
    catalogue,
    namespace,
    selector: { 'app.kubernetes.io/name': name },
    port,
    instance: 'node',
  });
}
