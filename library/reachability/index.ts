/**
 * Reachability for visitors, with blackbox_exporter.
 *
 * @module
 */
export { reachabilityAlerts as alerts, type ReachabilityOf } from './alerts';
export { blackboxExporter as exporterCatalogue, blackboxProbe as catalogue } from './catalogue';
export { reachabilityRows as dashboardRows } from './dashboard-rows';
export { certificateLeft, certificateLimits } from './expressions';
export { probeJob, type ProbeJobProps } from './probe-job';
