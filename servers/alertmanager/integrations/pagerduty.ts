import type { SecretValue } from '../../../core/secret-value';
import { object, optional, secret, text } from '../../../core/shape';
import { json, jsonBytes } from '../templates/format';
import { notificationText, templateText } from '../templates/reference';
import { defaultTitle } from './contact-point';
import { sendResolved, type IntegrationDefinition } from './definition';
import { urlDestinations, serverUrlIssues } from './server-url';

/** PagerDuty service, by its Events API v2. */
export interface PagerDutyIntegration {
  readonly kind: 'pagerduty';
  /**
   * Integration key of the service:
   * https://support.pagerduty.com/main/docs/services-and-integrations.
   */
  readonly routingKey: SecretValue;
  /**
   * URL that accepts events. The European region uses https://events.eu.pagerduty.com/v2/enqueue.
   *
   * @default 'https://events.pagerduty.com/v2/enqueue'
   */
  readonly url?: string;
}

declare module './definition' {
  interface IntegrationKinds {
    /** PagerDuty service. */
    readonly pagerduty: PagerDutyIntegration;
  }
}

const maximum = 512_000;
/** Sizes of the text and of each list of instances, which leave room for the rest of an event. */
const textMaximum = 64_000;
const instancesMaximum = 200_000;

/**
 * Renders the labels, annotations and sources of the first alerts, as many as fit. Alertmanager
 * lists all by default, and removes all details of an event that is too large.
 */
const instances = (state: 'Firing' | 'Resolved'): string =>
  [
    '{{ $list := "" }}',
    `{{ range .Alerts.${state} }}`,
    '{{ $next := print $list (and $list ",") (toJson .) }}',
    `{{ if gt ${jsonBytes('$next')} ${instancesMaximum} }}{{ break }}{{ end }}`,
    '{{ $list = $next }}{{ end }}[{{ $list }}]',
  ].join('');

const defaultUrl = 'https://events.pagerduty.com/v2/enqueue';

export const pagerduty: IntegrationDefinition<PagerDutyIntegration> = {
  alertmanager: ({ url = defaultUrl, routingKey }, secretFile) => ({
    field: 'pagerduty_configs',
    configs: [
      {
        ...sendResolved,
        url,
        routing_key_file: secretFile(routingKey),
        description: notificationText('title'),
        severity:
          '{{ if eq .CommonLabels.severity "critical" "warning" "info" }}{{ .CommonLabels.severity }}{{ else }}error{{ end }}',
        client: 'Alertmanager',
        client_url: notificationText('link'),
        details: { text: templateText('pagerduty'), firing: instances('Firing'), resolved: instances('Resolved') },
      },
    ],
  }),
  grafana: ({ routingKey, url = defaultUrl }) => ({
    type: 'pagerduty',
    title: { ...defaultTitle, setting: 'summary' },
    settings: { integrationKey: routingKey, url },
    apiNames: { integrationKey: 'integration_key' },
  }),
  secrets: ({ routingKey }) => [{ secret: routingKey, purpose: 'the integration key' }],
  destinations: ({ url = defaultUrl }) => urlDestinations(url),
  usesSmtp: false,
  canBeDeadMansSwitch: false,
  textLimits: [
    {
      part: 'title',
      maximum: 1024,
      unit: 'characters',
      source: 'https://developer.pagerduty.com/docs/send-alert-event',
    },
    {
      part: 'request',
      maximum,
      unit: 'bytes',
      source: 'https://developer.pagerduty.com/docs/events-api-v2-overview#size-limits',
    },
  ],
  shape: object<PagerDutyIntegration>({ kind: text, routingKey: secret, url: optional(text) }),
  issues: ({ url }) => serverUrlIssues(url),
  formats: { pagerduty: { ...json, limits: [{ maximum: textMaximum, size: jsonBytes }] } },
};
