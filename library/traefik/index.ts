/**
 * Traefik.
 *
 * @module
 */
export { traefikAlerts as alerts, type TraefikAlertsOf } from './alerts';
export { traefik as catalogue } from './catalogue';
export { traefikDashboard as dashboard, traefikPanel as panel, type TraefikDashboardOf } from './dashboard';
export { traefikSystem as system } from './system';
