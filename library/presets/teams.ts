import type { TeamReceivers } from '../../alerts';

/** Team whose systems a stack watches. */
export interface Team extends TeamReceivers {
  /**
   * Folder of its dashboards and rules in Grafana.
   *
   * @default - the name of the team with a capital
   */
  readonly folder?: string;
}
