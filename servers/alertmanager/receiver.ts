import type { Route } from '../../alerts';
import { inPath, repeated, type Issue } from '../../core/errors';
import type { Destination } from '../../core/network';
import type { SecretValue } from '../../core/secret-value';
import { definitionOf, integrationIssues, type Integration } from './integrations';
import type { NotificationFormat } from './templates/format';

/** Receiver of notifications: one that has integrations, or one that notifies nobody, for a reason. */
export type Receiver = NotifyingReceiver | NullReceiver;

/** Receiver that notifies by one or several integrations. */
export interface NotifyingReceiver {
  /** Name, by which routes refer to it. */
  readonly name: string;
  readonly integrations: readonly [Integration, ...Integration[]];
  readonly silentReason?: undefined;
}

/** Receiver that notifies nobody: its alerts only show in Alertmanager. */
export interface NullReceiver {
  /** Name, by which routes refer to it. */
  readonly name: string;
  /** Reason why nobody needs a notification. */
  readonly silentReason: string;
  readonly integrations?: undefined;
}

/** Whether a receiver has integrations. */
export function isNotifying(receiver: Receiver): receiver is NotifyingReceiver {
  return integrationsOf(receiver).length > 0;
}

/** Integrations of a receiver; none for a null receiver. */
export function integrationsOf(receiver: Receiver): readonly Integration[] {
  return receiver.integrations ?? [];
}

/** Formats of messages that only some kinds of integrations use, of the kinds that receivers have. */
export function receiverFormats(receivers: readonly Receiver[]): Readonly<Record<string, NotificationFormat>> {
  const formats = receivers.flatMap(integrationsOf).map((integration) => definitionOf(integration).formats);
  return Object.assign({}, ...formats) as Readonly<Record<string, NotificationFormat>>;
}

/** Secrets of a receiver, each with its purpose. */
export function receiverSecrets(receiver: Receiver): { readonly secret: SecretValue; readonly purpose: string }[] {
  return integrationsOf(receiver).flatMap((integration) =>
    definitionOf(integration)
      .secrets(integration)
      .map(({ secret, purpose }) => ({
        secret,
        purpose: `${purpose} of the ${integration.kind} of receiver ${receiver.name}`,
      })),
  );
}

/** Hosts that the integrations of a receiver connect to. */
export function receiverDestinations(receiver: Receiver): Destination[] {
  return integrationsOf(receiver).flatMap((integration) => definitionOf(integration).destinations(integration));
}

/** Issues of receivers and of the route that leads to them. */
export function receiverIssues(receivers: readonly Receiver[], route: Route | undefined): Issue[] {
  const names = receivers.map(({ name }) => name);
  const unknown = [...new Set(route ? receiversOf(route) : [])].filter((name) => !names.includes(name));
  return [
    ...repeated(names, { problem: 'two receivers have the same name', remedy: 'give each its own' }),
    ...(route?.matchers
      ? [{ problem: 'the first route has matchers, but takes every alert', remedy: 'put them on a route below it' }]
      : []),
    ...unknown.map((name) => ({
      problem: `a route leads to "${name}"`,
      allowed: names.join(', ') || 'no receiver is there',
    })),
    ...receivers.flatMap((receiver) => [
      ...silenceIssues(receiver),
      ...integrationsOf(receiver).flatMap((integration) =>
        inPath(`${integration.kind} of receiver ${receiver.name}`, integrationIssues(integration)),
      ),
    ]),
  ];
}

/** Code without types may give a receiver neither integrations nor a reason. */
function silenceIssues(receiver: Receiver): Issue[] {
  const notifies = integrationsOf(receiver).length > 0;
  const isSilent = receiver.silentReason !== undefined && receiver.silentReason.trim() !== '';
  if (notifies !== isSilent) return [];
  return notifies
    ? [
        {
          problem: `receiver ${receiver.name} has integrations and a reason to be silent`,
          remedy: 'leave one of them out',
        },
      ]
    : [
        {
          problem: `receiver ${receiver.name} notifies nobody`,
          remedy: 'give it integrations, or say in `silentReason` why nobody needs a notification',
        },
      ];
}

/** The names of the receivers that a route and those below it lead to. */
export function receiversOf({ receiver, routes = [] }: Route): string[] {
  return [receiver, ...routes.flatMap(receiversOf)];
}
