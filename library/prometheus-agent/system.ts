import { prometheusAddress } from '../../servers/prometheus/prometheus-base';
import { serverJob } from '../../servers/prometheus/jobs/server-job';
import type { System } from '../../stack/system';
import { adjustedSystem, thresholdsOf } from '../common/adjust';
import type { Adjustable } from '../common/alert-table';
import type { Wording } from '../common/wording';
import { agentAlertTable } from './alert-table';
import { agentAlerts } from './alerts';
import { prometheusAgent } from './catalogue';
import { agentDashboard } from './dashboard';
import { texts } from './texts';

/** System of the agent itself. */
export function agentSystem({
  language,
  commands,
  team,
  adjust,
}: Wording & Adjustable<typeof agentAlertTable>): System {
  const { title, impact, hint } = texts[language];
  const { name: server, port } = prometheusAddress;
  const { job, ...self } = serverJob({ job: server, catalogue: prometheusAgent, server, port });
  const thresholds = thresholdsOf(agentAlertTable, adjust);
  const system: System = {
    jobs: [{ job, ...self }],
    watched: [
      {
        job,
        title,
        name: 'Prometheus',
        severity: 'critical',
        impact,
        kind: 'server',
        server,
        isNamed: true,
        hint,
      },
    ],
    dashboards: [agentDashboard({ prometheus: job, language, thresholds })],
    rules: agentAlerts({ job, language, commands, thresholds }),
  };
  return adjustedSystem(system, { team, adjust }, agentAlertTable);
}
