import { staticJob } from '../../servers/prometheus/jobs/static-job';
import type { StackPart } from '../../stack/system';
import { alertmanagerAlerts } from '../alertmanager/alerts';
import { alertmanager as alertmanagerCatalogue } from '../alertmanager/catalogue';
import { alertmanagerJob } from '../alertmanager/job';
import type { SystemContext } from '../common/wording';
import { grafana as grafanaCatalogue } from '../grafana/catalogue';
import { prometheusAlerts } from '../prometheus/alerts';
import { prometheus as prometheusCatalogue } from '../prometheus/catalogue';
import { monitoringDashboard } from './dashboard';
import { texts } from './texts';

/** The servers of a stack. */
export interface MonitoringSystemProps extends SystemContext {
  /** The namespace that the stack makes for itself. */
  readonly namespace: string;
}

/** The stack itself: Prometheus, Alertmanager and Grafana. */
export function monitoringPart({ stack, namespace, language, commands }: MonitoringSystemProps): StackPart {
  const t = texts[language];
  const prometheus = staticJob({ job: 'prometheus', catalogue: prometheusCatalogue, targets: ['localhost:9090'] });
  const alertmanager = alertmanagerJob({ catalogue: alertmanagerCatalogue });
  const grafana = staticJob({ job: 'grafana', catalogue: grafanaCatalogue, targets: ['grafana:3000'] });
  const podsOf = (name: string) => ({ namespace, labels: { 'app.kubernetes.io/name': name } });
  const pods = {
    prometheus: podsOf('prometheus'),
    alertmanager: podsOf('alertmanager'),
    grafana: podsOf('grafana'),
  };
  return {
    jobs: [prometheus, alertmanager, grafana],
    watched: [
      {
        job: prometheus.job,
        title: 'Prometheus',
        name: 'Prometheus',
        severity: 'critical',
        impact: t.prometheus.impact,
        pods: pods.prometheus,
        isNamed: true,
        hint: t.prometheus.hint,
      },
      {
        job: alertmanager.job,
        title: 'Alertmanager',
        name: 'Alertmanager',
        severity: 'critical',
        impact: t.alertmanager.impact,
        pods: pods.alertmanager,
        isNamed: true,
        hint: t.alertmanager.hint(stack),
      },
      {
        job: grafana.job,
        title: 'Grafana',
        name: 'Grafana',
        severity: 'warning',
        impact: t.grafana.impact,
        pods: pods.grafana,
        isNamed: true,
        hint: t.grafana.hint(stack),
      },
    ],
    dashboards: [monitoringDashboard({ prometheus: prometheus.job, grafana: grafana.job, language })],
    rules: [
      ...prometheusAlerts({ job: prometheus.job, pods: pods.prometheus, language, commands }),
      ...alertmanagerAlerts({ job: alertmanager.job, prometheus: prometheus.job, pods, language, commands }),
    ],
  };
}
