import type { JobPart } from '../../stack/system';
import { machineAlerts } from './alerts';
import { machineDashboard } from './dashboard';
import { nodeExporterJob } from './job';

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
