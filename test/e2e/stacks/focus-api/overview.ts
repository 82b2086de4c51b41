import { flows, hourly, levels, p95Of, shares, withinBucket, type PanelValues } from '../../played/expected';
import { objectivesRow } from '../systems/objectives';
import { api, objectives } from './objectives';

// Both instances together have three times the traffic that is played.
const job = `job=${api.job}`;
const hour = 3600;
const minute = 60;

/** Requests of a second, those among them that end with an error, and what is measured of them. */
const requests = { day: 6.525, incident: 8.02 };
const errors = { day: 0.125, incident: 1.62 };
const measured = { day: 6.52, incident: 11.52 };
/** How long those of a second take together; in the incident five more take 6 s each. */
const spent = 3.5 * 0.02 + 0.5 * 0.2 + 1.1 * 0.3 + 0.5 * 0.06 + 0.92 * 0.03;
export const incidentMean = (spent + 5 * 6) / measured.incident;
export const incidentErrors = errors.incident / requests.incident;

// Durations of all endpoints together, in the buckets that hold them.
const p50 = withinBucket(0.5, { from: 0.01, to: 0.025, below: 0, inside: 3.5, all: measured.day });
const upper = { from: 0.25, to: 0.5, below: 5.42, inside: 1.1 };
const slow = { from: 5, to: 7.5, below: 6.52, inside: 5, all: measured.incident };

const [me, login] = ['endpoint=/api/users/me', 'endpoint=/api/login'];
const [activities, challenges] = ['endpoint=/api/activities', 'endpoint=/api/challenges'];
const means = { [me]: 0.17 / 4, [login]: 0.3, [activities]: 0.06, [challenges]: 0.03 };
const slowest = {
  [me]: withinBucket(0.95, { from: 0.1, to: 0.25, below: 3.5, inside: 0.5, all: 4 }),
  [login]: p95Of(0.25, 0.5),
  [activities]: p95Of(0.05, 0.075),
  [challenges]: p95Of(0.025, 0.05),
};
const slowMe = withinBucket(0.95, { from: 5, to: 7.5, below: 4, inside: 5, all: 9 });
const traffic = { [me]: 3 * 4, [login]: 3 * 1.1, [activities]: 3 * 0.505, [challenges]: 3 * 0.92 };
const errorShares = { [me]: 0, [login]: 0.1 / 1.1, [activities]: 0.005 / 0.505, [challenges]: 0.02 / 0.92 };

const statuses = { 'status=401': 3 * 0.1, 'status=404': 3 * 0.02, 'status=500': 3 * 0.005 };
const emails = { 'status=success type=verification': 0.01, 'status=failed type=verification': 0.0005 };

export const overview: readonly PanelValues[] = [
  ...objectivesRow(api, objectives),
  // The second instance says twice what the first one does, and that is not added up.
  ['Total utilisateurs', levels({ '': 2 * 1200 })],
  ['Requêtes/seconde', flows({ '': 3 * requests.day }, { incident: { '': 3 * requests.incident } })],
  ['Temps de réponse moyen', shares({ [job]: spent / measured.day }, { incident: { [job]: incidentMean } })],
  ["Taux d'erreur", shares({ [job]: errors.day / requests.day }, { incident: { [job]: incidentErrors } })],
  ['Requêtes par endpoint', flows(traffic, { incident: { ...traffic, [activities]: 3 * 2 } })],
  ['Temps de réponse par endpoint', shares(means, { incident: { ...means, [me]: (0.17 + 5 * 6) / 9 } })],
  ['Erreurs par type', flows(statuses, { incident: { ...statuses, 'status=500': 3 * 1.5 } })],
  [
    'Latence p50/p95/p99',
    shares({ '': p50 }, { incident: { '': withinBucket(0.5, { ...upper, all: measured.incident }) } }),
    shares({ '': withinBucket(0.95, { ...upper, all: measured.day }) }, { incident: { '': withinBucket(0.95, slow) } }),
    shares({ '': withinBucket(0.99, { ...upper, all: measured.day }) }, { incident: { '': withinBucket(0.99, slow) } }),
  ],
  ['Endpoints les plus lents', shares(slowest, { incident: { ...slowest, [me]: slowMe } })],
  ["Taux d'erreur par endpoint", shares(errorShares, { incident: { ...errorShares, [activities]: 1.5 / 2 } })],
  ['Requêtes en cours', levels({ '': 3 * 3 }, { incident: { '': 3 * 20 } })],
  ['Hit rate', shares({ [job]: 0.9 }, { incident: { [job]: 1 / 3 } })],
  ['Miss rate', shares({ [job]: 0.1 }, { incident: { [job]: 2 / 3 } })],
  [
    'Hits et misses/s',
    flows({ '': 3 * 9 }, { incident: { '': 3 * 3 } }),
    flows({ '': 3 * 1 }, { incident: { '': 3 * 6 } }),
  ],
  [
    'Temps de réponse du cache',
    shares({ '': 0.03 / 10.5 }),
    shares({ '': withinBucket(0.95, { from: 0, to: 0.005, below: 0, inside: 10, all: 10.5 }) }),
  ],
  // What Redis says of itself.
  ['Clés du cache', levels({ '': 1050 })],
  ['Mémoire du cache', levels({ '': 60e6 })],
  ['Clés évincées/s', flows({ '': 0.1 })],
  ['Requêtes SQL/seconde', flows({ '': 3 * 12 })],
  ['Connexions actives', levels({ '': 3 * 5 })],
  [
    'Temps de réponse de la base',
    shares({ '': 0.1 / 12 }, { incident: { '': (0.1 + 4 * 0.9) / 16 } }),
    shares(
      { '': withinBucket(0.95, { from: 0.025, to: 0.05, below: 10, inside: 2, all: 12 }) },
      { incident: { '': withinBucket(0.95, { from: 0.75, to: 1, below: 12, inside: 4, all: 16 }) } },
    ),
  ],
  ['Nouvelles inscriptions', hourly({ '': 3 * 0.01 * hour })],
  ['Connexions/minute', flows({ '': 3 * 1 * minute })],
  ['Challenges actifs', levels({ '': 2 * 7 })],
  [
    'Activités créées par application',
    hourly({ 'app_name=youtube': 3 * 0.3 * hour, 'app_name=instagram': 3 * 0.2 * hour }),
  ],
  ['Challenges par statut', levels({ 'status=active': 2 * 7, 'status=completed': 2 * 20 })],
  [
    'Emails envoyés/minute',
    flows(Object.fromEntries(Object.entries(emails).map(([key, one]) => [key, 3 * one * minute]))),
  ],
];
