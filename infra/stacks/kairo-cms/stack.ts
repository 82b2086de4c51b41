import { SecretValue, Size } from '../../../core';
import { staticJob } from '../../../servers';
import type { System } from '../../../stack';
import { presets } from '../../../library';
import { k3s, kubernetes, type ObjectTarget } from '../../../targets';
import { language } from '../../language';
import { cloudNotifications, serverNotifications } from '../../notifications';
import { kairoCmsAlerts } from './alerts';
import { kairoCms as catalogue } from './catalogue';
import { kairoCmsDashboard, kairoCmsPanel } from './dashboard';

/** Host of the site, reserved for examples, because the guide has none. */
const host = 'kairo-cms.example';

/**
 * System of Kairo CMS, a Next.js application on a serverless host: its metrics with a token, and
 * probes of its site.
 *
 * @param target target with the Secret of the token
 */
function cms({ namespace }: ObjectTarget): System {
  const job = staticJob({
    job: 'kairo-cms-production',
    catalogue,
    targets: [`${host}:443`],
    scheme: 'https',
    path: '/api/metrics',
    interval: '30s',
    timeout: '10s',
    // The value of `METRICS_AUTH_TOKEN` of the application.
    authorization: { bearerToken: SecretValue.fromExisting('kairo-cms-metrics', 'token') },
  });
  const site = 'kairo-cms-site';
  return {
    jobs: [job],
    watched: [
      {
        job: job.job,
        title: 'La page de métriques de Kairo CMS',
        name: 'KairoCms',
        severity: 'warning',
        impact:
          'Rien si le site répond (KairoCmsUnreachable le dirait) ; mais ses erreurs et ses lenteurs ne sont plus vues.',
        kind: 'address',
        asked: `curl -sS -o /dev/null -w '%{http_code}\\n' -H "Authorization: Bearer $METRICS_AUTH_TOKEN" https://${host}/api/metrics`,
        hint: `\`401\` : le jeton d'ici et celui de l'application diffèrent ; \`vercel env pull\` le montre, \`npm run secrets -- ‹stack› --give ${namespace}/kairo-cms-metrics/token\` le donne. \`404\` : \`ENABLE_METRICS\` n'est pas \`true\`. \`500\` : \`vercel logs ‹déploiement› | grep metrics\`.`,
      },
    ],
    publicUrls: [
      {
        job: site,
        title: 'Kairo CMS',
        name: 'KairoCms',
        urls: [{ url: `https://${host}/` }],
        impact: "Le site et l'API ne répondent plus : ni lecture, ni édition.",
        panel: kairoCmsPanel,
        hints: {
          unreachable:
            "Tout le monde est touché ? La page d'état de l'hébergeur. Depuis un déploiement : `vercel rollback`, chercher ensuite.",
          certificate: `L'hébergeur renouvelle lui-même : \`vercel certs ls\` et \`vercel domains inspect ${host}\` disent ce qui l'empêche (DNS qui ne mène plus chez lui, CAA) ; \`vercel certs issue ${host}\` recommence.`,
        },
      },
    ],
    dashboards: [kairoCmsDashboard({ jobs: [job.job, site, 'blackbox-exporter'] })],
    rules: kairoCmsAlerts({ job: job.job }),
  };
}

/** k3s server that monitors Kairo CMS. */
export const kairoCmsTarget = k3s({ namespace: 'monitoring-kairo-cms', machineNamespace: 'node-exporter-kairo-cms' });

/** Small cluster of any kind. */
export const kairoCmsCloudTarget = kubernetes({ namespace: 'monitoring-kairo-cms-cloud' });

/** Watched from a k3s server, which keeps, shows and evaluates everything itself. */
export const kairoCms = presets.k3sServer(
  {
    name: 'kairo-cms',
    environment: 'production',
    language,
    commands: kairoCmsTarget.commands,
    notifications: serverNotifications,
    folder: 'Kairo CMS',
    domain: 'watch.kairo-cms.example',
    retention: { time: '30d', size: Size.gibibytes(4) },
    volumes: { prometheus: { size: Size.gibibytes(5) }, grafana: { size: Size.gibibytes(1) } },
    backups: 14,
    backupTarget: {
      volume: { size: Size.gibibytes(1) },
      sameStorageReason: 'dashboards and alerts are code; the copies are for mistakes and failed upgrades',
    },
  },
  () => [cms(kairoCmsTarget)],
);

/** The same from any small cluster, with Grafana Cloud for the rest. The addresses and the user are examples: Grafana Cloud shows yours. */
export const kairoCmsCloud = presets.agent(
  {
    name: 'kairo-cms-cloud',
    environment: 'production',
    language,
    commands: kairoCmsCloudTarget.commands,
    notifications: cloudNotifications,
    folder: 'Kairo CMS',
    url: 'https://kairo-cms.grafana.example',
    retention: '390d',
    metrics: { url: 'https://prometheus.grafana.example/api/prom/push', user: '1234567' },
    volume: { size: Size.gibibytes(1) },
  },
  () => [cms(kairoCmsCloudTarget)],
);
