/**
 * Presets that compose systems into stacks.
 *
 * @module
 */
export { inCloud, type Cloud } from './agent';
export { onServer, type Server } from './k3s-server';
