import type { Language, RuleGroup } from '../../alerts';
import { SecretValue } from '../../core/secret-value';
import { Size } from '../../core/size';
import { panelReference } from '../../dashboards/panel-reference';
import { application, common, minio, postgres, presets, redis } from '../../library';
import { catalogue, closed, counter, histogram, open } from '../../metrics';
import { eventsIndicator, Objective, percent, selectors } from '../../promql';
import type { StackProps, System } from '../../stack';
import { k3s } from '../../targets';

/** Commands in the runbooks of the reference. */
export const { commands } = k3s();

/** Metrics of the application that the alerts of the reference are about. */
const shop = catalogue({
  name: 'shop',
  software: 'the shop',
  version: '1.0.0',
  metrics: {
    http_requests_total: counter({
      help: 'Requests.',
      unit: 'requests',
      labels: { route: open(25), status: closed('200', '404', '500') },
    }),
    http_request_duration_seconds: histogram({
      help: 'Duration of requests.',
      unit: 'seconds',
      observations: 'requests',
      labels: { route: open(25) },
      buckets: [0.1, 0.5, 1, 5],
    }),
  },
});

/** Texts of a team about its application. */
const texts = {
  en: {
    lost: 'the shop cannot take orders',
    unreachable: 'The shop is slow.',
    failures: 'failed requests',
    goal: 'less than 1% failed requests',
    first: 'Look at the logs first.',
    runbook: { impact: 'Customers see errors.', steps: ['Look at the logs, and at what was deployed last.'] },
  },
  fr: {
    lost: 'la boutique ne prend plus de commandes',
    unreachable: 'La boutique est lente.',
    failures: 'de requêtes échouées',
    goal: 'moins de 1 % de requêtes échouées',
    first: "Regarder d'abord les journaux.",
    runbook: { impact: 'Les clients voient des erreurs.', steps: ['Regarder les journaux et le dernier déploiement.'] },
  },
} as const;

const { http_requests_total } = selectors(shop);

/** Rules of an objective, which a team adds to its application. */
function objectiveRules(language: Language): RuleGroup[] {
  const { failures, goal, first, runbook } = texts[language];
  const objective = new Objective({
    name: 'shop_availability',
    title: 'Availability',
    indicator: eventsIndicator({
      failures: http_requests_total.where({ status: '500' }),
      events: http_requests_total,
    }),
    target: percent(99),
  });
  return common.objectiveAlerts(
    { title: 'Shop', job: 'shop', panel: panelReference('shop', 'burnRate'), language },
    { name: 'ShopAvailability', objective, runbook, failures, goal, first },
  );
}

/** An application from its catalogue, and every server of the library that an application can have. */
function systems(of: common.SystemContext): [System, ...System[]] {
  const namespace = 'shop';
  const { lost, unreachable } = texts[of.language];
  const publicUrls = [{ url: 'https://shop.example/' }] as const;
  const made = application.fromCatalogue({ ...of, job: 'shop', catalogue: shop, namespace, port: 8080, publicUrls });
  return [
    { ...made, rules: [...made.rules, ...objectiveRules(of.language)] },
    postgres.system({ ...of, namespace, database: 'shop', lost }),
    redis.system({ ...of, namespace, lost, unreachable: { severity: 'critical', impact: unreachable } }),
    minio.system({ ...of, namespace }),
  ];
}

const receiver = {
  name: 'team',
  integrations: [{ kind: 'slack', url: SecretValue.fromExisting('slack', 'url') }],
} as const;
const notifications = { receivers: [receiver], policy: { route: { receiver: receiver.name } } };
const volume = { size: Size.gibibytes(1) };

function serverStack(language: Language): StackProps {
  return presets.k3sServer(
    {
      name: 'shop',
      environment: 'production',
      language,
      commands,
      folder: 'Shop',
      domain: 'shop.example',
      retention: { time: '30d', size: Size.gibibytes(1) },
      volumes: { prometheus: volume, grafana: volume },
      backups: 3,
      notifications,
    },
    systems,
  );
}

function agentStack(language: Language): StackProps {
  return presets.agent(
    {
      name: 'shop',
      environment: 'production',
      language,
      commands,
      folder: 'Shop',
      url: 'https://shop.grafana.example',
      retention: '390d',
      metrics: { url: 'https://prometheus.shop.example/api/prom/push', user: '1' },
      volume,
      notifications,
    },
    systems,
  );
}

/** Rule groups of a preset. */
export interface PresetRules {
  readonly preset: 'k3sServer' | 'agent';
  readonly groups: readonly RuleGroup[];
}

/** Returns the rule groups of every preset, with all systems of the library. */
export function presetRules(language: Language): readonly PresetRules[] {
  return [
    { preset: 'k3sServer', groups: serverStack(language).rules },
    { preset: 'agent', groups: agentStack(language).rules },
  ];
}
