import { gauzian } from '../../../../infra/stacks/gauzian/stack';
import type { Firing } from '../../played/alerts';
import { playedGauzian } from '../../played/gauzian';
import type { PlayedStack } from '../../played/played-stack';
import { postgresPart, redisPart } from '../parts/databases';
import { minioPart, traefikPart } from '../parts/edge';
import { machinePart } from '../parts/machine';
import { monitoringPart } from '../parts/monitoring';
import { joined, unreachable, variablesOf, type PlayedPart } from '../parts/part';
import { gauzianFaults } from './faults';
import { overview } from './overview';
import { backendRules } from './rules';

const applications = 'gauzian-v2';

const firing: Firing = {
  day: { warning: ['MachineDiskFillingUp'] },
  quiet: { warning: ['MachineDiskFillingUp'] },
  outage: { critical: ['GauzianBackendDown', 'MinioDown'], warning: ['PostgresDown', 'RedisDown', 'GrafanaDown'] },
  gone: { critical: ['GauzianBackendAbsent'] },
  incident: { critical: ['GauzianSuccessLow', 'PostgresUnreachable'], warning: ['MachineDiskFillingUp'] },
};

const backend: PlayedPart = {
  jobs: [playedGauzian],
  dashboards: { 'gauzian-overview': overview },
  variables: { 'gauzian-overview': variablesOf(playedGauzian) },
  rules: { ...backendRules, ...unreachable('GauzianBackend', playedGauzian) },
};

const around = [
  backend,
  postgresPart(applications),
  redisPart(applications),
  minioPart(applications),
  traefikPart({
    application: `${applications}-backend-8080@kubernetescrd`,
    grafana: 'monitoring-grafana-3000@kubernetescrd',
  }),
  machinePart('node-exporter'),
];

/** Simulated day of the stack gauzian. */
export const gauzianPlayed: PlayedStack = {
  stack: gauzian,
  ...joined([
    ...around,
    monitoringPart({ namespace: 'monitoring', group: 'gauzian', read: joined(around).jobs }, firing),
  ]),
  firing,
  application: {
    dashboard: 'gauzian-overview',
    job: 'gauzian-backend',
    counted: ['requests', 'uploadThroughput', 'slowest'],
  },
  faults: gauzianFaults,
};
