import { part, targetsOf } from '../../constructs/alertmanager';
import type { Catalogue } from '../../metrics';
import type { ScrapeJob } from '../../servers/prometheus/jobs/scrape-job';
import { staticJob } from '../../servers/prometheus/jobs/static-job';

/** Which members of Alertmanager are read. */
export interface AlertmanagerJobProps {
  /** @default 'alertmanager' */
  readonly job?: string;
  readonly catalogue: Catalogue;
  /** The namespace of the stack. */
  readonly namespace: string;
  /** @default 1 */
  readonly replicas?: number;
}

/** A job that reads every member of the stack's Alertmanager. */
export function alertmanagerJob({ job = part, catalogue, namespace, replicas = 1 }: AlertmanagerJobProps): ScrapeJob {
  const [first, ...others] = targetsOf(namespace, replicas);
  return staticJob({ job, catalogue, targets: [first!, ...others] });
}
