import type { Issue } from '../core/errors';
import type { SecretValue } from '../core/secret-value';
import type { JobTargets } from './prometheus/jobs/scrape-job';
import { isWholeNumber, wholeNumberIssues, type Bounds } from '../core/whole-number';

/** Paths and addresses of servers where they run. Each target implements it. */
export interface Place {
  /**
   * Path of a folder.
   *
   * @param server name of the server
   * @param inImage path of the folder in the image
   */
  folder(server: string, inImage: string): string;
  /**
   * Path of the file that holds a secret.
   *
   * @param folder path of the folder above the folders of the Secrets
   */
  secretFile(folder: string, secret: SecretValue): string;
  /** Host and port under which other servers of the stack call a server: `grafana:3000`. */
  address(server: string, port: number): string;
  /**
   * Host and port under which Prometheus scrapes another server of the stack, and label `instance` of
   * its series: `grafana:3000`.
   */
  target(server: string, port: number): string;
  /** Hosts of the members of a server. */
  members(server: string, count: number): readonly string[];
  /** Targets of a server that runs on each machine. */
  machines(server: string, port: number): Extract<JobTargets, { kind: 'pods' | 'addresses' }>;
  /** Name that distinguishes the members of this stack from those of other stacks. */
  group(): string;
  /** Address to listen on: `:9090`. */
  listen(port: number): string;
  /** Whether servers use the network of their machine instead of their own network. */
  readonly seesMachineNetwork: boolean;
}

/** Numbers of members of a server. */
const members: Bounds = { max: 9 };

/** Tests whether a server can have this number of members. */
export function isMemberCount(count: number): boolean {
  return isWholeNumber(count, members);
}

/** Returns the issue of a number of members that no server can have. */
export function memberCountIssues(count: number): Issue[] {
  return wholeNumberIssues(count, { problem: 'this number of replicas is not possible' }, members);
}
