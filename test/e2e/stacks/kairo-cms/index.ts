import { kairoCms } from '../../../../infra/stacks/kairo-cms/stack';
import type { Firing } from '../../played/alerts';
import { expiry, playedBlackbox, playedKairoCms, playedSite } from '../../played/kairo-cms';
import type { PlayedStack } from '../../played/played-stack';
import { traefikSystem } from '../systems/edge';
import { machineSystem } from '../systems/machine';
import { monitoringSystem } from '../systems/monitoring';
import { objectiveValues } from '../systems/objectives';
import { inIncident, joined, unreachable, variablesOf, type PlayedSystem } from '../systems/played-system';
import { kairoCmsFaults } from './faults';
import { cms, errors, objectives, overview, site, slowQuery } from './overview';

const firing: Firing = {
  day: { warning: ['MachineDiskFillingUp'] },
  quiet: { warning: ['MachineDiskFillingUp'] },
  outage: { critical: ['PrometheusDown'], warning: ['KairoCmsDown', 'KairoCmsSiteProbeDown'] },
  gone: { warning: ['KairoCmsAbsent'] },
  incident: { critical: ['KairoCmsUnreachable'], warning: ['KairoCmsErrorsHigh', 'KairoCmsQueriesSlow'] },
};

const jobs = [playedKairoCms, playedSite, playedBlackbox] as const;
const job = `job=${cms.job}`;
const left = { [site]: (moment: number) => expiry.incident - moment };

const application: PlayedSystem = {
  jobs,
  dashboards: { 'kairo-cms': overview },
  variables: {
    'kairo-cms': {
      job: jobs.flatMap((one) => variablesOf(one).job!).sort(),
      instance: jobs.flatMap((one) => variablesOf(one).instance!).sort(),
    },
  },
  rules: {
    KairoCmsErrorsHigh: inIncident({ [job]: errors.incident }),
    KairoCmsQueriesSlow: inIncident(slowQuery),
    ...objectiveValues(cms, objectives),
    KairoCmsUnreachable: inIncident({ [`__name__=probe_success ${site}`]: 0 }),
    KairoCmsCertificateExpiring: inIncident(left),
    KairoCmsCertificateAlmostExpired: inIncident(left),
    ...unreachable('KairoCms', playedKairoCms),
    ...unreachable('KairoCmsSiteProbe', playedSite),
  },
};

const around = [
  application,
  // The CMS runs elsewhere; another site stands on the same server.
  traefikSystem({
    application: 'apps-site-3000@kubernetescrd',
    grafana: 'monitoring-kairo-cms-grafana-3000@kubernetescrd',
  }),
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
