import type { SecretValue } from '../../../core/secret-value';
import { amount, object, optional, secret, text } from '../../../core/shape';
import { bytes, html, replaceAll } from '../templates/format';
import { templateText } from '../templates/reference';
import { sendResolved, type IntegrationDefinition } from './definition';
import { urlDestinations, serverUrlIssues } from './server-url';

/** Telegram chat. */
export interface TelegramIntegration {
  readonly kind: 'telegram';
  /** Token of the bot that writes: https://core.telegram.org/bots/features#botfather. */
  readonly token: SecretValue;
  /** Id of the chat; the id of a group is negative. */
  readonly chat: number;
  /**
   * Server of the bot API.
   *
   * @default 'https://api.telegram.org'
   */
  readonly server?: string;
}

declare module './definition' {
  interface IntegrationKinds {
    /** Telegram chat. */
    readonly telegram: TelegramIntegration;
  }
}

const maximum = 4096;

/** Size of what readers see: Telegram counts no tags and no addresses. */
const visible = (text: string): string => bytes(replaceAll('<[^>]*>', '', text));

const defaultServer = 'https://api.telegram.org';

export const telegram: IntegrationDefinition<TelegramIntegration> = {
  alertmanager: ({ server = defaultServer, token, chat }, secretFile) => ({
    field: 'telegram_configs',
    configs: [
      {
        ...sendResolved,
        api_url: server,
        bot_token_file: secretFile(token),
        chat_id: chat,
        message: templateText('telegram'),
        parse_mode: 'HTML',
      },
    ],
  }),
  grafana: ({ token, chat, server }) => ({
    type: 'telegram',
    title: { setting: 'message', template: 'default.message' },
    settings: { bottoken: token, chatid: String(chat) },
    apiNames: { bottoken: 'token', chatid: 'chat_id' },
    ...(server === undefined
      ? {}
      : { issues: [{ problem: 'Grafana cannot use another server of the bot API', remedy: 'remove `server`' }] }),
  }),
  secrets: ({ token }) => [{ secret: token, purpose: 'the token of the bot' }],
  destinations: ({ server = defaultServer }) => urlDestinations(server),
  usesSmtp: false,
  canBeDeadMansSwitch: false,
  textLimits: [
    {
      part: 'message',
      maximum,
      unit: 'characters',
      source: 'https://core.telegram.org/bots/api#sendmessage',
    },
  ],
  shape: object<TelegramIntegration>({ kind: text, token: secret, chat: amount, server: optional(text) }),
  issues: ({ chat, server }) => [
    ...(Number.isSafeInteger(chat) && chat !== 0
      ? []
      : [{ problem: 'this is no chat of Telegram', given: chat, allowed: 'a whole number, negative for a group' }]),
    ...serverUrlIssues(server),
  ],
  formats: {
    telegram: {
      ...html,
      // Telegram supports few HTML tags, and line breaks of plain text.
      value: (expression) => `(html ${expression})`,
      end: '\n',
      hasTitle: false,
      limits: [
        { maximum, size: visible },
        // Alertmanager replaces a longer text by a message that says so.
        { maximum: 32_768, size: bytes },
      ],
    },
  },
};
