/**
 * Code shared by several systems.
 *
 * @module
 */
export { adjustedSystem as adjusted } from './adjust';
export type { Adjustable, Adjustment, Adjustments, AlertTable } from './alert-table';
export { happened, happenedAnywhere, type AlertsOf, type ServerAlertsOf } from './alerts';
export { availability, noTraffic, objectivesRowOf, quantileQueries, siblings, type DashboardOf } from './dashboard';
export { objectiveAlerts, type ApplicationText, type ObjectiveText } from './objective-alerts';
export { type SystemContext, type Wording } from './wording';
