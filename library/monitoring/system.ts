import { ruleGroup } from '../../alerts';
import type { Catalogue } from '../../metrics';
import { selectors } from '../../promql';
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
import type { SystemContext, Wording } from '../common/wording';
import { grafana as grafanaCatalogue } from '../grafana/catalogue';
import { prometheusAlerts } from '../prometheus/alerts';
import { prometheus as prometheusCatalogue } from '../prometheus/catalogue';
import type { RemoteWriteThresholds } from '../prometheus/remote-write/alert-table';
import { remoteWriteAlerts } from '../prometheus/remote-write/alerts';
import { monitoringAlertsOf, monitoringAlertTable } from './alert-table';
import { monitoringDashboard, startsOf } from './dashboard';
import { restartAlerts } from './restarts';
import { texts } from './texts';

const p = selectors(prometheusCatalogue);

/** Options of the system of the stack itself. */
export interface MonitoringOf extends SystemContext, Adjustable<typeof monitoringAlertTable> {
  /**
   * Whether its Prometheus has remote writes, which alerts then watch.
   *
   * @default false
   */
  readonly hasRemoteWrites?: boolean;
}

/** System of the stack itself: Prometheus, Alertmanager and Grafana. */
export function monitoringSystem({
  stack,
  language,
  commands,
  hasRemoteWrites = false,
  team,
  adjust,
}: MonitoringOf): System {
  const t = texts[language];
  const prometheus = jobOf(prometheusAddress, prometheusCatalogue);
  const alertmanager = alertmanagerJob({ catalogue: alertmanagerCatalogue });
  const grafana = jobOf(grafanaAddress, grafanaCatalogue);
  const thresholds = thresholdsOf(monitoringAlertTable, adjust);
  const jobs = { prometheus: prometheus.job, grafana: grafana.job };
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
    dashboards: [monitoringDashboard({ ...jobs, language, ...(hasRemoteWrites ? { remoteWrites: thresholds } : {}) })],
    rules: [
      ...prometheusAlerts({ job: prometheus.job, language, commands, thresholds }),
      ...alertmanagerAlerts({ job: alertmanager.job, prometheus: prometheus.job, language, commands }),
      ...(hasRemoteWrites ? [remoteWriteGroup(prometheus.job, { language, commands }, thresholds)] : []),
      ...restartAlerts(startsOf(prometheus.job, alertmanager.job, grafana.job), { language, commands }),
    ],
  };
  return adjustedSystem(system, { team, adjust }, monitoringAlertsOf(hasRemoteWrites));
}

/** Alerts on the remote writes of a server. */
function remoteWriteGroup(job: string, of: Wording, thresholds: RemoteWriteThresholds) {
  const rules = remoteWriteAlerts({ ...of, thresholds, metrics: p, series: p.prometheus_tsdb_head_series });
  return ruleGroup({ name: 'remote-writes', job, rules });
}

/** Scrape job of a server of the stack, with its name. */
function jobOf(
  { name: server, port }: { readonly name: string; readonly port: number },
  catalogue: Catalogue,
): ScrapeJob {
  return serverJob({ job: server, catalogue, server, port });
}
