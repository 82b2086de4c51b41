/**
 * MinIO.
 *
 * @module
 */
export { minio as catalogue } from './catalogue';
export { minioDashboard as dashboard } from './dashboard';
export { minioIn as system } from './system';
