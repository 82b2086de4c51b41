import type { Catalogue } from '../../metrics';
import { alertmanagerAddress } from '../../servers/alertmanager/spec';
import { membersOf } from '../../servers/members';
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
export function alertmanagerJob(props: AlertmanagerJobProps): ScrapeJob {
  const { name, port } = alertmanagerAddress;
  const { job = name, catalogue, namespace, replicas = 1 } = props;
  const [first, ...others] = membersOf(name, namespace, replicas).map((host) => `${host}:${port}`);
  return staticJob({ job, catalogue, targets: [first!, ...others] });
}
