import { staticJob } from '../../servers/prometheus/jobs/static-job';
import type { StackPart } from '../../stack/system';
import { alertmanagerAlerts } from '../alertmanager/alerts';
import { alertmanager as alertmanagerCatalogue } from '../alertmanager/catalogue';
import { alertmanagerJob } from '../alertmanager/job';
import { grafana as grafanaCatalogue } from '../grafana/catalogue';
import { prometheusAlerts } from '../prometheus/alerts';
import { prometheus as prometheusCatalogue } from '../prometheus/catalogue';
import { monitoringDashboard } from './dashboard';

/**
 * The stack itself: Prometheus, Alertmanager and Grafana.
 *
 * @param stack its name, whose files the pages of alerts speak of
 * @param namespace the one that it makes for itself
 */
export function monitoringPart({ stack, namespace }: Readonly<Record<'stack' | 'namespace', string>>): StackPart {
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
        impact: 'Rien, mais la surveillance est douteuse : Prometheus ne se lit plus lui-même.',
        pods: pods.prometheus,
        isNamed: true,
        hint: 'Cette alerte vient de Prometheus lui-même : il évalue donc encore ses règles. Arrêté, il se tairait, et le veilleur extérieur préviendrait (Watchdog).',
      },
      {
        job: alertmanager.job,
        title: 'Alertmanager',
        name: 'Alertmanager',
        severity: 'critical',
        impact:
          "Rien, mais aucune alerte n'est plus dite à personne ; le veilleur extérieur prévient, parce que le Watchdog se tait.",
        pods: pods.alertmanager,
        isNamed: true,
        hint: `Une configuration refusée l'empêche de démarrer : \`amtool check-config dist/${stack}/alertmanager.yml\` dit la ligne.`,
      },
      {
        job: grafana.job,
        title: 'Grafana',
        name: 'Grafana',
        severity: 'warning',
        impact:
          "Rien pour les utilisateurs ; les tableaux de bord et ces pages ne s'ouvrent plus. Les alertes continuent.",
        pods: pods.grafana,
        isNamed: true,
        hint: `Ces pages sont aussi dans \`dist/${stack}/runbooks/\`. Base abîmée (\`database disk image is malformed\`) : la restaurer, README, *Restore*.`,
      },
    ],
    dashboards: [monitoringDashboard({ prometheus: prometheus.job, grafana: grafana.job })],
    rules: [
      ...prometheusAlerts({ job: prometheus.job, pods: pods.prometheus }),
      ...alertmanagerAlerts({ job: alertmanager.job, prometheus: prometheus.job, pods }),
    ],
  };
}
