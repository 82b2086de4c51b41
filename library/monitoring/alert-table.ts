import { targetAlertTable, withoutThreshold } from '../common/alert-table';
import { prometheusAlertTable } from '../prometheus/alert-table';

/** Alerts of the servers of a stack on themselves. */
export const monitoringAlertTable = {
  ...prometheusAlertTable,
  ...withoutThreshold('AlertmanagerNotificationsFailing', 'PrometheusNotificationsDropped', 'MonitoringRestarting'),
  ...targetAlertTable('Prometheus'),
  ...targetAlertTable('Alertmanager'),
  ...targetAlertTable('Grafana'),
};
