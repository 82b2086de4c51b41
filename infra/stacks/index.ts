import type { MonitoringStackProps } from '../../constructs';
import { gauzian } from './gauzian';

/** Every stack that is deployed. */
export const stacks: readonly MonitoringStackProps[] = [gauzian];
