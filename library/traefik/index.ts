/**
 * Traefik.
 *
 * @module
 */
export { traefik as catalogue } from './catalogue';
export { traefikDashboard as dashboard, traefikPanel as panel } from './dashboard';
export { traefikPart as system } from './system';
