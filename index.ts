/**
 * Configuration of the command `vigie`, and values that all other modules use: secrets, durations,
 * sizes, pods, ports, and outputs of Pulumi.
 *
 * @module
 */
export * from './core';
export { defineConfig, type Config, type StackEntry } from './targets/config';
