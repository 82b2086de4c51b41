import type { ObjectTarget, TargetedStack } from '../../targets';
import { focusApi, focusApiTarget } from './focus-api/stack';
import { gauzian, gauzianStaging, gauzianStagingTarget, gauzianTarget } from './gauzian/stack';
import { kairoCms, kairoCmsCloud, kairoCmsCloudTarget, kairoCmsTarget } from './kairo-cms/stack';

/** All deployed stacks with their targets. */
export const targetedStacks: readonly TargetedStack<ObjectTarget>[] = [
  { stack: gauzian, target: gauzianTarget },
  { stack: gauzianStaging, target: gauzianStagingTarget },
  { stack: focusApi, target: focusApiTarget },
  { stack: kairoCms, target: kairoCmsTarget },
  { stack: kairoCmsCloud, target: kairoCmsCloudTarget },
];
