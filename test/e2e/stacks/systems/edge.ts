import { certificateEnd, configured, playedMinio, playedTraefik, type Services } from '../../played/edge';
import { keyOf } from '../../played/compare';
import { flows, levels, near, shares, silent, type PanelValues } from '../../played/expected';
import { inIncident, unreachable, variablesOf, type PlayedSystem } from './played-system';

const certificate = 'cn=grafana.example sans=grafana.example';
const certificateLeft = (moment: number) => certificateEnd.incident - moment;

/** MinIO in a namespace. */
export function minioSystem(namespace: string): PlayedSystem {
  const played = playedMinio(namespace);
  return {
    jobs: [played],
    dashboards: { minio: minioValues(keyOf({ ...played.targets[0].labels, server: '127.0.0.1:9000' })) },
    variables: { minio: variablesOf(played) },
    rules: {
      ...unreachable('Minio', played),
      MinioDrivesOffline: inIncident({ 'job=minio': 1 }),
      MinioSpaceAlmostFull: silent(),
      MinioUnhealthy: silent(),
    },
  };
}

/** Traefik, in front of an application and Grafana. */
export function traefikSystem(services: Services): PlayedSystem {
  const played = playedTraefik(services);
  return {
    jobs: [played],
    dashboards: { traefik: traefikValues(services) },
    variables: { traefik: variablesOf(played) },
    rules: {
      ...unreachable('Traefik', played),
      TraefikErrorsHigh: inIncident({ [`job=traefik service=${services.application}`]: near(0.2) }),
      TraefikCertificateExpiring: inIncident({ [certificate]: certificateLeft }),
      TraefikCertificateAlmostExpired: inIncident({ [certificate]: certificateLeft }),
    },
  };
}

const minioValues = (target: string): readonly PanelValues[] => [
  ['Capacité utilisée', levels({ 'job=minio': 0.4 })],
  ['Hors ligne', levels({ '': 0 }, { incident: { '': 1 } }), levels({ '': 0 })],
  ['Santé', levels({ '': 1 })],
  ['Données stockées', levels({ '': 120e9 })],
  ['Objets', levels({ '': 5000 })],
  ['Requêtes S3/s', flows({ 'api=getobject': 20, 'api=putobject': 5 })],
  ['Erreurs S3/s', flows({ '': 0.2 }), flows({ '': 0.15 }, { incident: { '': 2.05 } }), flows({ '': 0.05 })],
  ['Trafic S3', flows({ '': 1e6 }), flows({ '': 4e6 })],
  ['Requêtes en cours', levels({ '': 4 }), levels({ '': 2 })],
  ['Premier octet en 0,5 s', levels({ 'api=getobject': near(0.9) })],
  ['Mémoire', levels({ [`__name__=minio_node_process_resident_memory_bytes ${target}`]: 300e6 })],
  ['Processeur', flows({ [target]: 0.2 })],
];

function traefikValues(services: Services): readonly PanelValues[] {
  const [application, grafana] = [`service=${services.application}`, `service=${services.grafana}`];
  return [
    ['Requêtes/s par entrée', flows({ 'entrypoint=websecure': 30.2, 'entrypoint=web': 2 })],
    ['Requêtes/s par statut', flows({ 'code=200': 30, 'code=301': 2, 'code=502': 0.2 })],
    ['Requêtes lentes', shares({ '': near(0.1) }), shares({ '': near(0.05) })],
    ['Connexions ouvertes', levels({ 'entrypoint=websecure': 15, 'entrypoint=web': 1 })],
    ["Taux d'erreurs 5xx", shares({ '': 0.2 / 30.2 }, { incident: { '': 5 / 35 } })],
    [
      'Requêtes/s par service',
      flows({ [application]: 20.2, [grafana]: 10 }, { incident: { [application]: 25, [grafana]: 10 } }),
    ],
    [
      "Taux d'erreurs 5xx par service",
      shares({ [application]: 0.2 / 20.2, [grafana]: 0 }, { incident: { [application]: 0.2, [grafana]: 0 } }),
    ],
    ['Réponses 4xx/s par service', flows({ [grafana]: 0.5 })],
    // All requests of the application are in one bucket; 15 % of Grafana's are in the last.
    ['Latence p95 par service', shares({ [application]: 0.95 * 0.1, [grafana]: near(1.2 + (3.8 * 1) / 1.5) })],
    ['Trafic par service', flows({ [application]: 1_000_100, [grafana]: 2e5 })],
    [
      'Certificats',
      levels(
        { [certificate]: (moment) => certificateEnd.day - moment },
        { incident: { [certificate]: certificateLeft } },
      ),
    ],
    // Grafana expects milliseconds.
    ['Dernière configuration', levels({ '': configured * 1000 })],
  ];
}
