import { emptyTextIssues } from '../../core/text';
import type { Catalogue } from '../../metrics';
import { podJob } from '../../servers/prometheus/jobs/pod-job';
import type { PublicUrl, PublicUrls } from '../../stack/public-urls';
import type { JobSystem, System } from '../../stack/system';
import type { WatchedPods } from '../../stack/watched-job';
import { adjustedSystem } from '../common/adjust';
import {
  siteAlertTable,
  targetAlertTable,
  type Adjustable,
  type SiteAlerts,
  type TargetAlerts,
} from '../common/alert-table';
import type { AlertsOf } from '../common/alerts';
import type { Wording } from '../common/wording';

/** Alerts that the presets create for an application, by the start of their names. */
export type ApplicationAlerts<N extends string> = TargetAlerts<N> & SiteAlerts<N>;

/**
 * Pods that the team deploys, and their texts.
 *
 * @typeParam N start of the names of its alerts
 */
export interface ApplicationProps<N extends string = string>
  extends
    Wording,
    Omit<WatchedPods, 'kind' | 'pods' | 'adjustments'>,
    Pick<System, 'patches'>,
    Adjustable<ApplicationAlerts<N>> {
  readonly name: N;
  /** Metrics that the pods expose. */
  readonly catalogue: Catalogue;
  /** Namespace of the pods. */
  readonly namespace: string;
  /** Port of the exposition. */
  readonly port: number;
  /**
   * URLs that its users open, such as `https://shop.example/health`. The presets probe them and
   * alert on them and their certificates.
   *
   * @default - none
   */
  readonly publicUrls?: readonly [PublicUrl, ...PublicUrl[]];
  /**
   * Limits of the certificates of these URLs.
   *
   * @default - 14 and 7 days, for certificates of 90 days
   */
  readonly certificateLimits?: PublicUrls['certificateLimits'];
  /** Creates the dashboards of the system. */
  readonly dashboards: (of: AlertsOf) => System['dashboards'];
  /** Creates the alerts and recording rules of the system. */
  readonly rules: (of: AlertsOf) => System['rules'];
}

/** System of an application or exporter in pods whose label `app` is the name of the job. */
export function applicationSystem<const N extends string>(props: ApplicationProps<N>): JobSystem {
  const { catalogue, namespace, port, dashboards, rules, patches = [], language, commands, ...others } = props;
  const { publicUrls, certificateLimits, team, adjust, ...watched } = others;
  const { title, name, impact } = watched;
  const labels = { app: props.job };
  const pods = { namespace, labels };
  const of: AlertsOf = { job: props.job, pods, language, commands };
  const scraped = podJob({ job: props.job, catalogue, namespace, selector: labels, port });
  const issues = emptyTextIssues({ title, impact, hint: watched.hint });
  const job = { ...scraped, issues: [...scraped.issues, ...issues] };
  const system: JobSystem = {
    job,
    jobs: [job],
    watched: [{ ...watched, kind: 'pods', pods }],
    patches,
    publicUrls: publicUrls
      ? [
          {
            job: `${props.job}-site`,
            title,
            name,
            impact,
            urls: publicUrls,
            ...(certificateLimits ? { certificateLimits } : {}),
          },
        ]
      : [],
    dashboards: dashboards(of),
    rules: rules(of),
  };
  const alerts = { ...targetAlertTable(name), ...(publicUrls ? siteAlertTable(name) : {}) };
  return adjustedSystem(system, { team, adjust }, alerts);
}
