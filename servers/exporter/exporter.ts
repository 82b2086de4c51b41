import type { Issue } from '../../core/errors';
import type { Destination } from '../../core/network';
import type { SecretCheck } from '../../core/secret-content';
import type { SecretValue } from '../../core/secret-value';
import { Size } from '../../core/size';
import type { Resources } from '../resources';
import type { SecretReload } from '../server-spec';

/** Exporter: a container that queries a server and exposes metrics about it. */
export interface Exporter {
  /** Name of the container. */
  readonly name: string;
  /** Image of the container, with its tag. */
  readonly image: string;
  /** Id of the user of its process. */
  readonly user: number;
  /** Port of its metrics. */
  readonly port: number;
  /** Name of the port, unique in a pod. */
  readonly portName: string;
  /** Arguments of its program. */
  readonly args: readonly string[];
  /** Environment variables, none of them secret. */
  readonly env: Readonly<Record<string, string>>;
  /** Credentials for the server, read from a file. */
  readonly secret: ExporterSecret | undefined;
  /** Requests and limits of processor time and memory. */
  readonly resources: Resources;
  /** Server that it queries. */
  readonly server: Destination;
  /** Issues of its options. */
  readonly issues: readonly Issue[];
}

/** Secret with the credentials of an exporter. */
export interface ExporterSecret {
  /** Secret and key that hold the credentials. */
  readonly value: SecretValue;
  /** @default lineIssues */
  readonly check?: SecretCheck;
  /** Folder of the file. */
  readonly folder: string;
  /** Meaning of the value, and its source. */
  readonly purpose: string;
  /** Way in which the exporter reads a changed secret. No other server restarts. */
  readonly reload: SecretReload;
}

export const defaultResources: Resources = {
  cpuRequest: 10,
  cpuLimit: 200,
  memoryRequest: Size.mebibytes(24),
  memoryLimit: Size.mebibytes(64),
};

/** Options of every exporter. */
export interface ExporterProps {
  /**
   * Name of the container, and of the Deployment when the exporter has its own pod. Two exporters
   * of the same kind need different names.
   *
   * @default - `postgres-exporter`, `redis-exporter`
   */
  readonly name?: string;
  /**
   * CPU and memory.
   *
   * @default - 10m to 200m, 24 MiB to 64 MiB
   */
  readonly resources?: Resources;
  /**
   * Image, for example an older version.
   *
   * @default - that of `images`
   */
  readonly image?: string;
}
