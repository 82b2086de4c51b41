import { flows, p95Of, shares, withinBucket, type PanelValues } from '../../played/expected';
import { kairoCms } from '../../../../infra/stacks/kairo-cms/stack';
import { playedSite, urlsOf } from '../../played/sites';
import { siteValues } from '../systems/sites';
import { objectivesRow, type PlayedObjective } from '../systems/objectives';

export const cms = { job: 'kairo-cms-production', weight: 1 } as const;
const job = `job=${cms.job}`;

/** Requests per second, and failed ones. */
const requests = { day: 9, incident: 9.95 };
export const errors = { day: 0.05 / requests.day, incident: 1 / requests.incident };

/** Expected results of its objective. */
export const objectives: readonly PlayedObjective[] = [
  {
    name: 'kairo_cms_availability',
    alert: 'KairoCmsAvailability',
    budget: 0.01,
    day: [0.05, requests.day],
    incident: [1, requests.incident],
    // A tenth of an hour is less than 14.4 times 1 %; of three days it is more than the budget.
    firing: ['Ticket'],
  },
];

const [pages, page, media] = [
  'method=GET route=/api/pages',
  'method=GET route=/api/pages/[slug]',
  'method=POST route=/api/media',
];
const traffic = { [pages]: 3, [page]: 5.4, [media]: 0.6 };

// Durations of all routes together, by bucket.
const upper = withinBucket(0.95, { from: 0.25, to: 0.5, below: 8.4, inside: 0.6, all: 9 });
const slow = withinBucket(0.95, { from: 2.5, to: 5, below: 9, inside: 1, all: 10 });
const slowest = {
  'route=/api/pages': p95Of(0.01, 0.025),
  'route=/api/pages/[slug]': p95Of(0.05, 0.1),
  'route=/api/media': p95Of(0.25, 0.5),
};
const slowMedia = withinBucket(0.95, { from: 2.5, to: 5, below: 0.6, inside: 1, all: 1.6 });

const [ofPage, ofMedia] = [`${job} model=Page`, `${job} model=Media`];
const queries = {
  [ofPage]: withinBucket(0.95, { from: 0.2, to: 0.5, below: 8, inside: 0.5, all: 8.5 }),
  [ofMedia]: p95Of(0.05, 0.1),
};
/** In the incident eight additional queries per second take 1.5 s. */
export const slowQuery = {
  [ofPage]: withinBucket(0.95, { from: 1, to: 2, below: 8.5, inside: 8, all: 16.5 }),
};
const [finds, creates] = ['model=Page operation=findMany', 'model=Media operation=create'];

export const kairoSite = playedSite('kairo-cms-site', urlsOf(kairoCms, 'kairo-cms-site'));

export const overview: readonly PanelValues[] = [
  ...objectivesRow(cms, objectives),
  ['Requêtes HTTP/s', flows(traffic, { incident: { ...traffic, [media]: 1.55 } })],
  ['Latence p95', shares({ [job]: upper }, { incident: { [job]: slow } })],
  ["Taux d'erreur", shares({ [job]: errors.day }, { incident: { [job]: errors.incident } })],
  ['Routes les plus lentes', shares(slowest, { incident: { ...slowest, 'route=/api/media': slowMedia } })],
  [
    'Requêtes lentes (> 200 ms)',
    flows({ 'model=Page': 0.5, 'model=Media': 0 }, { incident: { 'model=Page': 8.5, 'model=Media': 0 } }),
  ],
  ['Durée des requêtes (p95)', shares(queries, { incident: { ...queries, ...slowQuery } })],
  ['Requêtes/s', flows({ [finds]: 8.5, [creates]: 0.6 }, { incident: { [finds]: 16.5, [creates]: 0.6 } })],
  ...siteValues([kairoSite]),
];
