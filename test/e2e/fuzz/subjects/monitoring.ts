import fc from 'fast-check';
import { monitoring } from '../../../../library';
import { minutes } from '../../../../promql';
import { optional, required, type Subject } from '../subject';
import { adjustable } from './adjustments';
import { diskChanges, lateChanges, type MonitoringNames } from './changes';
import { commands, context, languages } from './presets';
import { replaced, small } from './systems';

type MonitoringOf = Parameters<typeof monitoring.system>[0];
type MonitoringProps = Parameters<typeof monitoring.dashboard>[0];

const system: Subject<MonitoringOf> = {
  properties: {
    stack: required(fc.constant('shop'), 'nothing'),
    language: required(languages, 'types'),
    commands: required(fc.constant(commands), 'types'),
    hasRemoteWrites: optional(fc.boolean(), 'types'),
    ...adjustable('PrometheusReloadFailed'),
  },
  place: (of) => replaced(small(), monitoring.system(of)),
};

const changes: Subject<Pick<NonNullable<MonitoringOf['adjust']>, MonitoringNames>> = {
  properties: { PrometheusDiskNearRetentionLimit: diskChanges, PrometheusSendingLate: lateChanges },
  place: (adjust) => replaced(small(), monitoring.system({ ...context, adjust, hasRemoteWrites: true })),
};

const job = (name: string) => required(fc.constant(name), fc.constantFrom('', 'nobody', 'a b'));

const dashboard: Subject<MonitoringProps> = {
  properties: {
    language: required(languages, 'types'),
    prometheus: job('prometheus'),
    grafana: job('grafana'),
    remoteWrites: optional(fc.constant({ PrometheusSendingLate: minutes(5) }), 'types'),
  },
  place: (of) => replaced(small(), { dashboards: [monitoring.dashboard(of)] }),
};

/** Subjects of the monitoring itself. */
export const ofMonitoring = {
  MonitoringOf: system,
  'MonitoringOf.adjust': changes,
  MonitoringProps: dashboard,
};
