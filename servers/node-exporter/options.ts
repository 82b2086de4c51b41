import type { ScrapeJob } from '../prometheus/jobs/scrape-job';
import type { Resources } from '../resources';

/** What node_exporter must be told. */
export interface NodeExporterProps {
  /** The job that reads it; its namespace is the one that is made for it. */
  readonly job: ScrapeJob;
  /**
   * Processor and memory.
   *
   * @default - 20m to 200m, 32 MiB to 64 MiB
   */
  readonly resources?: Resources;
  /**
   * The image.
   *
   * @default - the one of `images.nodeExporter`
   */
  readonly image?: string;
}
