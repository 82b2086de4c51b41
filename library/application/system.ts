import type { Catalogue } from '../../metrics';
import { podJob } from '../../servers/prometheus/jobs/pod-job';
import type { JobSystem, System } from '../../stack/system';
import type { WatchedPods } from '../../stack/watched-job';
import type { AlertsOf } from '../common/alerts';
import type { Wording } from '../common/wording';

/** Pods that the team deploys, and the texts about them. */
export interface ApplicationProps extends Wording, Omit<WatchedPods, 'kind' | 'pods'>, Pick<System, 'patches'> {
  readonly catalogue: Catalogue;
  readonly namespace: string;
  /** The port of the metrics page. */
  readonly port: number;
  readonly dashboards: (of: AlertsOf) => System['dashboards'];
  readonly rules: (of: AlertsOf) => System['rules'];
}

/** An application or an exporter in pods whose label `app` is the name of the job. */
export function applicationSystem(props: ApplicationProps): JobSystem {
  const { catalogue, namespace, port, dashboards, rules, patches = [], language, commands, ...watched } = props;
  const labels = { app: props.job };
  const pods = { namespace, labels };
  const of: AlertsOf = { job: props.job, pods, language, commands };
  const job = podJob({ job: props.job, catalogue, namespace, selector: labels, port });
  return {
    job,
    jobs: [job],
    watched: [{ ...watched, kind: 'pods', pods }],
    patches,
    dashboards: dashboards(of),
    rules: rules(of),
  };
}
