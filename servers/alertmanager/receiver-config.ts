import type { SecretValue } from '../../core/secret-value';
import { authorizationJson } from '../http-client';
import { servers, type Channel, type NtfyChannel } from './channel';
import { channelsOf, type Receiver } from './receiver';

/** A receiver as Alertmanager reads it: https://prometheus.io/docs/alerting/latest/configuration/#receiver. */
export interface ReceiverJson {
  readonly name: string;
  readonly [integration: `${string}_configs`]: readonly unknown[];
}

type SecretFile = (secret: SecretValue) => string;

/** The receiver with everything by which it is told, in the texts of `notificationTemplates`. */
export function receiverJson(receiver: Receiver, secretFile: SecretFile): ReceiverJson {
  const integrations = new Map<string, unknown[]>();
  for (const channel of channelsOf(receiver)) {
    const [integration, configs] = integrationOf(channel, secretFile);
    integrations.set(integration, [...(integrations.get(integration) ?? []), ...configs]);
  }
  return { name: receiver.name, ...Object.fromEntries(integrations) };
}

/** That a trouble is over is told too. */
const common = { send_resolved: true };

function integrationOf(
  channel: Channel,
  secretFile: SecretFile,
): [integration: `${string}_configs`, configs: unknown[]] {
  switch (channel.kind) {
    case 'email':
      return ['email_configs', channel.addresses.map(emailJson)];
    case 'slack':
      return ['slack_configs', [{ ...common, api_url_file: secretFile(channel.url), ...slackText }]];
    case 'discord':
      return ['discord_configs', [{ ...common, webhook_url_file: secretFile(channel.url), ...discordText }]];
    case 'telegram': {
      const api = { api_url: channel.server ?? servers.telegram, bot_token_file: secretFile(channel.token) };
      return ['telegram_configs', [{ ...common, ...api, chat_id: channel.chat, ...telegramText }]];
    }
    case 'pagerduty': {
      const api = { url: channel.url ?? servers.pagerduty, routing_key_file: secretFile(channel.routingKey) };
      return ['pagerduty_configs', [{ ...common, ...api, ...pagerdutyText }]];
    }
    case 'ntfy':
      return ['webhook_configs', [ntfyJson(channel, secretFile)]];
    case 'webhook': {
      const { url, authorization, sendsResolved = true } = channel;
      const http = authorization ? { http_config: authorizationJson(authorization, secretFile) } : {};
      return ['webhook_configs', [{ send_resolved: sendsResolved, url_file: secretFile(url), ...http }]];
    }
  }
}

const use = (name: string) => `{{ template "vigie.${name}" . }}`;

function emailJson(to: string): unknown {
  return { ...common, to, headers: { Subject: use('title') }, html: use('html'), text: use('text') };
}

const slackText = {
  title: use('title'),
  title_link: use('link'),
  text: use('slack'),
  fallback: use('title'),
  color: use('colour'),
};

const discordText = { title: use('title'), message: use('markdown') };

const telegramText = { message: use('telegram'), parse_mode: 'HTML' };

const pagerdutyText = {
  description: use('title'),
  severity:
    '{{ if eq .CommonLabels.severity "critical" "warning" "info" }}{{ .CommonLabels.severity }}{{ else }}error{{ end }}',
  client: 'Alertmanager',
  client_url: use('link'),
  details: { text: use('text') },
};

/**
 * ntfy takes its message from a webhook's body, unless the address holds templates for it: these are the finished texts.
 * Whatever stands in braces would be filled in once more.
 */
function ntfyJson({ topic, server = servers.ntfy, token }: NtfyChannel, secretFile: SecretFile): unknown {
  const text = (name: string) => `{{ template "vigie.ntfy.${name}" . }}`;
  return {
    ...common,
    url: `${server}/${topic}?template=yes&title=${text('title')}&message=${text('message')}&priority=${text('priority')}`,
    ...(token ? { http_config: authorizationJson({ bearerToken: token }, secretFile) } : {}),
  };
}
