import {
  destinationsOf,
  possibleInhibitors,
  type Destination,
  type KnownAlert,
  type NotificationPolicy,
  type PossibleInhibitor,
} from '../../alerts';
import { notificationsFailing } from '../../core/defaults';
import { collectIssues, type Issue } from '../../core/errors';
import { definitionOf } from '../../servers/alertmanager/integrations';
import { integrationsOf, type Receiver } from '../../servers/alertmanager/receiver';

/** Policy with its receivers, and the alerts that it routes. */
interface Failing {
  readonly policy: NotificationPolicy;
  readonly receivers: readonly Receiver[];
  readonly alerts: readonly KnownAlert[];
}

/**
 * Returns an issue for each kind of integration whose failures are not reported through another
 * kind at any time: through itself alone, only within time intervals, or not while others alert.
 */
export function failingIntegrationIssues(failing: Failing): Issue[] {
  const { policy, receivers, alerts } = failing;
  const { failingIntegrationReason: reason } = policy;
  if (reason?.trim() === '') return [{ problem: 'failingIntegrationReason is empty', remedy: 'give the reason' }];
  const alert = alerts.find(({ name }) => name === notificationsFailing);
  if (!alert) return [];
  const inhibitorsOf = collectIssues(
    [],
    () => possibleInhibitors(policy, alerts),
    () => [],
  );
  const issues = [...new Set(receivers.flatMap(metricLabels))].flatMap((integration) => [
    ...routeIssues(failing, alert, integration),
    ...inhibitionIssues(inhibitorsOf, alert, integration),
  ]);
  if (reason === undefined) return issues;
  return issues.length > 0
    ? []
    : [
        {
          problem: 'failingIntegrationReason is not needed: another kind reports each integration',
          given: reason,
          remedy: 'remove it',
        },
      ];
}

function routeIssues({ policy, receivers }: Failing, alert: KnownAlert, integration: string): Issue[] {
  // The issues of an invalid policy are reported by its own validation.
  const all = collectIssues([], () => destinationsOf(policy, { ...fixedLabels(alert), integration }), undefined);
  if (!all) return [];
  const others = all.filter(({ receiver }) =>
    receivers.some((one) => one.name === receiver && metricLabels(one).some((kind) => kind !== integration)),
  );
  const intervals = others.map(intervalsOf);
  if (intervals.some((names) => names.length === 0)) return [];
  if (others.length === 0) {
    return [
      {
        problem: `${notificationsFailing} of the integration ${integration} notifies through ${integration} alone, which fails`,
        remedy:
          'route it to a receiver with another kind of integration too, or give a reason in failingIntegrationReason',
      },
    ];
  }
  return [
    {
      problem: `${notificationsFailing} of the integration ${integration} does not notify another kind of integration at all times`,
      given: [...new Set(intervals.flat())].join(', '),
      remedy:
        'route it to a receiver with another kind of integration without time intervals too, or give a reason in failingIntegrationReason',
    },
  ];
}

/** Returns the time intervals of the last route of a path. Child routes do not inherit them. */
function intervalsOf({ path }: Destination): string[] {
  const { activeTimeIntervals = [], muteTimeIntervals = [] } = path.at(-1)!;
  return [...activeTimeIntervals, ...muteTimeIntervals];
}

/** Returns an issue when alerts on other jobs inhibit the report. Where its own job is down, nothing notifies. */
function inhibitionIssues(
  inhibitorsOf: (alert: KnownAlert) => readonly PossibleInhibitor[],
  alert: KnownAlert,
  integration: string,
): Issue[] {
  const reported = { ...alert, labels: { ...alert.labels, integration: { only: [integration] } } };
  const jobs = alert.labels.job?.only ?? [];
  const sources = collectIssues([], () => inhibitorsOf(reported), []).filter(
    ({ inhibition: { equal = [] }, source }) =>
      !equal.includes('job') && !source.labels.job?.only?.every((one) => jobs.includes(one)),
  );
  const names = [...new Set(sources.map(({ source }) => source.name))];
  if (names.length === 0) return [];
  return [
    {
      problem: `${notificationsFailing} of the integration ${integration} is inhibited while other alerts fire`,
      given: names.join(', '),
      remedy: 'exclude it from the target of the inhibition, or give a reason in failingIntegrationReason',
    },
  ];
}

/** Returns the labels of an alert that have only one value. */
function fixedLabels({ labels }: KnownAlert): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(labels).flatMap(([label, { only = [] }]) => (only.length === 1 ? [[label, only[0]!]] : [])),
  );
}

/** Values of the label `integration` in the metrics of Alertmanager. */
function metricLabels(receiver: Receiver): string[] {
  return integrationsOf(receiver).map((integration) =>
    definitionOf(integration)
      .alertmanager(integration, () => '')
      .field.replace(/_configs$/, ''),
  );
}
