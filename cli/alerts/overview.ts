import {
  possibleDestinationsOf,
  possibleInhibitorsOf,
  settingsOf,
  type Destination,
  type KnownAlert,
  type Route,
} from '../../alerts';
import { valuesOf, type LabelValues } from '../../alerts/routing/label-values';
import { table } from '../../core/table';
import type { Routed } from './routed';

/** Every alert of a stack: how bad it is, who is told, how it is grouped and what may silence it. */
export function overview({ name, policy, alerts }: Routed): string {
  const rows = alerts.map((alert) => {
    const ways = possibleDestinationsOf(policy, alert);
    return [
      alert.name,
      shown(valuesOf(alert.labels, 'severity')),
      ways.map(destinationText).join('; '),
      [...new Set(ways.map(({ path }) => grouping(path)))].join('; '),
      silencers(possibleInhibitorsOf(policy, alert, alerts).map(({ source }) => source)),
    ];
  });
  return table(`Alerts of ${name}`, ['alert', 'severity', 'told', 'grouped by', 'silenced by'], rows);
}

function destinationText({ receiver, path }: Destination): string {
  const { activeTimeIntervals = [], muteTimeIntervals = [] } = path.at(-1)!;
  const only = activeTimeIntervals.length > 0 ? ` in ${activeTimeIntervals.join(' or ')}` : '';
  const never = muteTimeIntervals.length > 0 ? ` but in ${muteTimeIntervals.join(' or ')}` : '';
  return receiver + only + never;
}

/** The labels whose values alerts of one message have in common. */
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
