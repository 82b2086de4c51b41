import { destinationsOf, type AlertLabels, type NotificationPolicy } from '../../alerts';
import { notificationsFailing } from '../../core/defaults';
import { collectIssues, type Issue } from '../../core/errors';
import { definitionOf } from '../../servers/alertmanager/integrations';
import { integrationsOf, type Receiver } from '../../servers/alertmanager/receiver';

/** Policy with its receivers. */
interface Failing {
  readonly policy: NotificationPolicy;
  readonly receivers: readonly Receiver[];
  /** Labels of the alert, without its integration; `undefined` when the stack has no such alert. */
  readonly failingLabels: AlertLabels | undefined;
}

/**
 * Returns an issue for each kind of integration whose failures are reported through itself alone,
 * and so by nobody.
 */
export function failingIntegrationIssues({ policy, receivers, failingLabels }: Failing): Issue[] {
  const { failingIntegrationReason: reason } = policy;
  if (reason?.trim() === '') return [{ problem: 'failingIntegrationReason is empty', remedy: 'give the reason' }];
  if (!failingLabels) return [];
  const kindsOf = (names: readonly string[]) =>
    new Set(receivers.filter(({ name }) => names.includes(name)).flatMap(metricLabels));
  const alone = [...new Set(receivers.flatMap(metricLabels))].filter((integration) => {
    // The issues of an invalid policy are reported by its own validation.
    const destinations = collectIssues([], () => destinationsOf(policy, { ...failingLabels, integration }), undefined);
    const notified = destinations && kindsOf(destinations.map(({ receiver }) => receiver));
    return notified && ![...notified].some((kind) => kind !== integration);
  });
  if (reason === undefined) {
    return alone.map((integration) => ({
      problem: `${notificationsFailing} of the integration ${integration} notifies through ${integration} alone, which fails`,
      remedy:
        'route it to a receiver with another kind of integration too, or give a reason in failingIntegrationReason',
    }));
  }
  return alone.length > 0
    ? []
    : [
        {
          problem: 'failingIntegrationReason is not needed: another kind reports each integration',
          given: reason,
          remedy: 'remove it',
        },
      ];
}

/** Values of the label `integration` in the metrics of Alertmanager. */
function metricLabels(receiver: Receiver): string[] {
  return integrationsOf(receiver).map((integration) =>
    definitionOf(integration)
      .alertmanager(integration, () => '')
      .field.replace(/_configs$/, ''),
  );
}
