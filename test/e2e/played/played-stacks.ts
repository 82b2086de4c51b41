import { focusApiPlayed } from '../stacks/focus-api';
import { gauzianPlayed } from '../stacks/gauzian';
import { kairoCmsPlayed } from '../stacks/kairo-cms';
import type { PlayedStack } from './played-stack';

/** Every stack of which a day is played. */
export const playedStacks: readonly PlayedStack[] = [gauzianPlayed, focusApiPlayed, kairoCmsPlayed];
