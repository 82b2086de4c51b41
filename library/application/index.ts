/**
 * Applications in pods, and exporters of their servers.
 *
 * @module
 */
export { besideServer, type ServerOf } from './beside-server';
export { applicationSystem as system, type ApplicationProps } from './system';
