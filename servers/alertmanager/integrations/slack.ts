import { anywhere } from '../../../core/network';
import { addressIssues } from '../../../core/secret-content';
import type { SecretValue } from '../../../core/secret-value';
import { bytes, concatenation, literal, plain, replaceAll, type Markup } from '../templates/format';
import { notificationText, templateText } from '../templates/reference';
import { defaultTitle } from './contact-point';
import { sendResolved, type IntegrationDefinition } from './definition';

/** Slack channel. */
export interface SlackIntegration {
  readonly kind: 'slack';
  /**
   * URL of an incoming webhook. Everyone who knows it can write to the channel:
   * https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks.
   */
  readonly url: SecretValue;
}

declare module './definition' {
  interface IntegrationKinds {
    readonly slack: SlackIntegration;
  }
}

/** Slack's markup: https://docs.slack.dev/messaging/formatting-message-text/#escaping. */
const markup: Markup = {
  ...plain,
  value: (expression) => replaceAll('>', '&gt;', replaceAll('<', '&lt;', replaceAll('&', '&amp;', expression))),
  strong: (content) => concatenation(literal('*'), content, literal('*')),
  link: (content, _, address) => concatenation(literal('<'), address, literal('|'), content, literal('>')),
};

const maximum = 4000;

export const slack: IntegrationDefinition<SlackIntegration> = {
  alertmanager: ({ url }, secretFile) => ({
    field: 'slack_configs',
    configs: [
      {
        ...sendResolved,
        api_url_file: secretFile(url),
        title: notificationText('title'),
        title_link: notificationText('link'),
        text: templateText('slack'),
        fallback: notificationText('title'),
        color: notificationText('colour'),
      },
    ],
  }),
  grafana: ({ url }) => ({ type: 'slack', title: defaultTitle, settings: { url } }),
  secrets: ({ url }) => [{ secret: url, purpose: 'the address', check: addressIssues }],
  destinations: () => [{ kind: 'peer', to: anywhere, port: 443 }],
  // Slack accepts more, but displays it badly, and truncates it at 40,000 characters.
  textLimits: [
    {
      part: 'message',
      maximum,
      unit: 'characters',
      source: 'https://docs.slack.dev/reference/methods/chat.postMessage/#truncating',
    },
  ],
  issues: () => [],
  formats: { slack: { ...markup, limits: [{ maximum, size: bytes }] } },
};
