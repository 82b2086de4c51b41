import { bookingPlayed } from '../stacks/booking';
import { focusApiPlayed } from '../stacks/focus-api';
import { gauzianPlayed } from '../stacks/gauzian';
import { kairoCmsPlayed } from '../stacks/kairo-cms';
import type { PlayedStack } from './played-stack';

/** Stacks with a simulated day. */
export const playedStacks: readonly PlayedStack[] = [gauzianPlayed, focusApiPlayed, kairoCmsPlayed, bookingPlayed];
