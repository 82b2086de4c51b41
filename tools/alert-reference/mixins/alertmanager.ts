import type { Mixin } from './mixin';

const members =
  'Only with several members. One that the others do not find is down for Prometheus too: AlertmanagerDown.';

/** Alerts of the alertmanager-mixin. */
export const alertmanagerMixin: Mixin = {
  title: 'alertmanager-mixin',
  source: 'prometheus/alertmanager, doc/alertmanager-mixin',
  alerts: 8,
  rows: {
    AlertmanagerFailedReload:
      'A configuration is never reloaded: its pod is replaced, and one that is refused is AlertmanagerDown.',
    AlertmanagerMembersInconsistent: members,
    AlertmanagerConfigInconsistent: members,
    AlertmanagerClusterFailedPeers: members,
    AlertmanagerFailedToSendAlerts: ['AlertmanagerNotificationsFailing'],
    AlertmanagerClusterFailedToSendAlerts: ['AlertmanagerNotificationsFailing'],
    AlertmanagerClusterDown: ['AlertmanagerDown', 'AlertmanagerAbsent'],
    AlertmanagerClusterCrashlooping: ['MonitoringRestarting', 'KubernetesPodCrashLooping'],
  },
};
