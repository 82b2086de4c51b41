import { nodeExporterAddress } from '../../servers/node-exporter/spec';
import type { JobSystem } from '../../stack/system';
import type { Wording } from '../common/wording';
import { machineAlerts } from './alerts';
import { machineDashboard } from './dashboard';
import { nodeExporterJob } from './job';
import { texts } from './texts';

/** The machines, read by the node_exporter of the stack. */
export function machineSystem({ language, commands }: Wording): JobSystem {
  const { exporter: title, impact, hint } = texts[language];
  const job = nodeExporterJob();
  return {
    job,
    jobs: [job],
    watched: [
      {
        job: job.job,
        title,
        name: 'Machine',
        severity: 'warning',
        impact,
        kind: 'server',
        server: nodeExporterAddress.name,
        hint: hint(commands.cluster),
      },
    ],
    dashboards: [machineDashboard({ jobs: [job.job], language })],
    rules: [machineAlerts({ job: job.job, language, commands })],
  };
}
