import { anywhere } from '../../../core/network';
import type { SecretValue } from '../../../core/secret-value';
import { notificationText } from '../templates/reference';
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

export const slack: IntegrationDefinition<SlackIntegration> = {
  alertmanager: ({ url }, secretFile) => ({
    field: 'slack_configs',
    configs: [
      {
        ...sendResolved,
        api_url_file: secretFile(url),
        title: notificationText('title'),
        title_link: notificationText('link'),
        text: notificationText('slack'),
        fallback: notificationText('title'),
        color: notificationText('colour'),
      },
    ],
  }),
  grafana: ({ url }) => ({ type: 'slack', settings: { url } }),
  secrets: ({ url }) => [{ secret: url, purpose: 'the address' }],
  destinations: () => [{ kind: 'peer', to: anywhere, port: 443 }],
  // Slack truncates longer messages.
  textLimits: [
    {
      part: 'message',
      maximum: 40_000,
      unit: 'characters',
      source: 'https://docs.slack.dev/changelog/2018-truncating-really-long-messages/',
    },
  ],
  issues: () => [],
};
