import { staticJob } from '../../servers/prometheus/jobs/static-job';
import type { StackPart } from '../../stack/system';
import { agentAlerts } from './alerts';
import { prometheusAgent } from './catalogue';
import { agentDashboard } from './dashboard';

/** The agent itself. */
export function agentPart(namespace: string): StackPart {
  const { job, ...self } = staticJob({
    job: 'prometheus',
    catalogue: prometheusAgent,
    targets: ['localhost:9090'],
  });
  const pods = { namespace, labels: { 'app.kubernetes.io/name': 'prometheus' } };
  return {
    jobs: [{ job, ...self }],
    watched: [
      {
        job,
        title: "L'agent Prometheus",
        name: 'Prometheus',
        severity: 'critical',
        impact: "Rien pour les utilisateurs, mais la surveillance est aveugle : plus rien n'est lu ni envoyé.",
        pods,
        isNamed: true,
        hint: "Il tourne et rien n'arrive : son journal (`Failed to send batch`), voir PrometheusSendingLate ; et la page d'état de Grafana Cloud.",
      },
    ],
    dashboards: [agentDashboard({ prometheus: job })],
    rules: agentAlerts({ job, pods }),
  };
}
