import type { MonitoringStackProps } from '../../constructs';
import { focusApi } from './focus-api';
import { gauzian, gauzianStaging } from './gauzian';

/** Every stack that is deployed. */
export const stacks: readonly MonitoringStackProps[] = [gauzian, gauzianStaging, focusApi];
