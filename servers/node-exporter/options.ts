import type { Resources } from '../resources';

/** Options of node_exporter. */
export interface NodeExporterProps {
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
