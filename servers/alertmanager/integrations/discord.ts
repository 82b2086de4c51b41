import { anywhere } from '../../../core/network';
import { addressIssues } from '../../../core/secret-content';
import type { SecretValue } from '../../../core/secret-value';
import { object, secret, text } from '../../../core/shape';
import { bytes, markdown } from '../templates/format';
import { notificationText, templateText } from '../templates/reference';
import { defaultTitle } from './contact-point';
import { sendResolved, type IntegrationDefinition } from './definition';

/** Discord channel. */
export interface DiscordIntegration {
  readonly kind: 'discord';
  /**
   * URL of a webhook. Everyone who knows it can write to the channel:
   * https://support.discord.com/hc/en-us/articles/228383668.
   */
  readonly url: SecretValue;
}

declare module './definition' {
  interface IntegrationKinds {
    /** Discord channel. */
    readonly discord: DiscordIntegration;
  }
}

const maximum = 4096;
const limits = 'https://discord.com/developers/docs/resources/message#embed-object-embed-limits';

export const discord: IntegrationDefinition<DiscordIntegration> = {
  alertmanager: ({ url }, secretFile) => ({
    field: 'discord_configs',
    configs: [
      {
        ...sendResolved,
        webhook_url_file: secretFile(url),
        title: notificationText('title.markdown'),
        message: templateText('discord'),
      },
    ],
  }),
  grafana: ({ url }) => ({ type: 'discord', title: defaultTitle, settings: { url } }),
  secrets: ({ url }) => [{ secret: url, purpose: 'the address', check: addressIssues }],
  destinations: () => [{ kind: 'peer', to: anywhere, port: 443 }],
  usesSmtp: false,
  canBeDeadMansSwitch: false,
  textLimits: [
    { part: 'title', maximum: 256, unit: 'characters', source: limits },
    { part: 'message', maximum, unit: 'characters', source: limits },
  ],
  shape: object<DiscordIntegration>({ kind: text, url: secret }),
  issues: () => [],
  formats: { discord: { ...markdown, limits: [{ maximum, size: bytes }] } },
};
