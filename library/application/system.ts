import type { Catalogue } from '../../metrics';
import { podJob } from '../../servers/prometheus/jobs/pod-job';
import type { JobPart, StackPart } from '../../stack/system';
import type { WatchedJob } from '../../stack/watched-job';
import type { AlertsOf } from '../common/alerts';

/** Pods that somebody else deploys, and what is said of them. */
export interface AppProps extends Omit<WatchedJob, 'pods'>, Pick<StackPart, 'patches'> {
  readonly catalogue: Catalogue;
  readonly namespace: string;
  /** The port of the metrics page. */
  readonly port: number;
  readonly dashboards: (of: AlertsOf) => StackPart['dashboards'];
  readonly rules: (of: AlertsOf) => StackPart['rules'];
}

/** An application or an exporter in pods whose label `app` is the name of the job. */
export function appPart(props: AppProps): JobPart {
  const { catalogue, namespace, port, dashboards, rules, patches = [], ...watched } = props;
  const labels = { app: props.job };
  const of: AlertsOf = { job: props.job, pods: { namespace, labels } };
  const job = podJob({ job: props.job, catalogue, namespace, selector: labels, port });
  return {
    job,
    jobs: [job],
    watched: [{ ...watched, ...of }],
    patches,
    dashboards: dashboards(of),
    rules: rules(of),
  };
}
