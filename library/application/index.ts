/**
 * Applications in pods, and exporters of their servers.
 *
 * @module
 */
export { besideServer, type ServerOf } from './beside-server';
export { appPart as system, type AppProps } from './system';
