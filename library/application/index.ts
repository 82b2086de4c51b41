/**
 * Applications in pods, and servers beside them.
 *
 * @module
 */
export { besideServer, type ServerOf } from './beside-server';
export { appPart as system, type AppProps } from './system';
