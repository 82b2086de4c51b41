import { podJob } from '../../servers/prometheus/jobs/pod-job';
import type { StackPart } from '../../stack/system';
import { traefik as traefikCatalogue } from './catalogue';
import { traefikDashboard } from './dashboard';

/** k3s' own Traefik, through which everything is reached. */
export function traefikPart(): StackPart {
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
        impact:
          "Si Traefik est arrêté, plus rien n'est joignable de l'extérieur : l'application, Grafana, Prometheus. Si seules ses métriques manquent : rien.",
        pods,
        hint: "De l'extérieur : `curl -sI https://‹un hôte›`. k3s l'installe par Helm : `kubectl get helmchart,jobs -n kube-system` et `kubectl logs -n kube-system job/helm-install-traefik`.",
      },
    ],
    dashboards: [traefikDashboard({ jobs: [job.job] })],
    rules: [],
  };
}
