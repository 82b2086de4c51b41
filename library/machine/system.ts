import type { JobPart } from '../../stack/system';
import type { Wording } from '../common/wording';
import { machineAlerts } from './alerts';
import { machineDashboard } from './dashboard';
import { nodeExporterJob } from './job';
import { texts } from './texts';

/** Machines that the node_exporter of the stack reads. */
export interface MachineProps extends Wording {
  /** The namespace that the stack makes for node_exporter. */
  readonly namespace: string;
}

/** The machines, read by the node_exporter of the stack. */
export function machinePart({ namespace, language, commands }: MachineProps): JobPart {
  const { exporter: title, impact, hint } = texts[language];
  const job = nodeExporterJob({ namespace });
  const pods = { namespace, labels: { 'app.kubernetes.io/name': 'node-exporter' } };
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
        pods,
        hint: hint(commands.cluster),
      },
    ],
    dashboards: [machineDashboard({ jobs: [job.job], language })],
    rules: [machineAlerts({ job: job.job, pods, language, commands })],
  };
}
