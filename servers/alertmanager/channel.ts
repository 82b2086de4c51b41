import { anywhere, destinationOfUrl, isPort, type Destination } from '../../core/network';
import { secretFaults, type SecretValue } from '../../core/secret-value';
import { secretOf, type Authorization } from '../http-client';

/** A way to tell somebody. */
export type Channel =
  EmailChannel | SlackChannel | DiscordChannel | TelegramChannel | PagerDutyChannel | NtfyChannel | WebhookChannel;

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

/** A channel of Discord. */
export interface DiscordChannel {
  readonly kind: 'discord';
  /** The address of a webhook, which whoever knows it can write to: https://support.discord.com/hc/en-us/articles/228383668. */
  readonly url: SecretValue;
}

/** A chat of Telegram. */
export interface TelegramChannel {
  readonly kind: 'telegram';
  /** The token of the bot that writes: https://core.telegram.org/bots/features#botfather. */
  readonly token: SecretValue;
  /** The id of the chat; that of a group is negative. */
  readonly chat: number;
  /**
   * The server of the bot API.
   *
   * @default 'https://api.telegram.org'
   */
  readonly server?: string;
}

/** A service of PagerDuty, told by its Events API v2. */
export interface PagerDutyChannel {
  readonly kind: 'pagerduty';
  /** The integration key of the service: https://support.pagerduty.com/main/docs/services-and-integrations. */
  readonly routingKey: SecretValue;
  /**
   * The address that takes events; that of the European region is https://events.eu.pagerduty.com/v2/enqueue.
   *
   * @default 'https://events.pagerduty.com/v2/enqueue'
   */
  readonly url?: string;
}

/** A topic of ntfy (2.10 or later): https://docs.ntfy.sh/publish/#message-templating. */
export interface NtfyChannel {
  readonly kind: 'ntfy';
  /** On a server without access control, whoever knows it can read and write. */
  readonly topic: string;
  /**
   * The server.
   *
   * @default 'https://ntfy.sh'
   */
  readonly server?: string;
  /**
   * An access token.
   *
   * @default - everybody may write to the topic
   */
  readonly token?: SecretValue;
}

/** A program that takes alerts as JSON: https://prometheus.io/docs/alerting/latest/configuration/#webhook_config. */
export interface WebhookChannel {
  readonly kind: 'webhook';
  /** Its address, which may hold a token. */
  readonly url: SecretValue;
  /**
   * The port of that address, which network policies must know.
   *
   * @default 443
   */
  readonly port?: number;
  /**
   * Whether it is told that an alert is over, which a dead man's switch would take for a sign of life.
   *
   * @default true
   */
  readonly sendsResolved?: boolean;
  /**
   * How the sender shows who it is.
   *
   * @default - it does not
   */
  readonly authorization?: Authorization;
}

/** Where channels are that say nothing else. */
export const servers = {
  telegram: 'https://api.telegram.org',
  pagerduty: 'https://events.pagerduty.com/v2/enqueue',
  ntfy: 'https://ntfy.sh',
} as const;

/** The secrets of a channel, with what they are. */
export function channelSecrets(channel: Channel): { readonly secret: SecretValue; readonly what: string }[] {
  switch (channel.kind) {
    case 'email':
      return [];
    case 'telegram':
      return [{ secret: channel.token, what: 'the token of the bot' }];
    case 'pagerduty':
      return [{ secret: channel.routingKey, what: 'the integration key' }];
    case 'ntfy':
      return channel.token ? [{ secret: channel.token, what: 'the token' }] : [];
    case 'webhook':
      return [address(channel), ...shown(channel)];
    default:
      return [address(channel)];
  }
}

const address = ({ url }: SlackChannel | DiscordChannel | WebhookChannel) => ({ secret: url, what: 'the address' });

function shown({ authorization }: WebhookChannel): { readonly secret: SecretValue; readonly what: string }[] {
  return authorization ? [{ secret: secretOf(authorization), what: 'what is shown' }] : [];
}

/** Where a channel is; that of email is known to its sender. An address that is secret may be anywhere. */
export function channelDestinations(channel: Channel): Destination[] {
  switch (channel.kind) {
    case 'email':
      return [];
    case 'telegram':
      return destinationsOf(channel.server ?? servers.telegram);
    case 'pagerduty':
      return destinationsOf(channel.url ?? servers.pagerduty);
    case 'ntfy':
      return destinationsOf(channel.server ?? servers.ntfy);
    case 'webhook':
      return [{ to: anywhere, port: channel.port ?? 443 }];
    default:
      return [{ to: anywhere, port: 443 }];
  }
}

/** An address that is none is told when the stack is checked. */
function destinationsOf(url: string): Destination[] {
  return isUrl(url) ? [destinationOfUrl(url)] : [];
}

/** What is wrong with a channel. */
export function channelFaults(channel: Channel): string[] {
  return [
    ...faultsOfKind(channel),
    ...channelSecrets(channel).flatMap(({ secret, what }) => secretFaults({ [what]: secret })),
  ];
}

function faultsOfKind(channel: Channel): string[] {
  switch (channel.kind) {
    case 'email':
      return channel.addresses.filter((one) => !isEmail(one)).map((one) => `"${one}" is no address of email`);
    case 'telegram':
      return [
        ...(Number.isSafeInteger(channel.chat) && channel.chat !== 0
          ? []
          : [`${channel.chat} is no chat of Telegram; allowed: a whole number, negative for a group`]),
        ...urlFaults(channel.server),
      ];
    case 'pagerduty':
      return urlFaults(channel.url);
    case 'ntfy':
      return [
        ...(/^[-_A-Za-z0-9]{1,64}$/.test(channel.topic)
          ? []
          : [`"${channel.topic}" is no topic of ntfy; allowed: 1 to 64 letters, digits, - and _`]),
        ...urlFaults(channel.server),
      ];
    case 'webhook':
      return isPort(channel.port ?? 443) ? [] : [`port ${channel.port} does not exist; allowed: 1 to 65535`];
    default:
      return [];
  }
}

/** Where Grafana tells a topic of ntfy, which from 2.14 on knows what it sends: https://docs.ntfy.sh/publish/#pre-defined-templates. */
export function ntfyOfGrafana({ topic, server = servers.ntfy }: NtfyChannel): string {
  return `${server}/${topic}?template=grafana`;
}

/** Whether a text is one address of email. */
export function isEmail(text: string): boolean {
  return /^[^\s@,;]+@[^\s@,;]+$/.test(text);
}

function urlFaults(url: string | undefined): string[] {
  if (url === undefined || isUrl(url)) return [];
  return [`"${url}" is no address of a server; allowed: http or https and a host, without a slash at its end`];
}

function isUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:\/\/[^\s/@]+(\/\S*[^\s/])?$/.test(url);
}
