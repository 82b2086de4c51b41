import { catalogue } from '../../metrics';
import { alertsMetrics } from './metrics/alerts';
import { clusterMetrics } from './metrics/cluster';
import { notificationsMetrics } from './metrics/notifications';
import { serverMetrics } from './metrics/server';

/** Catalogue of Alertmanager: its whole page, and what it has with several members. */
export const alertmanager = catalogue({
  name: 'alertmanager',
  software: 'alertmanager',
  version: '0.35.1',
  // Flags add others, such as the recorder of events.
  isComplete: false,
  metrics: { ...serverMetrics, ...alertsMetrics, ...notificationsMetrics, ...clusterMetrics },
});
