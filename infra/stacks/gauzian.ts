import { Size } from 'cdk8s';
import { defaultPolicy } from '../../alerts';
import {
  alertmanagerAlerts,
  gauzianAlerts,
  machineAlerts,
  postgresAlerts,
  prometheusAlerts,
  redisAlerts,
  targetAlerts,
} from '../../alerts/content';
import {
  alertmanagerJob,
  nodeExporterJob,
  podJob,
  postgresExporter,
  redisExporter,
  SecretValue,
  staticJob,
  Tls,
  type MonitoringStackProps,
} from '../../constructs';
import {
  gauzianOverview,
  machineDashboard,
  minioDashboard,
  monitoringDashboard,
  postgresDashboard,
  redisDashboard,
  traefikDashboard,
} from '../../dashboards/content';
import {
  alertmanager as alertmanagerCatalogue,
  gauzian as backendCatalogue,
  grafana as grafanaCatalogue,
  minio as minioCatalogue,
  postgresExporter as postgresCatalogue,
  prometheus as prometheusCatalogue,
  redisExporter as redisCatalogue,
  traefik as traefikCatalogue,
} from '../../metrics/content';
import type { Duration } from '../../promql';

/** What differs between the places where Gauzian runs. */
interface Environment {
  /** The name of the stack. */
  readonly name: string;
  /** The namespace of the applications. */
  readonly applications: string;
  /** The namespaces that the stack makes: two environments may share a server. */
  readonly monitoring: string;
  readonly machine: string;
  /** The domain under which Grafana and Prometheus have their hosts. */
  readonly domain: string;
  readonly retention: { readonly time: Duration; readonly size: Size };
  /** The volume of Prometheus. */
  readonly volume: Size;
  /** How many nightly copies of Grafana's database are kept. */
  readonly backups: number;
}

