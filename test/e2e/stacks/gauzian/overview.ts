import { flows, hourly, levels, p95Of, shares, withinBucket, type PanelValues } from '../../played/expected';
import { objectivesRow } from '../systems/objectives';
import { backend, objectives } from './objectives';

// Both instances together have three times the traffic that is played.
const job = 'job=gauzian-backend';
const hour = 3600;

/** Requests of a second that end with 2xx, and all. */
const [ok, all, incident] = [5 + 1 + 2 + 0.28, 8.5, 9.98];

// Durations of all endpoints together, in the buckets that hold them.
const p50 = withinBucket(0.5, { from: 0.01, to: 0.025, below: 0.28, inside: 4, all: 7.48 });
const p95 = withinBucket(0.95, { from: 0.25, to: 0.5, below: 6.88, inside: 0.6, all: 7.48 });
const p99 = withinBucket(0.99, { from: 0.25, to: 0.5, below: 6.88, inside: 0.6, all: 7.48 });
const incidentP50 = withinBucket(0.5, { from: 0.1, to: 0.25, below: 4.38, inside: 2.5, all: 9.48 });
/** In the incident two requests a second take 2 s; below are all others. */
const slow = { from: 1, to: 2.5, below: 7.48, inside: 2, all: 9.48 };
export const incidentP95 = withinBucket(0.95, slow);
const incidentP99 = withinBucket(0.99, slow);

const filesP95 = withinBucket(0.95, { from: 0.1, to: 0.25, below: 4, inside: 1, all: 5 });
const loginP95 = withinBucket(0.95, { from: 0.25, to: 0.5, below: 1.5, inside: 0.6, all: 2.1 });
const slowFilesP95 = withinBucket(0.95, { from: 1, to: 2.5, below: 5, inside: 2, all: 7 });
const endpoints = {
  'endpoint=/files': filesP95,
  'endpoint=/login': loginP95,
  'endpoint=/files/{id}/chunks': p95Of(0.025, 0.05),
  'endpoint=/healthz': p95Of(0, 0.005),
};
const errorsByEndpoint = {
  'endpoint=/files': 0.02 / 6.02,
  'endpoint=/login': 0,
  'endpoint=/files/{id}/chunks': 0,
  'endpoint=/healthz': 0,
};

const s3 = {
  [`${job} operation=put`]: p95Of(0.25, 0.5),
  [`${job} operation=get`]: p95Of(0.025, 0.05),
  [`${job} operation=delete`]: p95Of(0.01, 0.025),
};
const incidentPut = withinBucket(0.95, { from: 3, to: 5, below: 0.2, inside: 0.2, all: 0.4 });
const s3Means = { 'operation=put': 0.3, 'operation=get': 0.04, 'operation=delete': 0.02 };

const db = {
  [`${job} query_type=select`]: p95Of(0.0025, 0.005),
  [`${job} query_type=insert`]: p95Of(0.01, 0.025),
  [`${job} query_type=update`]: p95Of(0.025, 0.05),
  [`${job} query_type=delete`]: p95Of(0.025, 0.05),
};
const incidentSelect = withinBucket(0.95, { from: 0.25, to: 0.5, below: 8, inside: 8, all: 16 });

const attempts = {
  'status=success type=login': 3 * 0.3,
  'status=success type=register': 3 * 0.05,
  'status=success type=autologin': 3 * 0.4,
  'status=failed type=login': 3 * 0.005,
  'status=failed type=register': 3 * 0.001,
  'status=failed type=autologin': 3 * 0.004,
};

export const overview: readonly PanelValues[] = [
  ...objectivesRow(backend, objectives),
  [
    'Requêtes HTTP/s',
    flows(
      { 'method=GET': 3 * 5.4, 'method=POST': 3 * 3.1 },
      { incident: { 'method=GET': 3 * 6.88, 'method=POST': 3 * 3.1 } },
    ),
  ],
  ['Connexions Actives', levels({ '': 21 })],
  ['Taux de Succès', shares({ [job]: ok / all }, { incident: { [job]: ok / incident } })],
  [
    'Latence p50/p95/p99',
    shares({ [job]: p50 }, { incident: { [job]: incidentP50 } }),
    shares({ [job]: p95 }, { incident: { [job]: incidentP95 } }),
    shares({ [job]: p99 }, { incident: { [job]: incidentP99 } }),
  ],
  ["Taux d'erreurs 5xx", shares({ [job]: 0.02 / all }, { incident: { [job]: 1.5 / incident } })],
  ['Uploads de Fichiers', hourly({ 'status=success': 3 * 0.5 * hour, 'status=failed': 3 * 0.01 * hour })],
  ['Downloads de Fichiers', hourly({ 'status=success': 3 * 0.9 * hour, 'status=failed': 3 * 0.02 * hour })],
  // Over the six hours that are shown.
  ['Bytes Uploadés', { day: { '': 3 * 2_000_000 * 6 * hour } }],
  ["Débit d'upload", flows({ '': 6_000_000 })],
  ["Tentatives d'Auth", flows(attempts, { incident: { ...attempts, 'status=failed type=login': 3 * 0.5 } })],
  ["Taux de succès d'authentification", shares({ '': 0.75 / 0.76 }, { incident: { '': 0.75 / 1.255 } })],
  ["Taux d'échec d'authentification", shares({ [job]: 0.01 / 0.76 }, { incident: { [job]: 0.505 / 1.255 } })],
  ['Durée S3 (p95)', shares(s3, { incident: { ...s3, [`${job} operation=put`]: incidentPut } })],
  ['Durée S3 moyenne', shares(s3Means, { incident: { ...s3Means, 'operation=put': (0.3 * 0.2 + 4 * 0.2) / 0.4 } })],
  ['Top 10 Endpoints', shares(endpoints, { incident: { ...endpoints, 'endpoint=/files': slowFilesP95 } })],
  ['Erreurs 4xx/5xx', flows({ '': 3 * 0.2 }), flows({ '': 3 * 0.02 }, { incident: { '': 3 * 1.5 } })],
  [
    "Taux d'erreur par endpoint",
    shares(errorsByEndpoint, { incident: { ...errorsByEndpoint, 'endpoint=/files': 1.5 / 7.5 } }),
  ],
  [
    'Réponses autres que 2xx',
    flows(
      { 'status=401': 0.3, 'status=404': 0.3, 'status=500': 0.06 },
      { incident: { 'status=401': 0.3, 'status=404': 0.3, 'status=500': 4.5 } },
    ),
  ],
  ['Upload Chunks (p95)', shares({ '': p95Of(0.25, 0.5) })],
  ['Download Chunks (p95)', shares({ '': p95Of(0.05, 0.1) })],
  [
    'Opérations Redis',
    flows({
      'operation=get status=success': 36,
      'operation=set status=success': 9,
      'operation=get status=failed': 0.3,
    }),
  ],
  ['Durée DB (p95)', shares(db, { incident: { ...db, [`${job} query_type=select`]: incidentSelect } })],
  [
    'Requêtes DB/s',
    flows({
      'query_type=select status=success': 24,
      'query_type=insert status=success': 3,
      'query_type=update status=success': 1.5,
      'query_type=delete status=success': 0.3,
      'query_type=select status=failed': 0.15,
    }),
  ],
];
