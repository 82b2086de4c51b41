import { podJob } from '../../servers/prometheus/jobs/pod-job';
import type { System } from '../../stack/system';
import type { Wording } from '../common/wording';
import { traefik as traefikCatalogue } from './catalogue';
import { traefikDashboard } from './dashboard';
import { texts } from './texts';

/** System of the Traefik of k3s, through which all requests pass. */
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
        severity: 'critical',
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
