import type { Catalogue } from '../../metrics';
import { alertmanagerAddress } from '../../servers/alertmanager/spec';
import { membersJob } from '../../servers/prometheus/jobs/members-job';
import type { ScrapeJob } from '../../servers/prometheus/jobs/scrape-job';

/** Properties of the scrape job of Alertmanager. */
export interface AlertmanagerJobProps {
  /** @default 'alertmanager' */
  readonly job?: string;
  /** Metrics of Alertmanager: those of its version. */
  readonly catalogue: Catalogue;
  /** @default 1 */
  readonly replicas?: number;
}

/** Scrape job of all members of the stack's Alertmanager. */
export function alertmanagerJob({ job, catalogue, replicas = 1 }: AlertmanagerJobProps): ScrapeJob {
  const { name, port } = alertmanagerAddress;
  return membersJob({ job: job ?? name, catalogue, server: name, port, count: replicas });
}
