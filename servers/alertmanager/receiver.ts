import type { Route } from '../../alerts';
import { repeated } from '../../core/errors';
import type { SecretValue } from '../../core/secret-value';
import { channelFaults, channelSecrets, type Channel } from './channel';

/** Somebody who is told of alerts, in one or several ways; or nobody, for a reason. */
export type Receiver = TellingReceiver | SilentReceiver;

/** Somebody who is told of alerts. */
export interface TellingReceiver {
  /** Its name, by which routes mean it. */
  readonly name: string;
  readonly channels: readonly [Channel, ...Channel[]];
}

/** Where alerts end of which nobody is told: they only show. */
export interface SilentReceiver {
  /** Its name, by which routes mean it. */
  readonly name: string;
  /** Why nobody needs to be told. */
  readonly silent: string;
}

/** In which ways somebody is told. */
export function channelsOf(receiver: Receiver): readonly Channel[] {
  return 'channels' in receiver ? receiver.channels : [];
}

/** The secrets of a receiver, with what they are. */
export function receiverSecrets(receiver: Receiver): { readonly secret: SecretValue; readonly purpose: string }[] {
  return channelsOf(receiver).flatMap((channel) =>
    channelSecrets(channel).map(({ secret, what }) => ({
      secret,
      purpose: `${what} of the ${channel.kind} of receiver ${receiver.name}`,
    })),
  );
}

/** What is wrong with receivers and the route that leads to them. */
export function receiverFaults(receivers: readonly Receiver[], route: Route | undefined): string[] {
  const names = receivers.map(({ name }) => name);
  const unknown = [...new Set(route ? receiversOf(route) : [])].filter((name) => !names.includes(name));
  return [
    ...repeated(names, { fault: 'two receivers have the same name', remedy: 'give each its own' }),
    ...(route?.matchers
      ? ['the first route has matchers, but takes every alert; remedy: put them on a route below it']
      : []),
    ...unknown.map((name) => `a route leads to "${name}"; allowed: ${names.join(', ') || 'no receiver is there'}`),
    ...receivers.flatMap((receiver) => [
      ...silenceFaults(receiver),
      ...channelsOf(receiver).flatMap((channel) =>
        channelFaults(channel).map((fault) => `${channel.kind} of receiver ${receiver.name}: ${fault}`),
      ),
    ]),
  ];
}

/** Code without types may give a receiver neither channels nor a reason. */
function silenceFaults(receiver: Receiver): string[] {
  const tells = channelsOf(receiver).length > 0;
  const isSilent = 'silent' in receiver && receiver.silent.trim() !== '';
  if (tells !== isSilent) return [];
  return tells
    ? [`receiver ${receiver.name} has channels and a reason to be silent; remedy: leave one of them out`]
    : [
        `receiver ${receiver.name} tells nobody; remedy: give it channels, or say in \`silent\` why nobody needs to be told`,
      ];
}

/** The names of the receivers that a route and those below it lead to. */
export function receiversOf({ receiver, routes = [] }: Route): string[] {
  return [receiver, ...routes.flatMap(receiversOf)];
}
