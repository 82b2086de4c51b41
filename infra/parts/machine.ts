import { machineAlerts } from '../../library/machine/alerts';
import { machineDashboard } from '../../library/machine/dashboard';
import { nodeExporterJob } from '../../library/machine/job';
import { traefik as traefikCatalogue } from '../../library/traefik/catalogue';
import { traefikDashboard } from '../../library/traefik/dashboard';
import { podJob } from '../../servers/prometheus/jobs/pod-job';
import type { JobPart, StackPart } from '../../stack/system';

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

/**
 * The machines, read by the node_exporter of the stack.
 *
 * @param namespace the one that the stack makes for it
 */
export function machinePart(namespace: string): JobPart {
  const job = nodeExporterJob({ namespace });
  const pods = { namespace, labels: { 'app.kubernetes.io/name': 'node-exporter' } };
  return {
    job,
    jobs: [job],
    watched: [
      {
        job: job.job,
        title: "L'exporteur de la machine",
        name: 'Machine',
        severity: 'warning',
        impact: 'Rien si la machine tourne ; mais disque plein ou mémoire épuisée ne seront pas dits.',
        pods,
        hint: "La machine elle-même : `kubectl get nodes`, `ssh` ; sinon la console de l'hébergeur.",
      },
    ],
    dashboards: [machineDashboard({ jobs: [job.job] })],
    rules: [machineAlerts({ job: job.job, pods })],
  };
}
