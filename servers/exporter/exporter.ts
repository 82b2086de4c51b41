import type { Issue } from '../../core/errors';
import type { Destination } from '../../core/network';
import type { SecretValue } from '../../core/secret-value';
import { Size } from '../../core/size';
import type { Resources } from '../resources';
import type { SecretReload } from '../server-spec';

/** A container that speaks to a server and exposes its state to Prometheus. */
export interface Exporter {
  /** The name of the container. */
  readonly name: string;
  readonly image: string;
  /** The user of its process. */
  readonly user: number;
  /** The port of its metrics page, and its name, which no other container of a pod has. */
  readonly port: number;
  readonly portName: string;
  readonly args: readonly string[];
  /** Environment variables, none of them secret. */
  readonly env: Readonly<Record<string, string>>;
  /** What it shows the server, read from a file. */
  readonly secret: ExporterSecret | undefined;
  readonly resources: Resources;
  /** The server that it asks. */
  readonly server: Destination;
  /** Everything that is wrong with it. */
  readonly issues: readonly Issue[];
}

/** What an exporter shows its server. */
export interface ExporterSecret {
  readonly value: SecretValue;
  /** The folder of its file. */
  readonly folder: string;
  /** What it is, and where it comes from. */
  readonly purpose: string;
  /** How the exporter takes a changed one; no other server restarts. */
  readonly reload: SecretReload;
}

export const defaultResources: Resources = {
  cpuRequest: 10,
  cpuLimit: 200,
  memoryRequest: Size.mebibytes(24),
  memoryLimit: Size.mebibytes(64),
};

/** What every exporter may be told. */
export interface ExporterProps {
  /**
   * The name of the container, and of the Deployment where it stands alone. Two exporters of one kind need two names.
   *
   * @default - `postgres-exporter`, `redis-exporter`
   */
  readonly name?: string;
  /**
   * Processor and memory.
   *
   * @default - 10m to 200m, 24 MiB to 64 MiB
   */
  readonly resources?: Resources;
  /**
   * The image, such as an older one.
   *
   * @default - that of `images`
   */
  readonly image?: string;
}
