import { alert, ruleGroup, type Severity } from '../../../alerts';
import { SecretValue } from '../../../core/secret-value';
import { Size } from '../../../core/size';
import { catalogue, gauge, scrape } from '../../../metrics';
import { percent, selectors } from '../../../promql';
import {
  integrations as definitions,
  type Integration,
  type IntegrationKind,
} from '../../../servers/alertmanager/integrations';
import type { IntegrationKinds } from '../../../servers/alertmanager/integrations/definition';
import type { Receiver } from '../../../servers/alertmanager/receiver';
import { staticJob } from '../../../servers/prometheus/jobs/static-job';
import type { MonitoringStackProps } from '../../../stack/stack';

const shop = catalogue({
  name: 'shop',
  software: 'shop',
  version: '1.0.0',
  targetLabels: ['job', 'instance'],
  metrics: { disk_use_ratio: gauge({ help: 'The share of the disk that is taken.', unit: 'ratio' }) },
});
const { disk_use_ratio } = selectors(shop);
const { up } = selectors(scrape);

/** Ports of the servers that receive notifications, on this machine. */
export interface Ports {
  readonly target: number;
  readonly http: number;
  readonly mail: number;
}

/** Secrets of the integrations with their values. */
export function secretsOf({ http }: Ports): Record<string, string> {
  const inbox = `http://127.0.0.1:${http}`;
  return {
    'notifications/mail': 'm4il',
    'notifications/slack': `${inbox}/slack/T1/B1`,
    'notifications/discord': `${inbox}/discord/api/webhooks/1/t0ken`,
    'notifications/telegram': '123:b0t',
    'notifications/pagerduty': 'r0uting',
    'notifications/ntfy': 'tk_t0ken',
    'notifications/teams': `${inbox}/teams/workflows/1/triggers/manual?sig=t0ken`,
    'notifications/webhook': `${inbox}/webhook?key=t0ken`,
    'notifications/webhook-token': 'b3arer',
    'notifications/veilleur': `${inbox}/veilleur`,
  };
}

const secret = (key: string) => SecretValue.fromExisting('notifications', key);

/** Integration of each kind, with a distinct path in its URL. A kind that is missing does not compile. */
function integrations({ http }: Ports): { readonly [K in IntegrationKind]: IntegrationKinds[K] } {
  const server = `http://127.0.0.1:${http}`;
  return {
    email: { kind: 'email', addresses: ['equipe@shop.example'] },
    slack: { kind: 'slack', url: secret('slack') },
    discord: { kind: 'discord', url: secret('discord') },
    telegram: { kind: 'telegram', token: secret('telegram'), chat: -1001, server: `${server}/telegram` },
    pagerduty: { kind: 'pagerduty', routingKey: secret('pagerduty'), url: `${server}/pagerduty/v2/enqueue` },
    ntfy: { kind: 'ntfy', topic: 'boutique', server: `${server}/ntfy`, token: secret('ntfy') },
    teams: { kind: 'teams', url: secret('teams') },
    webhook: { kind: 'webhook', url: secret('webhook'), authorization: { bearerToken: secret('webhook-token') } },
  };
}

/** Kinds of integrations of the team. */
export const kinds = Object.keys(definitions) as readonly IntegrationKind[];

const rule = (name: string, severity: Severity, subject: string) => ({
  name,
  severity,
  subject,
  description: 'Regarder les journaux de la boutique & <son> disque.',
});

/** Stack whose receiver has all integrations. */
export function deliveredStack(ports: Ports): MonitoringStackProps {
  const job = staticJob({ job: 'shop', catalogue: shop, targets: [`127.0.0.1:${ports.target}`] });
  const [first, ...others] = Object.values<Integration>(integrations(ports));
  const receivers: readonly Receiver[] = [
    { name: 'equipe', integrations: [first!, ...others] },
    { name: 'veilleur', integrations: [{ kind: 'webhook', url: secret('veilleur'), sendsResolved: false }] },
  ];
  return {
    name: 'shop',
    environment: 'production',
    jobs: [job],
    dashboards: [],
    rules: [
      ruleGroup({
        name: 'shop',
        interval: '1s',
        rules: [
          alert({
            ...rule('ShopDown', 'critical', 'target'),
            condition: up.where({ job: 'shop' }).equalTo(0),
            summary: ({ labels }) => `La boutique ne répond plus (${labels.job})`,
          }),
          alert({
            ...rule('ShopDiskFull', 'warning', 'disk'),
            condition: disk_use_ratio.greaterThan(percent(90)),
            summary: ({ value }) => `Le disque de la boutique est plein à ${value}`,
          }),
        ],
      }),
    ],
    runbooks: 'https://wiki.shop.example',
    prometheus: {
      retention: { time: '15d', size: Size.gibibytes(1) },
      volume: { size: Size.gibibytes(2) },
      scrapeInterval: '1s',
      evaluationInterval: '1s',
    },
    alertmanager: {
      receivers,
      policy: {
        route: {
          receiver: 'equipe',
          groupBy: ['alertname'],
          groupWait: '1s',
          groupInterval: '1s',
          routes: [
            { receiver: 'veilleur', matchers: { alertname: 'ShopDown' }, continue: true },
            { receiver: 'equipe', matchers: { severity: /critical|warning/ } },
          ],
        },
      },
      smtp: {
        host: 'localhost',
        port: ports.mail,
        from: 'alertes@shop.example',
        login: { user: 'alertes', password: secret('mail') },
      },
      language: 'fr',
      location: 'Europe/Paris',
      noWatchdogReceiverReason: 'it is not about it',
    },
    grafana: {
      host: 'grafana.shop.example',
      adminPassword: SecretValue.fromExisting('grafana-credentials', 'admin-password'),
      secretKey: SecretValue.fromExisting('grafana-secret-key', 'secret-key'),
      folder: 'Boutique',
      volume: { size: Size.gibibytes(1) },
    },
  };
}
