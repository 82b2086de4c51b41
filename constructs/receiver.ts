import type { Route } from '../alerts';
import { repeated } from '../metrics/mistake';
import { secretOf, type Authorization } from './authorization';
import { secretFaults, type SecretValue } from './secret-value';

/** Somebody who is told of alerts, in one or several ways. */
export interface Receiver {
  /** Its name, by which routes mean it. */
  readonly name: string;
  readonly channels: readonly [Channel, ...Channel[]];
}

/** A way to tell somebody. */
export type Channel = EmailChannel | SlackChannel | WebhookChannel;

/** Email, sent by the server that its sender is set up with. */
export interface EmailChannel {
  readonly kind: 'email';
  readonly addresses: readonly [string, ...string[]];
}

/** A channel of Slack. */
export interface SlackChannel {
  readonly kind: 'slack';
  /** The address of an incoming webhook, which whoever knows it can write to: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks. */
  readonly url: SecretValue;
}

/** A program that takes alerts as JSON. */
export interface WebhookChannel {
  readonly kind: 'webhook';
  /** Its address, which may hold a token. */
  readonly url: SecretValue;
  /**
   * How the sender shows who it is.
   *
   * @default - it does not
   */
  readonly authorization?: Authorization;
}

/** The secrets of a receiver, with what they are. */
export function receiverSecrets({
  name,
  channels,
}: Receiver): { readonly secret: SecretValue; readonly purpose: string }[] {
  return channels.flatMap((channel) => {
    if (channel.kind === 'email') return [];
    const url = { secret: channel.url, purpose: `the address of the ${channel.kind} of receiver ${name}` };
    const authorization = channel.kind === 'webhook' ? channel.authorization : undefined;
    if (!authorization) return [url];
    return [url, { secret: secretOf(authorization), purpose: `what is shown to the webhook of receiver ${name}` }];
  });
}

/** What is wrong with receivers and the route that leads to them. */
export function receiverFaults(receivers: readonly Receiver[], route: Route | undefined): string[] {
  const names = receivers.map(({ name }) => name);
  const unknown = [...new Set(route ? receiversOf(route) : [])].filter((name) => !names.includes(name));
  return [
    ...repeated(names, { fault: 'two receivers have the same name', remedy: 'give each its own' }),
    ...receivers.flatMap((receiver) =>
      receiverSecrets(receiver).flatMap(({ secret, purpose }) => secretFaults({ [purpose]: secret })),
    ),
    ...(route?.matchers
      ? ['the first route has matchers, but takes every alert; remedy: put them on a route below it']
      : []),
    ...unknown.map((name) => `a route leads to "${name}"; allowed: ${names.join(', ') || 'no receiver is there'}`),
    ...receivers.flatMap(({ name, channels }) =>
      channels.flatMap((channel) =>
        channel.kind === 'email'
          ? channel.addresses
              .filter((address) => !/^[^\s@,;]+@[^\s@,;]+$/.test(address))
              .map((address) => `receiver ${name}: "${address}" is no address of email`)
          : [],
      ),
    ),
  ];
}

/** The names of the receivers that a route and those below it lead to. */
function receiversOf({ receiver, routes = [] }: Route): string[] {
  return [receiver, ...routes.flatMap(receiversOf)];
}
