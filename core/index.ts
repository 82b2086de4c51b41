/**
 * Values that all other modules use: secrets, durations, sizes, pods, ports, and outputs of Pulumi.
 *
 * @module
 */
export type { Duration } from './duration';
export { formatIssue, ValidationError, type Issue } from './errors';
export type { Addresses, Peer, Pods, Port } from './network';
export { lateBound, type LateValue } from './output-token';
export type { SecretOrigin } from './secret-content';
export { SecretValue } from './secret-value';
export { Size } from './size';
