import { gauzian } from '../../../../infra/stacks/gauzian/stack';
import type { Firing } from '../../played/alerts';
import { playedGauzian } from '../../played/gauzian';
import type { PlayedStack } from '../../played/played-stack';
import { postgresSystem, redisSystem } from '../systems/databases';
import { minioSystem, traefikSystem } from '../systems/edge';
import { kubernetesSystem } from '../systems/kubernetes';
import { machineSystem } from '../systems/machine';
import { monitoringSystem } from '../systems/monitoring';
import { sitesSystem } from '../systems/sites';
import { joined, unreachable, variablesOf, type PlayedSystem } from '../systems/played-system';
import { gauzianFaults } from './faults';
import { overview } from './overview';
import { backendRules } from './rules';

const applications = 'gauzian-v2';

const firing: Firing = {
  day: { warning: ['MachineDiskFillingUp'] },
  quiet: { warning: ['MachineDiskFillingUp'] },
  outage: {
    critical: ['GauzianBackendDown', 'MinioDown', 'PostgresAbsent', 'RedisAbsent'],
    warning: ['PostgresDown', 'RedisDown', 'GrafanaDown'],
  },
  gone: { critical: ['GauzianBackendAbsent'] },
  incident: { critical: ['GauzianSuccessLow', 'PostgresUnreachable'], warning: ['MachineDiskFillingUp'] },
};

const backend: PlayedSystem = {
  jobs: [playedGauzian],
  dashboards: { 'gauzian-overview': overview },
  variables: { 'gauzian-overview': variablesOf(playedGauzian) },
  rules: { ...backendRules, ...unreachable('GauzianBackend', playedGauzian) },
};

const around = [
  backend,
  sitesSystem(gauzian, [
    ['Monitoring', 'monitoring-site'],
    ['GauzianBackend', 'gauzian-backend-site'],
  ]),
  postgresSystem(applications),
  redisSystem(applications, true),
  minioSystem(applications),
  traefikSystem({
    application: `${applications}-backend-8080@kubernetescrd`,
    grafana: 'monitoring-grafana-3000@kubernetescrd',
  }),
  kubernetesSystem(applications),
  machineSystem('node-exporter'),
];

/** Simulated day of the stack gauzian. */
export const gauzianPlayed: PlayedStack = {
  stack: gauzian,
  ...joined([
    ...around,
    monitoringSystem({ namespace: 'monitoring', group: 'gauzian', read: joined(around).jobs }, firing),
  ]),
  firing,
  application: {
    dashboard: 'gauzian-overview',
    job: 'gauzian-backend',
    counted: ['requests', 'uploadThroughput', 'slowest'],
  },
  faults: gauzianFaults,
};
