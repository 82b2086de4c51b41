/**
 * MinIO.
 *
 * @module
 */
export { minio as catalogue } from './catalogue';
export { minioDashboard as dashboard, minioPanel as panel } from './dashboard';
export { minioSystem as system, type MinioProps } from './system';
