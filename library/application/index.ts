/**
 * Applications in pods, and servers beside them.
 *
 * @module
 */
export { besideServer, type ServerOf } from './beside-server';
export { applicationSystem as system, type ApplicationProps } from './system';
