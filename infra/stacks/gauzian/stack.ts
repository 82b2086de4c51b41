import { Size } from '../../../core';
import type { MonitoringStackProps, System } from '../../../stack';
import { application, type common, minio, postgres, presets, redis } from '../../../library';
import { k3s, type Target } from '../../../targets';
import { language } from '../../language';
import { serverNotifications, stagingNotifications } from '../../notifications';
import { gauzianAlerts } from './alerts';
import { gauzian as backendCatalogue } from './catalogue';
import { gauzianOverview } from './dashboard';

/** Differences between the environments of Gauzian. */
interface Environment extends Omit<presets.K3sServerProps, 'folder' | 'commands' | 'backupTarget'> {
  /** The namespace of the applications. */
  readonly applications: string;
  readonly target: Target;
}

const backupTarget = {
  volume: { size: Size.gibibytes(1) },
  sameStorageReason:
    'dashboards and alerts are code; the copies are for mistakes and failed upgrades, not for a lost disk',
};

/** Creates a stack of Gauzian, an encrypted file storage on one k3s server. */
function gauzianIn({ applications: namespace, target, ...server }: Environment): MonitoringStackProps {
  const { commands } = target;
  const stack = presets.k3sServer({ ...server, language, commands, folder: 'Gauzian', backupTarget }, (of) => [
    backendSystem({ ...of, namespace, domain: server.domain }),
    postgres.system({ ...of, namespace, database: 'gauzian', lost: 'plus de connexion ni de liste de fichiers' }),
    redis.system({
      ...of,
      namespace,
      lost: 'le backend perd son cache',
      unreachable: {
        severity: 'critical',
        impact: "Le backend perd son cache : ce qui s'appuie dessus ralentit ou finit en 5xx.",
      },
    }),
    minio.system({ ...of, namespace }),
  ]);
  return { ...stack, removedRules: ['GauzianAuthenticationPage', 'GauzianLatencyPage'] };
}

/** The backend that answers every request. */
function backendSystem({
  namespace,
  domain,
  ...of
}: common.SystemContext & { readonly namespace: string; readonly domain: string }): System {
  return application.system({
    ...of,
    job: 'gauzian-backend',
    catalogue: backendCatalogue,
    namespace,
    port: 8080,
    publicUrls: [{ url: `https://${domain}/` }],
    title: 'Le backend Gauzian',
    name: 'GauzianBackend',
    severity: 'critical',
    impact: "L'application ne répond plus : ni connexion, ni liste de fichiers, ni upload, ni download.",
    hint: `Commencé juste après un déploiement : \`kubectl rollout undo -n ${namespace} deployment/‹backend›\`. Sinon ses dépendances : un backend qui ne trouve pas PostgreSQL ou Redis au démarrage redémarre sans cesse.`,
    dashboards: ({ job }) => [gauzianOverview({ jobs: [job] })],
    rules: gauzianAlerts,
  });
}

export const gauzianTarget = k3s();

export const gauzian = gauzianIn({
  name: 'gauzian',
  environment: 'production',
  notifications: serverNotifications,
  applications: 'gauzian-v2',
  target: gauzianTarget,
  domain: 'gauzian.pupin.fr',
  retention: { time: '30d', size: Size.gibibytes(8) },
  volumes: { prometheus: { size: Size.gibibytes(10) }, grafana: { size: Size.gibibytes(1) } },
  backups: 14,
});

/** Target of staging: the server of production, with other namespaces. */
export const gauzianStagingTarget = k3s({
  namespace: 'monitoring-staging',
  machineNamespace: 'node-exporter-staging',
});

export const gauzianStaging = gauzianIn({
  name: 'gauzian-staging',
  environment: 'staging',
  notifications: stagingNotifications,
  applications: 'gauzian-staging',
  target: gauzianStagingTarget,
  domain: 'staging.gauzian.pupin.fr',
  // The retention time covers the objectives. The smaller size limit may delete old blocks earlier.
  retention: { time: '30d', size: Size.gibibytes(2) },
  volumes: { prometheus: { size: Size.gibibytes(3) }, grafana: { size: Size.gibibytes(1) } },
  backups: 3,
  // Production's kube-state-metrics describes the objects of staging too.
  without: ['kubernetes'],
});
