import { staticJob } from '../../servers/prometheus/jobs/static-job';
import type { StackPart } from '../../stack/system';
import type { Wording } from '../common/wording';
import { agentAlerts } from './alerts';
import { prometheusAgent } from './catalogue';
import { agentDashboard } from './dashboard';
import { texts } from './texts';

/** The agent of a stack. */
export interface AgentProps extends Wording {
  /** The namespace that the stack makes for it. */
  readonly namespace: string;
}

/** The agent itself. */
export function agentPart({ namespace, language, commands }: AgentProps): StackPart {
  const { title, impact, hint } = texts[language];
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
        title,
        name: 'Prometheus',
        severity: 'critical',
        impact,
        pods,
        isNamed: true,
        hint,
      },
    ],
    dashboards: [agentDashboard({ prometheus: job, language })],
    rules: agentAlerts({ job, pods, language, commands }),
  };
}
