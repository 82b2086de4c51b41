import type { Route } from '../../alerts';
import { inPath, repeated, type Issue } from '../../core/errors';
import { connectionsTo, type Connection } from '../../core/network';
import { emptyTextIssues } from '../../core/text';
import { characterIssues } from '../../core/characters';
import { definitionOf, integrationIssues, type Integration, type IntegrationSecret } from './integrations';
import type { NotificationFormat } from './templates/format';

/** Receiver: one with integrations, or a null receiver. */
export type Receiver = NotifyingReceiver | NullReceiver;

/** Receiver with one or more integrations. */
export interface NotifyingReceiver {
  /** Name, by which routes refer to it. */
  readonly name: string;
  /** Integrations, all of which get each notification; at least one. */
  readonly integrations: readonly [Integration, ...Integration[]];
  readonly silentReason?: undefined;
}

/** Null receiver. It sends no notifications; its alerts are only shown in Alertmanager. */
export interface NullReceiver {
  /** Name, by which routes refer to it. */
  readonly name: string;
  /** Reason why no notification is needed. */
  readonly silentReason: string;
  readonly integrations?: undefined;
}

/** Tests whether a receiver has integrations. */
export function isNotifying(receiver: Receiver): receiver is NotifyingReceiver {
  return integrationsOf(receiver).length > 0;
}

/** Returns the integrations of a receiver; an empty list for a null receiver. */
export function integrationsOf(receiver: Receiver): readonly Integration[] {
  return receiver.integrations ?? [];
}

/** Returns the formats of the messages of receivers. */
export function receiverFormats(receivers: readonly Receiver[]): Readonly<Record<string, NotificationFormat>> {
  const formats = receivers.flatMap(integrationsOf).map((integration) => definitionOf(integration).formats);
  return Object.assign({}, ...formats) as Readonly<Record<string, NotificationFormat>>;
}

/** Returns the secrets of a receiver, each with its purpose. */
export function receiverSecrets(receiver: Receiver): IntegrationSecret[] {
  return integrationsOf(receiver).flatMap((integration) =>
    definitionOf(integration)
      .secrets(integration)
      .map(({ purpose, ...secret }) => ({
        ...secret,
        purpose: `${purpose} of the ${integration.kind} of receiver ${receiver.name}`,
      })),
  );
}

/** Returns the connections of the integrations of a receiver. */
export function receiverConnections(receiver: Receiver): Connection[] {
  return integrationsOf(receiver).flatMap((integration) =>
    connectionsTo(
      definitionOf(integration).destinations(integration),
      `receiver ${receiver.name} notifies by ${integration.kind}`,
    ),
  );
}

/** Returns the issues of receivers and of the routes that refer to them. */
export function receiverIssues(receivers: readonly Receiver[], route: Route | undefined): Issue[] {
  const names = receivers.map(({ name }) => name);
  const unknown = [...new Set(route ? receiversOf(route) : [])].filter((name) => !names.includes(name));
  return [
    ...names.flatMap((name) => characterIssues(name, 'name of a receiver')),
    ...repeated(names, { problem: 'two receivers have the same name', remedy: 'rename one' }),
    ...(route?.matchers
      ? [{ problem: 'the first route has matchers, but must match every alert', remedy: 'put them on a child route' }]
      : []),
    ...unknown.map((given) => ({
      problem: 'a route has a receiver that does not exist',
      given,
      allowed: names,
    })),
    ...receivers.flatMap((receiver) => [
      ...inPath('receiver', emptyTextIssues({ name: receiver.name })),
      ...silenceIssues(receiver),
      ...integrationsOf(receiver).flatMap((integration) =>
        inPath(`${integration.kind} of receiver ${receiver.name}`, integrationIssues(integration)),
      ),
    ]),
  ];
}

/**
 * Returns an issue for a receiver with integrations and a reason, or with neither. Only untyped
 * code can pass it.
 */
function silenceIssues(receiver: Receiver): Issue[] {
  const notifies = integrationsOf(receiver).length > 0;
  const isSilent = receiver.silentReason !== undefined && receiver.silentReason.trim() !== '';
  if (notifies !== isSilent) return [];
  return notifies
    ? [
        {
          problem: `receiver ${receiver.name} has integrations and a reason to be silent`,
          remedy: 'remove one of them',
        },
      ]
    : [
        {
          problem: `receiver ${receiver.name} has no integrations`,
          remedy: 'add integrations, or give the reason in silentReason',
        },
      ];
}

/** Returns the names of the receivers of a route and its descendants. */
export function receiversOf({ receiver, routes = [] }: Route): string[] {
  return [receiver, ...routes.flatMap(receiversOf)];
}
