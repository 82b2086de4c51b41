import type { ScrapeJob } from '../prometheus/jobs/scrape-job';
import type { Resources } from '../resources';
import type { HttpModule } from './http-module';

/**
 * Ways of asking, by their names.
 *
 * @typeParam M their names
 */
export interface Blackbox<M extends string = string> {
  readonly modules: Readonly<Record<M, HttpModule>>;
}

/** What blackbox_exporter must be told. */
export interface BlackboxExporterProps extends Blackbox {
  /** The jobs of the stack: what it asks follows from those that probe. */
  readonly jobs: readonly ScrapeJob[];
  /**
   * Processor and memory.
   *
   * @default - 10m to 200m, 32 MiB to 64 MiB
   */
  readonly resources?: Resources;
  /**
   * The image.
   *
   * @default - the one of `images.blackboxExporter`
   */
  readonly image?: string;
}

/** The name of its service, and its port. */
export const blackboxAddress = { service: 'blackbox-exporter', port: 9115 } as const;
