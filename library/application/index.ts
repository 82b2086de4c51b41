/**
 * Applications in pods, and exporters of their servers.
 *
 * @module
 */
export { besideServer, type BesideServerProps, type ServerOf } from './beside-server';
export {
  catalogueSystem as fromCatalogue,
  type CatalogueApplicationProps,
  type CatalogueSystem,
} from './from-catalogue';
export { applicationSystem as system, type ApplicationProps } from './system';
export type { RequestLimits } from './requests/limits';
