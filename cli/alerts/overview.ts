import {
  possibleDestinationsOf,
  possibleInhibitors,
  settingsOf,
  type Destination,
  type KnownAlert,
  type Route,
} from '../../alerts';
import { valuesOf, type LabelValues } from '../../alerts/routing/label-values';
import { table } from '../../core/table';
import type { Routed } from '../../stack/routed';
import type { switchedOff } from '../../stack/switched-off';

/**
 * Renders the alerts of a stack as a table: severity, receivers, grouping and inhibiting alerts.
 */
export function overview({ name, policy, alerts }: Routed): string {
  const inhibitorsOf = possibleInhibitors(policy, alerts);
  const rows = alerts.map((alert) => {
    const ways = possibleDestinationsOf(policy, alert);
    return [
      alert.name,
      shown(valuesOf(alert.labels, 'severity')),
      ways.map(destinationText).join('; '),
      [...new Set(ways.map(({ path }) => grouping(path)))].join('; '),
      silencers(inhibitorsOf(alert).map(({ source }) => source)),
    ];
  });
  return table(`Alerts of ${name}`, ['alert', 'severity', 'receivers', 'grouped by', 'inhibited by'], rows);
}

/** Returns the alerts of a stack for programs: severities, receivers, grouping and inhibiting alerts. */
export function overviewData({ name, policy, alerts }: Routed, off: ReturnType<typeof switchedOff>): unknown {
  const inhibitorsOf = possibleInhibitors(policy, alerts);
  return {
    stack: name,
    alerts: alerts.map((alert) => ({
      name: alert.name,
      // An alert whose severity is not known can have any.
      severities: valuesOf(alert.labels, 'severity').only ?? 'any',
      receivers: possibleDestinationsOf(policy, alert).map(destinationData),
      inhibitedBy: [...new Set(inhibitorsOf(alert).map(({ source }) => source.name))],
    })),
    switchedOff: off,
  };
}

/** Returns a receiver for programs, with the settings of its route. */
export function destinationData({ receiver, path }: Destination) {
  const { activeTimeIntervals = [], muteTimeIntervals = [] } = path.at(-1)!;
  return { receiver, activeTimeIntervals, muteTimeIntervals, ...settingsOf(path) };
}

function destinationText({ receiver, path }: Destination): string {
  const { activeTimeIntervals = [], muteTimeIntervals = [] } = path.at(-1)!;
  const only = activeTimeIntervals.length > 0 ? ` in ${activeTimeIntervals.join(' or ')}` : '';
  const never = muteTimeIntervals.length > 0 ? ` except in ${muteTimeIntervals.join(' or ')}` : '';
  return receiver + only + never;
}

/** Labels by which notifications of a route are grouped, as text. */
export function grouping(path: readonly Route[]): string {
  const { groupBy } = settingsOf(path);
  if (groupBy.includes('...')) return 'all labels';
  return groupBy.length > 0 ? groupBy.join(', ') : 'nothing';
}

function silencers(alerts: readonly KnownAlert[]): string {
  const names = [...new Set(alerts.map(({ name }) => name))];
  return names.length > 0 ? names.join(', ') : '-';
}

function shown(values: LabelValues): string {
  return values.only ? values.only.map((value) => value || '-').join('|') : 'any';
}
