/**
 * Values that every other module is given: secrets, durations, pods and ports, outputs of Pulumi.
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