/** Gauzian: an encrypted file storage on one k3s server. */
function gauzianIn(environment: Environment): MonitoringStackProps {
  const { applications: namespace, domain } = environment;

  const backend = podJob({
    job: 'gauzian-backend',
    catalogue: backendCatalogue,
    namespace,
    selector: { app: 'gauzian-backend' },
    port: 8080,
  });

  const postgres = podJob({
    job: 'postgres',
    catalogue: postgresCatalogue,
    namespace,
    selector: { app: 'postgres' },
    port: 9187,
  });

  const redis = podJob({ job: 'redis', catalogue: redisCatalogue, namespace, selector: { app: 'redis' }, port: 9121 });

  const minio = staticJob({
    job: 'minio',
    catalogue: minioCatalogue,
    targets: [`minio.${namespace}.svc:9000`],
    path: '/minio/v2/metrics/cluster',
    // Made by `mc admin prometheus generate`.
    authorization: { bearerToken: SecretValue.fromExisting('minio-metrics', 'token') },
  });

  const traefik = podJob({
    job: 'traefik',
    catalogue: traefikCatalogue,
    namespace: 'kube-system',
    selector: { 'app.kubernetes.io/name': 'traefik' },
    port: 9100,
  });

  const machine = nodeExporterJob({ namespace: environment.machine });
  const prometheus = staticJob({ job: 'prometheus', catalogue: prometheusCatalogue, targets: ['localhost:9090'] });
  const alertmanager = alertmanagerJob({ catalogue: alertmanagerCatalogue, namespace: environment.monitoring });
  const grafana = staticJob({ job: 'grafana', catalogue: grafanaCatalogue, targets: ['grafana:3000'] });

  /** Where things run, for the commands of runbooks. */
  const podsOf = (app: string) => ({ namespace, labels: { app } });
  const ofMonitoring = (name: string) => ({
    namespace: environment.monitoring,
    labels: { 'app.kubernetes.io/name': name },
  });
  const pods = {
    backend: podsOf('gauzian-backend'),
    postgres: podsOf('postgres'),
    redis: podsOf('redis'),
    minio: podsOf('minio'),
    traefik: { namespace: 'kube-system', labels: { 'app.kubernetes.io/name': 'traefik' } },
    machine: { namespace: environment.machine, labels: { 'app.kubernetes.io/name': 'node-exporter' } },
    prometheus: ofMonitoring('prometheus'),
    alertmanager: ofMonitoring('alertmanager'),
    grafana: ofMonitoring('grafana'),
  };

  /** Who may enter Prometheus and Alertmanager. */
  const users = SecretValue.fromExisting('prometheus-users', 'users');

  return {
    name: environment.name,
    namespace: environment.monitoring,
    language: 'fr',
    jobs: [backend, postgres, redis, minio, traefik, machine, prometheus, alertmanager, grafana],
    prometheus: {
      retention: environment.retention,
      volume: { size: environment.volume },
      exposure: {
        host: `prometheus.${domain}`,
        basicAuth: users,
      },
    },
    alertmanager: {
      receivers: [
        {
          name: 'astreinte',
          channels: [{ kind: 'discord', url: SecretValue.fromExisting('notifications', 'discord') }],
        },
        { name: 'equipe', channels: [{ kind: 'slack', url: SecretValue.fromExisting('notifications', 'slack') }] },
        { name: 'affichage', silent: 'une information se regarde dans Grafana, elle ne dérange personne' },
        // A service outside that tells when the Watchdog no longer reaches it.
        {
          name: 'veilleur',
          channels: [
            { kind: 'webhook', url: SecretValue.fromExisting('notifications', 'veilleur'), sendsResolved: false },
          ],
        },
      ],
      policy: defaultPolicy({
        page: 'astreinte',
        channel: 'equipe',
        shown: 'affichage',
        deadMansSwitch: 'veilleur',
        workingHours: {
          weekdays: ['monday:friday'],
          times: [{ from: '09:00', to: '18:00' }],
          location: 'Europe/Paris',
        },
        sameThing: ['mountpoint'],
      }),
      location: 'Europe/Paris',
      exposure: {
        host: `alertmanager.${domain}`,
        basicAuth: users,
      },
    },
    grafana: {
      host: `grafana.${domain}`,
      adminPassword: SecretValue.fromExisting('grafana-credentials', 'admin-password'),
      folder: 'Gauzian',
      volume: { size: Size.gibibytes(1) },
      backup: { target: { volume: { size: Size.gibibytes(1) } }, keep: environment.backups },
    },
    // The resolver that the README's HelmChartConfig gives to Traefik.
    ingress: { tls: Tls.fromResolver('letsencrypt') },
    nodeExporter: { job: machine },
    patches: [
      {
        workload: { kind: 'Deployment', name: 'postgres', namespace },
        exporters: [
          postgresExporter({
            user: 'postgres_exporter',
            password: SecretValue.fromExisting('postgres-exporter', 'password'),
            database: 'gauzian',
          }),
        ],
      },
      {
        workload: { kind: 'Deployment', name: 'redis', namespace },
        exporters: [redisExporter({ passwords: SecretValue.fromExisting('redis-exporter', 'passwords.json') })],
      },
    ],
    dashboards: [
      gauzianOverview({ jobs: [backend.job] }),
      postgresDashboard({ jobs: [postgres.job] }),
      redisDashboard({ jobs: [redis.job] }),
      minioDashboard({ jobs: [minio.job] }),
      traefikDashboard({ jobs: [traefik.job] }),
      machineDashboard({ jobs: [machine.job] }),
      monitoringDashboard({ prometheus: prometheus.job, grafana: grafana.job }),
    ],
    rules: [
      ...gauzianAlerts({ job: backend.job, pods: pods.backend }),
      targetAlerts([
        {
          job: backend.job,
          title: 'Le backend Gauzian',
          name: 'GauzianBackend',
          severity: 'critical',
          impact: "L'application ne répond plus : ni connexion, ni liste de fichiers, ni upload, ni download.",
          pods: pods.backend,
          hint: `Commencé juste après un déploiement : \`kubectl rollout undo -n ${namespace} deployment/‹backend›\`. Sinon ses dépendances : un backend qui ne trouve pas PostgreSQL ou Redis au démarrage redémarre sans cesse.`,
        },
        {
          job: postgres.job,
          title: "L'exporteur de PostgreSQL",
          name: 'Postgres',
          severity: 'warning',
          impact:
            "Rien si le serveur tourne encore ; il partage son pod avec l'exporteur, donc il peut être tombé avec lui : plus de connexion ni de liste de fichiers.",
          pods: pods.postgres,
          hint: `Le conteneur seul : \`kubectl logs -n ${namespace} deployment/postgres -c postgres-exporter --tail=50\`. Absent du pod : le Deployment a été appliqué sans lui, la première ligne de \`dist/${environment.name}/patches/postgres.yaml\` le remet (PostgreSQL redémarre).`,
        },
        {
          job: redis.job,
          title: "L'exporteur de Redis",
          name: 'Redis',
          severity: 'warning',
          impact:
            "Rien si le serveur tourne encore ; il partage son pod avec l'exporteur, donc il peut être tombé avec lui : le backend perd son cache.",
          pods: pods.redis,
          hint: `Le conteneur seul : \`kubectl logs -n ${namespace} deployment/redis -c redis-exporter --tail=50\`. Absent du pod : la première ligne de \`dist/${environment.name}/patches/redis.yaml\` le remet (Redis redémarre).`,
        },
        {
          job: minio.job,
          title: 'MinIO',
          name: 'Minio',
          severity: 'critical',
          impact: 'Aucun fichier ne peut être envoyé ni lu ; la connexion et les listes marchent encore.',
          pods: pods.minio,
          isNamed: true,
          hint: '`403` : le jeton est périmé ; le refaire avec `mc admin prometheus generate ‹alias›` et le donner (README, *The stack and its Secrets*). Disque plein : MinIO refuse les écritures, voir MachineDiskAlmostFull.',
        },
        {
          job: traefik.job,
          title: 'Traefik',
          name: 'Traefik',
          severity: 'warning',
          impact:
            "Si Traefik est arrêté, plus rien n'est joignable de l'extérieur : l'application, Grafana, Prometheus. Si seules ses métriques manquent : rien.",
          pods: pods.traefik,
          hint: "De l'extérieur : `curl -sI https://‹un hôte›`. k3s l'installe par Helm : `kubectl get helmchart,jobs -n kube-system` et `kubectl logs -n kube-system job/helm-install-traefik`.",
        },
        {
          job: machine.job,
          title: "L'exporteur de la machine",
          name: 'Machine',
          severity: 'warning',
          impact: 'Rien si la machine tourne ; mais disque plein ou mémoire épuisée ne seront pas dits.',
          pods: pods.machine,
          hint: "La machine elle-même : `kubectl get nodes`, `ssh` ; sinon la console de l'hébergeur.",
        },
        {
          job: prometheus.job,
          title: 'Prometheus',
          name: 'Prometheus',
          severity: 'critical',
          impact: 'Rien, mais la surveillance est douteuse : Prometheus ne se lit plus lui-même.',
          pods: pods.prometheus,
          isNamed: true,
          hint: 'Cette alerte vient de Prometheus lui-même : il évalue donc encore ses règles. Arrêté, il se tairait, et le veilleur extérieur préviendrait (Watchdog).',
        },
        {
          job: alertmanager.job,
          title: 'Alertmanager',
          name: 'Alertmanager',
          severity: 'critical',
          impact:
            "Rien, mais aucune alerte n'est plus dite à personne ; le veilleur extérieur prévient, parce que le Watchdog se tait.",
          pods: pods.alertmanager,
          isNamed: true,
          hint: `Une configuration refusée l'empêche de démarrer : \`amtool check-config dist/${environment.name}/alertmanager.yml\` dit la ligne.`,
        },
        {
          job: grafana.job,
          title: 'Grafana',
          name: 'Grafana',
          severity: 'warning',
          impact:
            "Rien pour les utilisateurs ; les tableaux de bord et ces pages ne s'ouvrent plus. Les alertes continuent.",
          pods: pods.grafana,
          isNamed: true,
          hint: `Ces pages sont aussi dans \`dist/${environment.name}/runbooks/\`. Base abîmée (\`database disk image is malformed\`) : la restaurer, README, *Restore*.`,
        },
      ]),
      postgresAlerts({ job: postgres.job, pods: pods.postgres }),
      redisAlerts({ job: redis.job, pods: pods.redis }),
      machineAlerts({ job: machine.job, pods: pods.machine }),
      ...prometheusAlerts({ job: prometheus.job, pods: pods.prometheus }),
      ...alertmanagerAlerts({
        job: alertmanager.job,
        prometheus: prometheus.job,
        pods: { alertmanager: pods.alertmanager, prometheus: pods.prometheus },
      }),
    ],
  };
}

export const gauzian = gauzianIn({
  name: 'gauzian',
  applications: 'gauzian-v2',
  monitoring: 'monitoring',
  machine: 'node-exporter',
  domain: 'gauzian.pupin.fr',
  retention: { time: '30d', size: Size.gibibytes(8) },
  volume: Size.gibibytes(10),
  backups: 14,
});

export const gauzianStaging = gauzianIn({
  name: 'gauzian-staging',
  applications: 'gauzian-staging',
  monitoring: 'monitoring-staging',
  machine: 'node-exporter-staging',
  domain: 'staging.gauzian.pupin.fr',
  // As long as its objectives look back, in less space: old blocks go earlier.
  retention: { time: '30d', size: Size.gibibytes(2) },
  volume: Size.gibibytes(3),
  backups: 3,
});
