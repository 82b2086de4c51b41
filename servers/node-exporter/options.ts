import type { Resources } from '../resources';

/** Options of node_exporter. */
export interface NodeExporterProps {
  /**
   * CPU and memory.
   *
   * @default - 20m to 200m, 32 MiB to 64 MiB
   */
  readonly resources?: Resources;
  /**
   * Image.
   *
   * @default - `images.nodeExporter`
   */
  readonly image?: string;
}
