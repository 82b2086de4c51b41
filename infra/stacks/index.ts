import { defineConfig } from '../../targets';
import { focusApi, focusApiTarget } from './focus-api/stack';
import { gauzian, gauzianStaging, gauzianStagingTarget, gauzianTarget } from './gauzian/stack';
import { kairoCms, kairoCmsCloud, kairoCmsCloudTarget, kairoCmsTarget } from './kairo-cms/stack';

/** All deployed stacks with their targets. */
export const config = defineConfig([
  { stack: gauzian, targets: [gauzianTarget] },
  { stack: gauzianStaging, targets: [gauzianStagingTarget] },
  { stack: focusApi, targets: [focusApiTarget] },
  { stack: kairoCms, targets: [kairoCmsTarget] },
  { stack: kairoCmsCloud, targets: [kairoCmsCloudTarget] },
]);
