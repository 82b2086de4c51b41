import { anywhere } from '../../../core/network';
import { addressIssues } from '../../../core/secret-content';
import type { SecretValue } from '../../../core/secret-value';
import { object, secret, text } from '../../../core/shape';
import { bytes, slackText } from '../templates/format';
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
    /** Slack channel. */
    readonly slack: SlackIntegration;
  }
}

const maximum = 4000;

export const slack: IntegrationDefinition<SlackIntegration> = {
  alertmanager: ({ url }, secretFile) => ({
    field: 'slack_configs',
    configs: [
      {
        ...sendResolved,
        api_url_file: secretFile(url),
        title: notificationText('title.slack'),
        title_link: notificationText('link'),
        text: templateText('slack'),
        fallback: notificationText('title.slack'),
        // Without it, Slack formats the texts of alerts: https://api.slack.com/reference/messaging/attachments.
        mrkdwn_in: ['pretext'],
        color: notificationText('colour'),
      },
    ],
  }),
  grafana: ({ url }) => ({ type: 'slack', title: defaultTitle, settings: { url } }),
  secrets: ({ url }) => [{ secret: url, purpose: 'the address', check: addressIssues }],
  destinations: () => [{ kind: 'peer', to: anywhere, port: 443 }],
  usesSmtp: false,
  canBeDeadMansSwitch: false,
  // Slack accepts more, but displays it badly, and truncates it at 40,000 characters.
  textLimits: [
    {
      part: 'message',
      maximum,
      unit: 'characters',
      source: 'https://docs.slack.dev/reference/methods/chat.postMessage/#truncating',
    },
  ],
  shape: object<SlackIntegration>({ kind: text, url: secret }),
  issues: () => [],
  formats: { slack: { ...slackText, limits: [{ maximum, size: bytes }] } },
};
