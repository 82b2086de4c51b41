import { ruleGroup, alert, type Language, type Route, type RuleGroup } from '../../alerts';
import { SecretValue } from '../../core/secret-value';
import { Size } from '../../core/size';
import { Dashboard, panelHandles, query, row, statPanel } from '../../dashboards';
import { applicationSystem } from '../../library/application/system';
import type { AlertsOf } from '../../library/common/alerts';
import { availability, noTraffic, objectivesRowOf, siblings, type DashboardOf } from '../../library/common/dashboard';
import { objectiveAlerts } from '../../library/common/objective-alerts';
import type { SystemContext } from '../../library/common/wording';
import { kubernetesSystem } from '../../library/kubernetes/system';
import { minioSystem } from '../../library/minio/system';
import { postgresSystem } from '../../library/postgres/system';
import { agent, type AgentProps } from '../../library/presets/agent';
import { k3sServer, type K3sServerProps } from '../../library/presets/k3s-server';
import { reachabilityRows } from '../../library/reachability/dashboard-rows';
import { redisSystem } from '../../library/redis/system';
import { days, gibibytes, sum } from '../../promql';
import type { AgentStackProps, MonitoringStackProps } from '../../stack/stack';
import type { System } from '../../stack/system';
import { kubernetes } from '../../targets/kubernetes';
import { availability as shopAvailability, metrics as m, shop } from '../shop';

/** Texts of the shop, in place of those of a team, in one language. */
const own = {
  en: {
    down: 'Customers cannot buy anything.',
    hint: 'Started right after a deployment: roll back first.',
    lost: 'orders cannot be stored',
    slow: 'Carts are slow.',
    goals: 'Less than 1% of requests fail.',
    failures: 'failed requests',
    goal: 'less than 1% failed requests',
    first: 'Look at the logs first.',
    large: 'The shop uses much memory.',
    memory: 'Memory of the shop',
    look: 'Look at the logs.',
    renew: 'Renew the certificate.',
  },
  fr: {
    down: 'Les clients ne peuvent plus rien acheter.',
    hint: "Commencé juste après un déploiement : revenir d'abord.",
    lost: 'les commandes ne sont plus enregistrées',
    slow: 'Les paniers sont lents.',
    goals: 'Moins de 1 % de requêtes échouées.',
    failures: 'de requêtes échouées',
    goal: 'moins de 1 % de requêtes échouées',
    first: "Regarder d'abord les journaux.",
    large: 'La boutique occupe beaucoup de mémoire.',
    memory: 'Mémoire de la boutique',
    look: 'Regarder les journaux.',
    renew: 'Renouveler le certificat.',
  },
} as const;

const uid = 'shop';
const shopPanel = panelHandles<typeof shopDashboard>(uid);

function shopDashboard({ jobs, language }: DashboardOf) {
  const t = own[language];
  return new Dashboard({
    uid,
    title: t.memory,
    description: t.large,
    jobs,
    ...siblings(language),
    rows: {
      objectives: objectivesRowOf([shopAvailability()], t.goals, language),
      state: row(t.memory, {
        memory: statPanel({
          title: t.memory,
          description: t.large,
          queries: [query(sum(m.memory_bytes))],
          noValue: noTraffic(language),
        }),
        running: statPanel({
          title: t.memory,
          description: t.large,
          queries: [query(m.memory_bytes.greaterThan(gibibytes(1)).bool())],
          ...availability(language),
        }),
      }),
      ...reachabilityRows(language),
    },
  });
}

function shopAlerts({ job, language }: AlertsOf): RuleGroup[] {
  const t = own[language];
  const runbook = { impact: t.slow, steps: [t.look] } as const;
  return [
    ruleGroup({
      name: 'shop',
      job,
      rules: [
        alert({
          name: 'ShopLarge',
          condition: sum(m.memory_bytes).greaterThan(gibibytes(1)),
          severity: 'info',
          summary: t.large,
          description: t.large,
          panel: shopPanel('memory'),
          runbook,
        }),
      ],
    }),
    ...objectiveAlerts(
      { title: 'Shop', job, panel: shopPanel('burnRate'), language },
      {
        name: 'ShopAvailability',
        objective: shopAvailability(),
        runbook,
        failures: t.failures,
        goal: t.goal,
        first: t.first,
      },
    ),
  ];
}

