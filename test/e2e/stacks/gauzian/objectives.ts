import type { PlayedObjective } from '../systems/objectives';

/** Both instances together have three times the simulated traffic. */
export const backend = { job: 'gauzian-backend', weight: 3 } as const;

/** Expected results of the five objectives. */
export const objectives: readonly PlayedObjective[] = [
  {
    name: 'gauzian_availability',
    alert: 'GauzianAvailability',
    budget: 0.01,
    day: [0.02, 8.5],
    incident: [1.5, 9.98],
    // 15 % of an hour are more than 14.4 times 1 %; of three days more than the budget, and of the last six hours too.
    firing: ['Page', 'Ticket'],
  },
  // Slower than 500 ms.
  {
    name: 'gauzian_latency',
    alert: 'GauzianLatency',
    budget: 0.05,
    day: [0, 7.48],
    incident: [2, 9.48],
    firing: [],
    isCausedByClients: true,
  },
  {
    name: 'gauzian_authentication',
    alert: 'GauzianAuthentication',
    budget: 0.05,
    day: [0.01, 0.76],
    incident: [0.505, 1.255],
    firing: ['Ticket'],
    isCausedByClients: true,
  },
  // Slower than 2 s.
  { name: 'gauzian_storage', alert: 'GauzianStorage', budget: 0.05, day: [0, 1.01], incident: [0.2, 1.21], firing: [] },
  // Slower than 100 ms.
  {
    name: 'gauzian_database',
    alert: 'GauzianDatabase',
    budget: 0.05,
    day: [0, 9.6],
    incident: [8, 17.6],
    firing: ['Ticket'],
  },
];
