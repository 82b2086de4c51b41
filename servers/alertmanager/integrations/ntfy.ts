import type { SecretValue } from '../../../core/secret-value';
import { authorizationJson } from '../../http-client';
import { notificationText } from '../templates/reference';
import { authorizationSettings } from './contact-point';
import { sendResolved, type IntegrationDefinition } from './definition';
import { urlDestinations, serverUrlIssues } from './server-url';

/** ntfy topic, on ntfy 2.10 or later: https://docs.ntfy.sh/publish/#message-templating. */
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
    readonly ntfy: NtfyIntegration;
  }
}

const defaultServer = 'https://ntfy.sh';

export const ntfy: IntegrationDefinition<NtfyIntegration> = {
  alertmanager: ({ token, ...integration }, secretFile) => ({
    field: 'webhook_configs',
    configs: [
      {
        ...sendResolved,
        url: alertmanagerUrl(integration),
        ...(token ? { http_config: authorizationJson({ bearerToken: token }, secretFile) } : {}),
      },
    ],
  }),
  grafana: ({ topic, server = defaultServer, token }) => {
    const { settings, ...authorization } = authorizationSettings(token && { bearerToken: token });
    // From 2.14 on, ntfy reads Grafana's webhook:
    // https://docs.ntfy.sh/publish/#pre-defined-templates.
    const url = `${server}/${topic}?template=grafana`;
    return { type: 'webhook', settings: { url, ...settings }, ...authorization };
  },
  secrets: ({ token }) => (token ? [{ secret: token, purpose: 'the token' }] : []),
  destinations: ({ server = defaultServer }) => urlDestinations(server),
  // ntfy turns a longer message into an attachment.
  textLimits: [{ part: 'message', maximum: 4096, unit: 'bytes', source: 'https://docs.ntfy.sh/publish/#limitations' }],
  issues: ({ topic, server }) => [
    ...(/^[-_A-Za-z0-9]{1,64}$/.test(topic)
      ? []
      : [{ problem: 'this is no topic of ntfy', given: topic, allowed: '1 to 64 letters, digits, - and _' }]),
    ...serverUrlIssues(server),
  ],
};

/**
 * Renders the URL with the texts of the notification. Without texts in the URL, ntfy shows the body
 * of the webhook. ntfy treats the texts as templates, so it also replaces braces in them.
 */
function alertmanagerUrl({ topic, server = defaultServer }: Omit<NtfyIntegration, 'token'>): string {
  const [title, message, priority] = (['ntfy.title', 'ntfy.message', 'ntfy.priority'] as const).map(notificationText);
  return `${server}/${topic}?template=yes&title=${title!}&message=${message!}&priority=${priority!}`;
}
