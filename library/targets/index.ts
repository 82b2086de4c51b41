/**
 * Targets that do not answer.
 *
 * @module
 */
export { targetAlerts as alerts } from './alerts';
export { targetsRow as dashboardRow } from './dashboard-row';
