import type { ScrapeJob } from '../prometheus/jobs/scrape-job';
import type { Resources } from '../resources';
import type { HttpModule } from './http-module';

/**
 * Modules of blackbox_exporter, by their names.
 *
 * @typeParam M names of the modules
 */
export interface Blackbox<M extends string = string> {
  /** Modules by name. A module says how an address is probed, and which answer is a success. */
  readonly modules: Readonly<Record<M, HttpModule>>;
}

/** Options of blackbox_exporter. */
export interface BlackboxExporterProps extends Blackbox {
  /** Jobs of the stack. Those with probes give the addresses that it reaches. */
  readonly jobs: readonly ScrapeJob[];
  /**
   * CPU and memory.
   *
   * @default - 10m to 200m, 32 MiB to 64 MiB
   */
  readonly resources?: Resources;
  /**
   * Image.
   *
   * @default - `images.blackboxExporter`
   */
  readonly image?: string;
}

/** Server name and port. */
export const blackboxAddress = { name: 'blackbox-exporter', port: 9115 } as const;
