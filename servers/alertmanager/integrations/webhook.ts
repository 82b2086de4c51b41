import { anywhere, portIssues } from '../../../core/network';
import { addressIssues } from '../../../core/secret-content';
import type { SecretValue } from '../../../core/secret-value';
import { amount, flag, object, optional, secret, text } from '../../../core/shape';
import { authorizationShape, authorizationJson, secretOf, userIssues, type Authorization } from '../../http-client';
import { authorizationSettings, defaultTitle } from './contact-point';
import type { IntegrationDefinition } from './definition';

/**
 * Webhook that receives alerts as JSON:
 * https://prometheus.io/docs/alerting/latest/configuration/#webhook_config.
 */
export interface WebhookIntegration {
  readonly kind: 'webhook';
  /** URL of the webhook. It can contain a token. */
  readonly url: SecretValue;
  /**
   * Port of that URL, for the network policies.
   *
   * @default 443
   */
  readonly port?: number;
  /**
   * Whether it is also notified when an alert is resolved. Set it to false for a dead man's switch,
   * because a switch counts every notification as a sign of life.
   *
   * @default true
   */
  readonly sendsResolved?: boolean;
  /**
   * Credentials of the sender.
   *
   * @default - none
   */
  readonly authorization?: Authorization;
}

declare module './definition' {
  interface IntegrationKinds {
    /** Webhook that receives alerts as JSON. */
    readonly webhook: WebhookIntegration;
  }
}

const defaultPort = 443;

export const webhook: IntegrationDefinition<WebhookIntegration> = {
  alertmanager: ({ url, authorization, sendsResolved = true }, secretFile) => ({
    field: 'webhook_configs',
    configs: [
      {
        send_resolved: sendsResolved,
        url_file: secretFile(url),
        ...(authorization ? { http_config: authorizationJson(authorization, secretFile) } : {}),
      },
    ],
  }),
  grafana: ({ url, authorization, sendsResolved = true }) => {
    const { settings, ...names } = authorizationSettings(authorization);
    return {
      type: 'webhook',
      title: defaultTitle,
      settings: { url, ...settings },
      ...names,
      ...(sendsResolved ? {} : { disableResolveMessage: true }),
    };
  },
  secrets: ({ url, authorization }) => [
    { secret: url, purpose: 'the address', check: addressIssues },
    ...(authorization ? [{ secret: secretOf(authorization), purpose: 'the credential' }] : []),
  ],
  destinations: ({ port = defaultPort }) => [{ kind: 'peer', to: anywhere, port }],
  usesSmtp: false,
  canBeDeadMansSwitch: true,
  textLimits: [],
  shape: object<WebhookIntegration>({
    kind: text,
    url: secret,
    port: optional(amount),
    sendsResolved: optional(flag),
    authorization: optional(authorizationShape),
  }),
  issues: ({ port = defaultPort, authorization }) => [...portIssues(port), ...userIssues(authorization)],
};
