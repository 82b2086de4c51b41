/**
 * Values that all other modules use: secrets, durations, sizes, pods, ports, and outputs of Pulumi.
 *
 * @module
 */
export type { Duration } from './duration';
export { formatIssue, ValidationError, type Issue } from './errors';
export type { Addresses, Peer, Pods, Port } from './network';
export { pulumiOutput, type PulumiOutput } from './output-token';
export type { SecretSource } from './secret-content';
export { SecretValue } from './secret-value';
export { Size } from './size';
