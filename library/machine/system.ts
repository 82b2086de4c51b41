import { nodeExporterAddress } from '../../servers/node-exporter/spec';
import type { JobSystem } from '../../stack/system';
import { adjustedSystem, thresholdsOf } from '../common/adjust';
import type { Adjustable } from '../common/alert-table';
import type { Wording } from '../common/wording';
import { machineAlertTable } from './alert-table';
import { machineAlerts } from './alerts';
import { machineDashboard } from './dashboard';
import { nodeExporterJob } from './job';
import { texts } from './texts';

/** System of the machines, monitored by the node_exporter of the stack. */
export function machineSystem({
  language,
  commands,
  team,
  adjust,
}: Wording & Adjustable<typeof machineAlertTable>): JobSystem {
  const { exporter: title, impact, hint } = texts[language];
  const job = nodeExporterJob();
  const thresholds = thresholdsOf(machineAlertTable, adjust);
  const system: JobSystem = {
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
    dashboards: [machineDashboard({ jobs: [job.job], language, thresholds })],
    rules: [machineAlerts({ job: job.job, language, commands, thresholds })],
  };
  return adjustedSystem(system, { team, adjust }, machineAlertTable);
}