/** Site elsewhere, with alerts on the panels of another dashboard. */
function site(language: Language): System {
  const t = own[language];
  return {
    jobs: [],
    watched: [],
    publicUrls: [
      {
        job: 'front-site',
        title: 'Front',
        name: 'Front',
        urls: [{ url: 'https://shop.example/' }],
        impact: t.down,
        hints: { unreachable: t.look, certificate: t.renew },
        certificateLimits: { warning: days(3), critical: days(1) },
        panel: shopPanel,
      },
    ],
    dashboards: [],
    rules: [],
  };
}

/** Every system of the library that no preset has, and an application. */
function application(of: SystemContext): readonly [System, ...System[]] {
  const t = own[of.language];
  const namespace = 'apps';
  return [
    applicationSystem({
      ...of,
      job: 'shop',
      catalogue: shop,
      namespace,
      port: 8080,
      title: 'Shop',
      name: 'Shop',
      severity: 'critical',
      impact: t.down,
      hint: t.hint,
      publicUrls: [{ url: 'https://shop.example/health' }, { url: 'https://shop.example/staff', hasBasicAuth: true }],
      dashboards: ({ job, language }) => [shopDashboard({ jobs: [job, 'front-site', 'blackbox-exporter'], language })],
      rules: shopAlerts,
    }),
    postgresSystem({ ...of, namespace, database: 'shop', lost: t.lost }),
    redisSystem({ ...of, namespace, lost: t.lost, unreachable: { severity: 'warning', impact: t.slow } }),
    minioSystem({ ...of, namespace }),
    site(of.language),
  ];
}

const secret = (key: string) => SecretValue.fromExisting('notifications', key);
const onCall = { name: 'on-call', integrations: [{ kind: 'slack', url: secret('slack') }] } as const;
const watchdog = {
  name: 'watchdog',
  integrations: [{ kind: 'webhook', url: secret('watchdog'), sendsResolved: false }],
} as const;
const route: Route = {
  receiver: 'on-call',
  catchAllReason: 'the shop has one receiver',
  routes: [{ receiver: 'watchdog', matchers: { severity: 'none' }, groupInterval: '1m', repeatInterval: '4m50s' }],
};
const failingIntegrationReason = 'the shop has one receiver';
/** Receivers and policy of the shop. */
export const notifications = { receivers: [onCall, watchdog], policy: { route, failingIntegrationReason } };

/** Stack of the shop on a server. */
export function shopServer(language: Language, others: Partial<K3sServerProps> = {}): MonitoringStackProps {
  return k3sServer(
    {
      name: 'shop',
      environment: 'production',
      language,
      commands: kubernetes().commands,
      folder: 'Shop',
      domain: 'shop.example',
      retention: { time: '30d', size: Size.gibibytes(4) },
      volumes: { prometheus: { size: Size.gibibytes(5) }, grafana: { size: Size.gibibytes(1) } },
      backups: 3,
      notifications,
      ...others,
    },
    application,
  );
}

/** Stack of the shop in Grafana Cloud. */
export function shopCloud(language: Language, others: Partial<AgentProps> = {}): AgentStackProps {
  return agent(
    {
      name: 'shop-cloud',
      environment: 'production',
      language,
      commands: kubernetes().commands,
      folder: 'Shop',
      url: 'https://shop.grafana.example',
      retention: '390d',
      metrics: { url: 'https://prometheus.shop.example/api/prom/push', user: '1234' },
      volume: { size: Size.gibibytes(1) },
      notifications,
      ...others,
    },
    (of) => [...application(of), kubernetesSystem(of)],
  );
}
