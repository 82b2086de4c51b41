import { kairoCms } from '../../../../infra/stacks/kairo-cms/stack';
import type { Firing } from '../../played/alerts';
import { playedKairoCms } from '../../played/kairo-cms';
import { playedBlackbox } from '../../played/sites';
import type { PlayedStack } from '../../played/played-stack';
import { traefikSystem } from '../systems/edge';
import { sitesSystem, variablesOfAll } from '../systems/sites';
import { kubernetesSystem } from '../systems/kubernetes';
import { machineSystem } from '../systems/machine';
import { monitoringSystem } from '../systems/monitoring';
import { objectiveValues } from '../systems/objectives';
import { inIncident, joined, unreachable, type PlayedSystem } from '../systems/played-system';
import { kairoCmsFaults } from './faults';
import { cms, errors, kairoSite, objectives, overview, slowQuery } from './overview';

const firing: Firing = {
  day: { warning: ['MachineDiskFillingUp'] },
  quiet: { warning: ['MachineDiskFillingUp'] },
  outage: { critical: ['PrometheusDown'], warning: ['KairoCmsDown', 'KairoCmsSiteProbeDown'] },
  gone: { warning: ['KairoCmsAbsent'] },
  incident: { critical: ['KairoCmsUnreachable'], warning: ['KairoCmsErrorsHigh', 'KairoCmsQueriesSlow'] },
};

const job = `job=${cms.job}`;

const application: PlayedSystem = {
  jobs: [playedKairoCms],
  dashboards: { 'kairo-cms': overview },
  variables: {
    'kairo-cms': variablesOfAll([playedKairoCms, kairoSite, playedBlackbox]),
  },
  rules: {
    KairoCmsErrorsHigh: inIncident({ [job]: errors.incident }),
    KairoCmsQueriesSlow: inIncident(slowQuery),
    ...objectiveValues(cms, objectives),
    ...unreachable('KairoCms', playedKairoCms),
  },
};

const around = [
  application,
  sitesSystem(kairoCms, [['Monitoring', 'monitoring-site']], [['KairoCms', 'kairo-cms-site']]),
  // The CMS runs elsewhere; another site stands on the same server.
  traefikSystem({
    application: 'apps-site-3000@kubernetescrd',
    grafana: 'monitoring-kairo-cms-grafana-3000@kubernetescrd',
  }),
  kubernetesSystem('apps'),
  machineSystem('node-exporter-kairo-cms'),
];

/** Simulated day of the stack kairo-cms. */
export const kairoCmsPlayed: PlayedStack = {
  stack: kairoCms,
  ...joined([
    ...around,
    monitoringSystem({ namespace: 'monitoring-kairo-cms', group: 'kairo-cms', read: joined(around).jobs }, firing),
  ]),
  firing,
  application: { dashboard: 'kairo-cms', job: cms.job, counted: ['requests', 'queries', 'slowest'] },
  faults: kairoCmsFaults,
};
