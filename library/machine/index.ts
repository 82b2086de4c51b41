/**
 * Machines with node_exporter.
 *
 * @module
 */
export { machineAlerts as alerts, type MachineAlertsOf } from './alerts';
export { nodeExporter as catalogue } from './catalogue';
export { machineDashboard as dashboard, machinePanel as panel, type MachineDashboardOf } from './dashboard';
export { cpuUse, fileSystemAvailable, fileSystemReadOnly, fileSystemUse, memoryUse } from './expressions';
export { nodeExporterJob as job } from './job';
export { machineSystem as system } from './system';
