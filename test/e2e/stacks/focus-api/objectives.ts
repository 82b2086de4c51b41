import type { PlayedObjective } from '../systems/objectives';

/** Both instances together have three times the simulated traffic. */
export const api = { job: 'focus-api', weight: 3 } as const;

/** Expected results of the two objectives. */
export const objectives: readonly PlayedObjective[] = [
  {
    name: 'focus_api_availability',
    alert: 'FocusApiAvailability',
    budget: 0.01,
    day: [0.005, 6.525],
    incident: [1.5, 8.02],
    // 19 % of an hour are more than 14.4 times 1 %; of three days more than the budget, and of the last six hours too.
    firing: ['Page', 'Ticket'],
  },
  // Slower than 1 s.
  {
    name: 'focus_api_latency',
    alert: 'FocusApiLatency',
    budget: 0.05,
    day: [0, 6.52],
    incident: [5, 11.52],
    firing: ['Ticket'],
    isCausedByClients: true,
  },
];
