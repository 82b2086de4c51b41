import { focusApi } from '../../../../infra/stacks/focus-api/stack';
import type { Firing } from '../../played/alerts';
import { playedFocusApi } from '../../played/focus-api';
import type { PlayedStack } from '../../played/played-stack';
import { redisSystem } from '../systems/databases';
import { traefikSystem } from '../systems/edge';
import { kubernetesSystem } from '../systems/kubernetes';
import { machineSystem } from '../systems/machine';
import { monitoringSystem } from '../systems/monitoring';
import { sitesSystem } from '../systems/sites';
import { objectiveValues } from '../systems/objectives';
import { inIncident, joined, unreachable, variablesOf, type PlayedSystem } from '../systems/played-system';
import { focusApiFaults } from './faults';
import { api, objectives } from './objectives';
import { incidentErrors, incidentMean, overview } from './overview';

const firing: Firing = {
  day: { warning: ['MachineDiskFillingUp'] },
  quiet: { warning: ['MachineDiskFillingUp'] },
  outage: { critical: ['FocusApiDown', 'TraefikDown'], warning: ['RedisDown'] },
  gone: { critical: ['FocusApiAbsent'] },
  incident: {
    critical: ['FocusApiAvailabilityPage'],
    warning: ['FocusApiErrorsHigh'],
    info: ['FocusApiCacheHitRateLow'],
  },
};

const job = `job=${api.job}`;
const redis = redisSystem(api.job, false);
/** The dashboard is about the API and its Redis. */
const { instance } = variablesOf(playedFocusApi);
const ofRedis = redis.variables.redis!;

const application: PlayedSystem = {
  jobs: [playedFocusApi],
  dashboards: { 'focus-api-overview': overview },
  variables: {
    'focus-api-overview': { job: [api.job, 'redis'], instance: [...instance!, ...ofRedis.instance!] },
  },
  rules: {
    FocusApiErrorsHigh: inIncident({ [job]: incidentErrors }),
    FocusApiResponsesSlow: inIncident({ [job]: incidentMean }),
    FocusApiCacheHitRateLow: inIncident({ [job]: 1 / 3 }),
    ...objectiveValues(api, objectives),
    ...unreachable('FocusApi', playedFocusApi),
  },
};

const around = [
  application,
  sitesSystem(focusApi, [
    ['Monitoring', 'monitoring-site'],
    ['FocusApi', 'focus-api-site'],
  ]),
  redis,
  traefikSystem({
    application: 'focus-api-focus-api-8000@kubernetescrd',
    grafana: 'monitoring-focus-api-grafana-3000@kubernetescrd',
  }),
  kubernetesSystem('focus-api'),
  machineSystem('node-exporter-focus-api'),
];

/** Simulated day of the stack focus-api. */
export const focusApiPlayed: PlayedStack = {
  stack: focusApi,
  ...joined([
    ...around,
    monitoringSystem({ namespace: 'monitoring-focus-api', group: 'focus-api', read: joined(around).jobs }, firing),
  ]),
  firing,
  application: {
    dashboard: 'focus-api-overview',
    job: api.job,
    counted: ['requestRate', 'requests', 'slowest'],
  },
  faults: focusApiFaults,
};
