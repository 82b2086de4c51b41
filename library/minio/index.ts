/**
 * MinIO.
 *
 * @module
 */
export { minioAlerts as alerts, type MinioAlertsOf } from './alerts';
export { minio as catalogue } from './catalogue';
export { minioDashboard as dashboard, minioPanel as panel, type MinioDashboardOf } from './dashboard';
export { minioSystem as system, type MinioProps } from './system';
