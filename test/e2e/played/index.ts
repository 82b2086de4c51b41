import type { Played } from './behaviour';
import { playedPostgres, playedRedis } from './databases';
import { playedMinio, playedTraefik } from './edge';
import { playedGauzian } from './gauzian';
import { playedMachine } from './machine';
import { playedAlertmanager, playedGrafana, playedPrometheus } from './monitoring';

export { playedAlerts } from './monitoring';

/** Everything that the stack gauzian reads, one a job. */
export const playedJobs: readonly Played[] = [
  playedGauzian,
  playedPostgres,
  playedRedis,
  playedMinio,
  playedTraefik,
  playedMachine,
  playedPrometheus,
  playedAlertmanager,
  playedGrafana,
];
