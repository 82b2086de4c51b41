import { config } from './infra/stacks';

/** Stacks that `vigie` synthesizes. */
export default config;
