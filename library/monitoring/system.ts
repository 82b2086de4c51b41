import type { Catalogue } from '../../metrics';
import { alertmanagerAddress } from '../../servers/alertmanager/spec';
import { grafanaAddress } from '../../servers/grafana/spec';
import { prometheusAddress } from '../../servers/prometheus/prometheus-base';
import { serverJob } from '../../servers/prometheus/jobs/server-job';
import type { ScrapeJob } from '../../servers/prometheus/jobs/scrape-job';
import type { System } from '../../stack/system';
import { alertmanagerAlerts } from '../alertmanager/alerts';
import { alertmanager as alertmanagerCatalogue } from '../alertmanager/catalogue';
import { alertmanagerJob } from '../alertmanager/job';
import { adjustedSystem, thresholdsOf } from '../common/adjust';
import type { Adjustable } from '../common/alert-table';
import type { SystemContext } from '../common/wording';
import { grafana as grafanaCatalogue } from '../grafana/catalogue';
import { prometheusAlerts } from '../prometheus/alerts';
import { prometheus as prometheusCatalogue } from '../prometheus/catalogue';
import { monitoringAlertTable } from './alert-table';
import { monitoringDashboard, startsOf } from './dashboard';
import { restartAlerts } from './restarts';
import { texts } from './texts';

/** System of the stack itself: Prometheus, Alertmanager and Grafana. */
export function monitoringSystem({
  stack,
  language,
  commands,
  team,
  adjust,
}: SystemContext & Adjustable<typeof monitoringAlertTable>): System {
  const t = texts[language];
  const prometheus = jobOf(prometheusAddress, prometheusCatalogue);
  const alertmanager = alertmanagerJob({ catalogue: alertmanagerCatalogue });
  const grafana = jobOf(grafanaAddress, grafanaCatalogue);
  const thresholds = thresholdsOf(monitoringAlertTable, adjust);
  const system: System = {
    jobs: [prometheus, alertmanager, grafana],
    watched: [
      {
        job: prometheus.job,
        title: 'Prometheus',
        name: 'Prometheus',
        severity: 'critical',
        impact: t.prometheus.impact,
        kind: 'server',
        server: prometheusAddress.name,
        isNamed: true,
        hint: t.prometheus.hint,
      },
      {
        job: alertmanager.job,
        title: 'Alertmanager',
        name: 'Alertmanager',
        severity: 'critical',
        impact: t.alertmanager.impact,
        kind: 'server',
        server: alertmanagerAddress.name,
        isNamed: true,
        hint: t.alertmanager.hint(stack),
      },
      {
        job: grafana.job,
        title: 'Grafana',
        name: 'Grafana',
        severity: 'warning',
        impact: t.grafana.impact,
        kind: 'server',
        server: grafanaAddress.name,
        isNamed: true,
        hint: t.grafana.hint(stack),
      },
    ],
    dashboards: [
      monitoringDashboard({
        prometheus: prometheus.job,
        alertmanager: alertmanager.job,
        grafana: grafana.job,
        language,
      }),
    ],
    rules: [
      ...prometheusAlerts({ job: prometheus.job, language, commands, thresholds }),
      ...alertmanagerAlerts({ job: alertmanager.job, prometheus: prometheus.job, language, commands }),
      ...restartAlerts(startsOf(prometheus.job, alertmanager.job, grafana.job), { language, commands }),
    ],
  };
  return adjustedSystem(system, { team, adjust }, monitoringAlertTable);
}

/** Scrape job of a server of the stack, with its name. */
function jobOf(
  { name: server, port }: { readonly name: string; readonly port: number },
  catalogue: Catalogue,
): ScrapeJob {
  return serverJob({ job: server, catalogue, server, port });
}
