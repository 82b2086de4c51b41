import { flows, levels, p95Of, shares, withinBucket, type PanelValues } from '../../played/expected';

const job = 'job=booking';
/** Instances of the application, all with the same traffic. */
export const instances = 3;

/** Requests per second of an instance, and those that fail. */
const requests = { day: 7.055, incident: 8.55 };
const failed = { day: 0.005, incident: 1.5 };
export const errors = { day: failed.day / requests.day, incident: failed.incident / requests.incident };

/** Observed durations of an instance: all by day, and with five slow ones per second in the incident. */
const measured = { day: 7.05, incident: 12.05 };
/** Buckets with the quantiles. */
const [fast, medium] = [
  { from: 0.01, to: 0.025, below: 0, inside: 4, all: measured.day },
  { from: 0.05, to: 0.1, below: 6.1, inside: 0.55, all: measured.day },
];
const upper = { from: 0.25, to: 0.5, below: 6.65, inside: 0.4, all: measured.day };
const slow = { from: 2, to: 5, below: measured.day, inside: 5, all: measured.incident };
export const incidentLatency = withinBucket(0.95, slow);

const quantile = (day: number, incident: number) => shares({ [job]: day }, { incident: { [job]: incident } });

const endpoints = {
  'endpoint=/api/bookings': withinBucket(0.95, { from: 0.05, to: 0.1, below: 4, inside: 0.55, all: 4.55 }),
  'endpoint=/api/services': p95Of(0.025, 0.05),
  'endpoint=/api/payments': p95Of(0.25, 0.5),
};
const slowBookings = withinBucket(0.95, { from: 2, to: 5, below: 4.55, inside: 5, all: 9.55 });

const traffic = {
  'endpoint=/api/bookings': 4.55 * instances,
  'endpoint=/api/services': 2.1 * instances,
  'endpoint=/api/payments': 0.405 * instances,
};
const statuses = {
  'status=200': 6.4 * instances,
  'status=201': 0.5 * instances,
  'status=401': 0.05 * instances,
  'status=404': 0.1 * instances,
  'status=500': failed.day * instances,
};
const queries = {
  'operation=find status=success': 10 * instances,
  'operation=insert status=success': 0.6 * instances,
  'operation=find status=failed': 0.01 * instances,
};
const queryTimes = { 'operation=find': p95Of(0.001, 0.005), 'operation=insert': p95Of(0.01, 0.025) };

/** Values of the dashboard of the application's performance. */
export const performance: readonly PanelValues[] = [
  ['Requêtes/s', flows(traffic, { incident: { ...traffic, 'endpoint=/api/payments': 1.9 * instances } })],
  [
    'Temps de réponse p50/p90/p95/p99',
    quantile(
      withinBucket(0.5, fast),
      withinBucket(0.5, { from: 0.025, to: 0.05, below: 4, inside: 2.1, all: measured.incident }),
    ),
    quantile(withinBucket(0.9, medium), withinBucket(0.9, slow)),
    quantile(withinBucket(0.95, upper), incidentLatency),
    quantile(withinBucket(0.99, upper), withinBucket(0.99, slow)),
  ],
  ['Connexions actives', levels({ '': 8 * instances }, { incident: { '': 40 * instances } })],
  ["Taux d'erreurs", shares({ [job]: errors.day }, { incident: { [job]: errors.incident } })],
  ['Codes de statut', flows(statuses, { incident: { ...statuses, 'status=500': failed.incident * instances } })],
  [
    'Erreurs 4xx/5xx',
    flows({ '': 0.15 * instances }),
    flows({ '': failed.day * instances }, { incident: { '': failed.incident * instances } }),
  ],
  [
    'Endpoints les plus lents',
    shares(endpoints, { incident: { ...endpoints, 'endpoint=/api/bookings': slowBookings } }),
  ],
  [
    'Requêtes à la base/s',
    flows(queries, { incident: { ...queries, 'operation=find status=failed': 0.5 * instances } }),
  ],
  [
    'Durée des requêtes à la base (p95)',
    shares(queryTimes, {
      incident: {
        ...queryTimes,
        'operation=find': withinBucket(0.95, { from: 0.25, to: 0.5, below: 10, inside: 2, all: 12 }),
      },
    }),
  ],
  ['Taux de hit', shares({ '': 0.9 }, { incident: { '': 1 / 3 } })],
  [
    'Lectures du cache/s',
    flows(
      { 'result=hit': 9 * instances, 'result=miss': instances },
      { incident: { 'result=hit': 3 * instances, 'result=miss': 6 * instances } },
    ),
  ],
];
