/**
 * Machines, by node_exporter.
 *
 * @module
 */
export { machineAlerts as alerts } from './alerts';
export { nodeExporter as catalogue } from './catalogue';
export { machineDashboard as dashboard, machinePanel as panel } from './dashboard';
export { cpuUse, fileSystemAvailable, fileSystemReadOnly, fileSystemUse, memoryUse } from './expressions';
export { nodeExporterJob as job } from './job';
export { machineSystem as system } from './system';
