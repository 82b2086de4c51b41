import { defineConfig } from '../../targets';
import type { AcceptedSurvivor } from '../../testing';
import { booking, bookingTarget } from './booking/stack';
import { focusApi, focusApiTarget } from './focus-api/stack';
import { gauzian, gauzianStaging, gauzianStagingTarget, gauzianTarget } from './gauzian/stack';
import { kairoCms, kairoCmsCloud, kairoCmsCloudTarget, kairoCmsTarget } from './kairo-cms/stack';

/** Survivors among the mutants of alerts on a quantile. */
const survivors: readonly AcceptedSurvivor[] = [
  {
    rule: /^(GauzianLatencyHigh|KairoCmsQueriesSlow)$/,
    operators: ['function', 'aggregation'],
    change: /^(rate → increase|sum → avg), in … > 1/,
    reason: 'equivalent: a quantile does not depend on a common factor of the buckets',
  },
  {
    rule: /^(GauzianLatencyHigh|KairoCmsQueriesSlow)$/,
    operators: ['aggregation'],
    change: /^sum → (max|min), in … > 1/,
    reason: 'weak: all series of the input have the same latency',
  },
];

/** All deployed stacks with their targets. */
export const config = defineConfig([
  { stack: gauzian, targets: [gauzianTarget], test: { survivors } },
  { stack: gauzianStaging, targets: [gauzianStagingTarget], test: { survivors } },
  { stack: focusApi, targets: [focusApiTarget] },
  { stack: kairoCms, targets: [kairoCmsTarget], test: { survivors } },
  { stack: kairoCmsCloud, targets: [kairoCmsCloudTarget], test: { survivors } },
  { stack: booking, targets: [bookingTarget], test: { survivors } },
]);
