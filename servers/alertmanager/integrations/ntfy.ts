import type { SecretValue } from '../../../core/secret-value';
import { object, optional, secret, text } from '../../../core/shape';
import { authorizationJson } from '../../http-client';
import { json, jsonBytes } from '../templates/format';
import { notificationText, templateText } from '../templates/reference';
import { authorizationSettings, defaultTitle } from './contact-point';
import { sendResolved, type IntegrationDefinition } from './definition';
import { urlDestinations, serverUrlIssues } from './server-url';

/** ntfy topic: https://docs.ntfy.sh/publish/#publish-as-json. */
export interface NtfyIntegration {
  readonly kind: 'ntfy';
  /**
   * Name of the topic. On a server without access control, everyone who knows it can read and
   * write.
   */
  readonly topic: string;
  /**
   * URL of the server.
   *
   * @default 'https://ntfy.sh'
   */
  readonly server?: string;
  /**
   * Access token.
   *
   * @default - none: everyone may write to the topic
   */
  readonly token?: SecretValue;
}

declare module './definition' {
  interface IntegrationKinds {
    /** ntfy topic. */
    readonly ntfy: NtfyIntegration;
  }
}

const maximum = 4096;
const defaultServer = 'https://ntfy.sh';

export const ntfy: IntegrationDefinition<NtfyIntegration> = {
  alertmanager: ({ token, topic, server = defaultServer }, secretFile) => ({
    field: 'webhook_configs',
    configs: [
      {
        ...sendResolved,
        url: `${server}/`,
        payload: {
          // Alertmanager reads the texts as YAML. A topic such as `2024` would be a number.
          topic: JSON.stringify(topic),
          title: notificationText('title.json'),
          message: templateText('ntfy'),
          priority: notificationText('ntfy.priority'),
        },
        ...(token ? { http_config: authorizationJson({ bearerToken: token }, secretFile) } : {}),
      },
    ],
  }),
  grafana: ({ topic, server = defaultServer, token }) => {
    const { settings, ...authorization } = authorizationSettings(token && { bearerToken: token });
    // From 2.14 on, ntfy reads Grafana's webhook:
    // https://docs.ntfy.sh/publish/#pre-defined-templates.
    const url = `${server}/${topic}?template=grafana`;
    return { type: 'webhook', title: defaultTitle, settings: { url, ...settings }, ...authorization };
  },
  secrets: ({ token }) => (token !== undefined ? [{ secret: token, purpose: 'the token' }] : []),
  destinations: ({ server = defaultServer }) => urlDestinations(server),
  usesSmtp: false,
  canBeDeadMansSwitch: false,
  // ntfy turns a longer message into an attachment.
  textLimits: [{ part: 'message', maximum, unit: 'bytes', source: 'https://docs.ntfy.sh/publish/#limitations' }],
  shape: object<NtfyIntegration>({ kind: text, topic: text, server: optional(text), token: optional(secret) }),
  issues: ({ topic, server }) => [
    ...(/^[-_A-Za-z0-9]{1,64}$/.test(topic)
      ? []
      : [{ problem: 'this is no topic of ntfy', given: topic, allowed: '1 to 64 letters, digits, - and _' }]),
    ...serverUrlIssues(server),
  ],
  // ntfy reads twice as much JSON as it accepts of a message. A message that fits as JSON fits both.
  formats: { ntfy: { ...json, limits: [{ maximum, size: jsonBytes }] } },
};
