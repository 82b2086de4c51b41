import { prometheusAddress } from '../../servers/prometheus/prometheus-base';
import { staticJob } from '../../servers/prometheus/jobs/static-job';
import type { System } from '../../stack/system';
import type { Wording } from '../common/wording';
import { agentAlerts } from './alerts';
import { prometheusAgent } from './catalogue';
import { agentDashboard } from './dashboard';
import { texts } from './texts';

/** The agent itself. */
export function agentSystem({ language, commands }: Wording): System {
  const { title, impact, hint } = texts[language];
  const { job, ...self } = staticJob({
    job: 'prometheus',
    catalogue: prometheusAgent,
    targets: ['localhost:9090'],
  });
  return {
    jobs: [{ job, ...self }],
    watched: [
      {
        job,
        title,
        name: 'Prometheus',
        severity: 'critical',
        impact,
        kind: 'server',
        server: prometheusAddress.name,
        isNamed: true,
        hint,
      },
    ],
    dashboards: [agentDashboard({ prometheus: job, language })],
    rules: agentAlerts({ job, language, commands }),
  };
}
