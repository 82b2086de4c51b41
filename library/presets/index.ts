/**
 * Presets that compose systems into stacks.
 *
 * @module
 */
export { agent, type AgentProps } from './agent';
export { k3sServer, type K3sServerProps } from './k3s-server';
export type { OwnPolicy, PresetNotifications } from './notifications';
export type { Team } from './teams';
