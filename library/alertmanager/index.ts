/**
 * Alertmanager.
 *
 * @module
 */
export { alertmanagerAlerts as alerts, type AlertmanagerAlertsOf } from './alerts';
export { alertmanager as catalogue } from './catalogue';
export { alertmanagerJob as job, type AlertmanagerJobProps } from './job';
