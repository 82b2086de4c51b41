/**
 * Reachability for visitors, with blackbox_exporter.
 *
 * @module
 */
export { reachabilityAlerts as alerts, type ReachabilityOf } from './alerts';
export { blackboxExporter as exporterCatalogue, blackboxProbe as catalogue } from './catalogue';
export { reachabilityRows as dashboardRows } from './dashboard-rows';
export { reachabilityDashboard as dashboard, reachabilityPanel as panel } from './dashboard';
export { certificateLeft, uptimeOf } from './expressions';
export { probeJob, type ProbeJobProps, type ProbeTarget } from './probe-job';
export { reachabilitySystem as system } from './system';
