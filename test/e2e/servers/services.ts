import type { IntegrationKind } from '../../../servers/alertmanager/integrations';

/** Answer of a service that refuses a notification. */
export interface Refusal {
  readonly status: number;
  readonly reason: string;
}

type Service = (body: string) => Refusal | undefined;

/** Characters as services count them. */
const length = (text: string): number => Array.from(text).length;
const bytes = (text: string): number => Buffer.byteLength(text);

/** Returns the first rule that is broken. */
function firstBroken(rules: Readonly<Record<string, boolean>>, status = 400): Refusal | undefined {
  const broken = Object.entries(rules).find(([, isBroken]) => isBroken);
  return broken && { status, reason: broken[0] };
}

/**
 * HTML of https://core.telegram.org/bots/api#html-style. Tags are closed in order, and a bare `<` or
 * an unknown entity is refused.
 */
function isTelegramHtml(text: string): boolean {
  const open: string[] = [];
  const rest = text.replaceAll(/<(\/?)(b|i|u|s|code|pre|a)( href="[^"<>]*")?>/g, (_, end: string, name: string) => {
    if (end === '') open.push(name);
    else if (open.pop() !== name) return '<';
    return '';
  });
  return open.length === 0 && !/[<>]/.test(rest) && !/&(?!(?:lt|gt|amp|quot|#\d+|#x[\da-f]+);)/i.test(rest);
}

function readTelegram(text: string): string {
  return text.replaceAll(/<[^>]*>/g, '').replaceAll(/&(?:lt|gt|amp|quot|#\d+);/g, '.');
}

interface DiscordMessage {
  readonly embeds: readonly { readonly title: string; readonly description: string }[];
}

interface PagerDutyEvent {
  readonly payload: {
    readonly summary: string;
    readonly source: string;
    /** Details. Alertmanager replaces those of an event that is too large by an error. */
    readonly custom_details: { readonly error?: string };
  };
}

interface NtfyMessage {
  readonly topic: unknown;
  readonly title: unknown;
  readonly message: unknown;
  readonly priority: unknown;
}

/** Kind of integration that sends by HTTP. */
type HttpKind = Exclude<IntegrationKind, 'email'>;

/** Services with the limits that they document, by channel. They refuse what the service refuses. */
const services: Readonly<Record<HttpKind, Service>> = {
  // https://core.telegram.org/bots/api#sendmessage
  telegram: (body) => {
    const { text } = JSON.parse(body) as { text: string };
    return firstBroken({
      "Bad Request: can't parse entities": !isTelegramHtml(text),
      'Bad Request: message is too long': length(readTelegram(text)) > 4096 || text === '',
    });
  },
  // https://discord.com/developers/docs/resources/message#embed-object-embed-limits
  discord: (body) => {
    const [{ title, description }] = (JSON.parse(body) as DiscordMessage).embeds as [DiscordMessage['embeds'][number]];
    return firstBroken({
      'title is too long': length(title) > 256,
      'description is too long': length(description) > 4096,
      'embed is too long': length(title) + length(description) > 6000,
    });
  },
  // https://docs.slack.dev/reference/methods/chat.postMessage/#truncating
  slack: (body) => {
    const [{ text }] = (JSON.parse(body) as { attachments: readonly [{ text: string }] }).attachments;
    return firstBroken({
      'text is too long': length(text) > 4000,
      'a link is cut': /[<>]/.test(text.replaceAll(/<https?:[^<>|]+\|[^<>|]+>/g, '')),
    });
  },
  // https://developer.pagerduty.com/docs/events-api-v2-overview#size-limits
  pagerduty: (body) => {
    const { summary, source, custom_details: details } = (JSON.parse(body) as PagerDutyEvent).payload;
    return (
      firstBroken({ 'event is too large': bytes(body) > 512_000 }, 413) ??
      firstBroken({
        'summary is too long': length(summary) > 1024,
        'there is no source': source === '',
        'details have been removed': details.error !== undefined,
      })
    );
  },
  // https://docs.ntfy.sh/publish/#limitations
  ntfy: (body) => {
    const { topic, title, message, priority } = JSON.parse(body) as NtfyMessage;
    return firstBroken({
      'topic is no text': typeof topic !== 'string' || topic === '',
      'title is no text': typeof title !== 'string',
      'message is no text': typeof message !== 'string',
      'message becomes an attachment': bytes(String(message)) > 4096,
      'body is larger than twice the limit of a message': bytes(body) > 8192,
      'priority is not 1 to 5': ![1, 2, 3, 4, 5].includes(priority as number),
    });
  },
  // https://learn.microsoft.com/en-us/connectors/teams/#known-issues-and-limitations-with-actions
  teams: (body) => firstBroken({ 'request is too large': bytes(body) > 28_000 }, 413),
  webhook: () => undefined,
};

/** Refusal of a request, by the limits of the service of its channel. */
export function refusalOf({ channel }: { readonly channel: string }, body: string): Refusal | undefined {
  return services[channel as HttpKind](body);
}

/**
 * Refusal of an email by a server with the smallest limits of RFC 5321 and RFC 5322: 64 KiB, and 998
 * characters in a line.
 */
export function mailRefusal(message: string): string | undefined {
  const lines = message.split('\r\n');
  return firstBroken({
    'message is too large': bytes(message) > 65_536,
    'line is too long': lines.some((line) => bytes(line) > 998),
  })?.reason;
}
