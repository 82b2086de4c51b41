import type { AgentStackProps, MonitoringStackProps, StackProps } from '../../stack/stack';
import { focusApi } from './focus-api/stack';
import { gauzian, gauzianStaging } from './gauzian/stack';
import { kairoCms, kairoCmsCloud } from './kairo-cms/stack';

/** Every stack that keeps, shows and evaluates what it reads. */
export const stacks: readonly MonitoringStackProps[] = [gauzian, gauzianStaging, focusApi, kairoCms];

/** Every stack that only reads: Grafana Cloud does the rest. */
export const agentStacks: readonly AgentStackProps[] = [kairoCmsCloud];

/** Every stack that is deployed. */
export const allStacks: readonly StackProps[] = [...stacks, ...agentStacks];
