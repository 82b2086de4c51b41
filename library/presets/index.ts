/**
 * Systems composed into stacks.
 *
 * @module
 */
export { agent, type AgentProps } from './agent';
export { k3sServer, type K3sServerProps } from './k3s-server';
