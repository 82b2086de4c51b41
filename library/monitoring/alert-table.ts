import { targetAlertTable, withoutThreshold } from '../common/alert-table';
import { prometheusAlertTable } from '../prometheus/alert-table';
import { remoteWriteAlertTable } from '../prometheus/remote-write/alert-table';

const ownAlertTable = {
  ...prometheusAlertTable,
  ...withoutThreshold('AlertmanagerNotificationsFailing', 'PrometheusNotificationsDropped', 'MonitoringRestarting'),
  ...targetAlertTable('Prometheus'),
  ...targetAlertTable('Alertmanager'),
  ...targetAlertTable('Grafana'),
};

/** Alerts of the servers of a stack on themselves. */
export const monitoringAlertTable = { ...ownAlertTable, ...remoteWriteAlertTable };

/** Returns the alerts of a stack whose Prometheus has remote writes, or has none. */
export const monitoringAlertsOf = (hasRemoteWrites: boolean) =>
  hasRemoteWrites ? monitoringAlertTable : ownAlertTable;
