import { SecretValue, Size } from '../../../core';
import { application, presets, redis } from '../../../library';
import { k3s } from '../../../targets';
import { language } from '../../language';
import { serverNotifications } from '../../notifications';
import { focusApiAlerts } from './alerts';
import { focusApi as catalogue } from './catalogue';
import { focusApiOverview } from './dashboard';

const name = 'focus-api';
const namespace = 'focus-api';
/** Host of the API, reserved for examples, because the guide has none. */
const host = 'focus-api.example';

/** k3s server of Focus API. */
export const focusApiTarget = k3s({ namespace: 'monitoring-focus-api', machineNamespace: 'node-exporter-focus-api' });

const wording = { language, commands: focusApiTarget.commands } as const;
const of = { stack: name, ...wording } as const;

const cache = redis.system({
  ...of,
  namespace,
  lost: "l'API lit tout en base",
  // The guide: "Si Redis est down, l'app continue de fonctionner". So the alert is only a warning.
  unreachable: {
    severity: 'warning',
    impact: "L'API continue sans cache : tout est lu en base, les réponses ralentissent.",
  },
});

/** The FastAPI application. */
const api = application.system({
  ...of,
  job: name,
  catalogue,
  namespace,
  port: 8000,
  publicUrls: [{ url: `https://${host}/api/health` }],
  title: "L'API Focus",
  name: 'FocusApi',
  severity: 'critical',
  impact: "L'application ne répond plus : ni connexion, ni activités, ni challenges.",
  hint: `Le pod va bien et la page de métriques répond 404 : \`METRICS_ENABLED\` ou \`METRICS_ENDPOINT\` a changé. Commencé juste après un déploiement : \`kubectl rollout undo -n ${namespace} deployment/‹api›\`.`,
  dashboards: ({ job }) => [focusApiOverview({ jobs: [job, cache.job.job] })],
  rules: (of) => focusApiAlerts({ ...of, redis: cache.job.job }),
});

/** Focus API: activities and challenges, with a cache in Redis. */
export const focusApi = {
  ...presets.k3sServer(
    {
      name,
      environment: 'production',
      ...wording,
      notifications: serverNotifications,
      folder: 'Focus API',
      domain: host,
      retention: { time: '30d', size: Size.gibibytes(4) },
      volumes: { prometheus: { size: Size.gibibytes(5) }, grafana: { size: Size.gibibytes(1) } },
      backups: 14,
      backupTarget: {
        // A bucket outside of this server, whose name comes from the same reserved domain.
        s3: {
          endpoint: 'https://s3.focus-api.example',
          bucket: 'backups',
          prefix: 'grafana',
          rcloneConfig: SecretValue.fromExisting('grafana-backup', 'rclone.conf'),
        },
      },
    },
    () => [api, cache],
  ),
  removedRules: ['FocusApiLatencyPage'],
};
