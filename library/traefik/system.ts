import { podJob } from '../../servers/prometheus/jobs/pod-job';
import type { System } from '../../stack/system';
import type { Wording } from '../common/wording';
import { traefik as traefikCatalogue } from './catalogue';
import { traefikDashboard } from './dashboard';
import { texts } from './texts';

/** k3s' own Traefik, through which everything is reached. */
export function traefikSystem({ language, commands }: Wording): System {
  const { impact, hint } = texts[language];
  const pods = { namespace: 'kube-system', labels: { 'app.kubernetes.io/name': 'traefik' } };
  const { namespace, labels: selector } = pods;
  const job = podJob({ job: 'traefik', catalogue: traefikCatalogue, namespace, selector, port: 9100 });
  return {
    jobs: [job],
    watched: [
      {
        job: job.job,
        title: 'Traefik',
        name: 'Traefik',
        severity: 'warning',
        impact,
        kind: 'pods',
        pods,
        hint: hint(commands),
      },
    ],
    dashboards: [traefikDashboard({ jobs: [job.job], language })],
    rules: [],
  };
}
