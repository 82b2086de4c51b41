import type { SeededFault } from '../../played/played-stack';

/**
 * Planted mistakes in queries of focus-api, some of them from the guide. The comparison of values
 * must detect each.
 */
export const focusApiFaults: readonly SeededFault[] = [
  {
    what: "the guide's number of errors in the place of their share",
    where: 'rules',
    which: 'FocusApiErrorsHigh',
    written: /\/[^]*> 0\)/,
    instead: '',
  },
  {
    what: "the guide's sum of a counter in the place of its rate",
    where: 'focus-api-overview',
    which: 'Requêtes par endpoint A',
    written: /rate\(([^]*)\[\$__rate_interval\]\)/,
    instead: '$1',
  },
  {
    what: 'the sum of what each instance says about the same',
    where: 'focus-api-overview',
    which: 'Total utilisateurs A',
    written: 'max(',
    instead: 'sum(',
  },
  {
    what: 'a status in another language',
    where: 'focus-api-overview',
    which: 'Challenges actifs A',
    written: 'status="active"',
    instead: 'status="actif"',
  },
  {
    what: 'misses in the place of hits',
    where: 'focus-api-overview',
    which: 'Hit rate A',
    written: 'focus_api_cache_hits_total',
    instead: 'focus_api_cache_misses_total',
  },
  {
    what: 'hits over misses',
    where: 'focus-api-overview',
    which: 'Hit rate A',
    written: /(\/\n\(\n)[^+]*\+/,
    instead: '$1',
  },
  {
    what: 'buckets counted as observations',
    where: 'focus-api-overview',
    which: 'Temps de réponse moyen A',
    written: '_count',
    instead: '_bucket',
  },
  {
    what: 'a rate per second under a title per minute',
    where: 'focus-api-overview',
    which: 'Connexions/minute A',
    written: ' * 60',
    instead: '',
  },
  {
    what: 'a day under a title of an hour',
    where: 'focus-api-overview',
    which: 'Nouvelles inscriptions A',
    written: '[1h]',
    instead: '[1d]',
  },
  {
    what: 'a hit rate in percent',
    where: 'rules',
    which: 'FocusApiCacheHitRateLow',
    written: /< 0\.5$/,
    instead: '< 50',
  },
  {
    what: 'an alert about a job of another name',
    where: 'rules',
    which: 'FocusApiDown',
    written: 'job="focus-api"',
    instead: 'job="focus_api"',
  },
];
