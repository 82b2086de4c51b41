import type { PlayedStack } from './played-stack';
import { focusApiPlayed } from './stack-focus-api';
import { gauzianPlayed } from './stack-gauzian';
import { kairoCmsPlayed } from './stack-kairo-cms';

/** Every stack of which a day is played. */
export const playedStacks: readonly PlayedStack[] = [gauzianPlayed, focusApiPlayed, kairoCmsPlayed];
