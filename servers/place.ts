import type { SecretValue } from '../core/secret-value';
import type { JobTargets } from './prometheus/jobs/scrape-job';

/** Where servers run: it decides paths and addresses, so that a server need not know it. Implemented by each target. */
export interface Place {
  /**
   * Path of a folder.
   *
   * @param server name of the server
   * @param inImage where its image has the folder
   */
  folder(server: string, inImage: string): string;
  /**
   * Path of the file that holds a secret.
   *
   * @param folder path of the folder above the folders of the Secrets
   */
  secretFile(folder: string, secret: SecretValue): string;
  /** Host and port under which other servers of the stack call one: `grafana:3000`. */
  address(server: string, port: number): string;
  /** Hosts of the members of a server. */
  members(server: string, count: number): readonly string[];
  /** Targets of a server that runs on each machine. */
  machines(server: string, port: number): Extract<JobTargets, { kind: 'pods' | 'addresses' }>;
  /** Name that tells a group of members from those of other stacks. */
  group(): string;
  /** Address to listen on: `:9090`. */
  listen(port: number): string;
  /** Whether servers see the network of their machine, not one of their own. */
  readonly seesMachineNetwork: boolean;
}
