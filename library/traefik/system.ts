import { podJob } from '../../servers/prometheus/jobs/pod-job';
import type { System } from '../../stack/system';
import { adjustedSystem, thresholdsOf } from '../common/adjust';
import type { Adjustable } from '../common/alert-table';
import { usableLimits } from '../common/certificates';
import type { Wording } from '../common/wording';
import { traefikAlertTable } from './alert-table';
import { traefikAlerts, type TraefikAlertsOf } from './alerts';
import { traefik as traefikCatalogue } from './catalogue';
import { traefikDashboard } from './dashboard';
import { traefikPods } from './pods';
import { texts } from './texts';

/** System of the Traefik of k3s, through which all requests pass. */
export function traefikSystem({
  certificateLimits,
  team,
  adjust,
  ...wording
}: Wording & Pick<TraefikAlertsOf, 'certificateLimits'> & Adjustable<typeof traefikAlertTable>): System {
  const { language, commands } = wording;
  const { impact, hint } = texts[language];
  const limits = certificateLimits ? { certificateLimits } : {};
  const thresholds = thresholdsOf(traefikAlertTable, adjust);
  const { namespace, labels: selector } = traefikPods;
  const job = podJob({ job: 'traefik', catalogue: traefikCatalogue, namespace, selector, port: 9100 });
  const system: System = {
    jobs: [job],
    watched: [
      {
        job: job.job,
        title: 'Traefik',
        name: 'Traefik',
        severity: 'critical',
        impact,
        kind: 'pods',
        pods: traefikPods,
        hint: hint(commands),
      },
    ],
    dashboards: [
      traefikDashboard({
        jobs: [job.job],
        language,
        certificateLimits: usableLimits(certificateLimits),
        thresholds,
      }),
    ],
    rules: [traefikAlerts({ ...wording, job: job.job, ...limits, thresholds })],
  };
  return adjustedSystem(system, { team, adjust }, traefikAlertTable);
}
