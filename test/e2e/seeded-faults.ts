/** A mistake in an expression, of the kind that people make. */
export interface SeededFault {
  readonly what: string;
  /** A dashboard, or the rules. */
  readonly where: string;
  /** The panel and the letter of its query, or the rule. */
  readonly which: string;
  readonly written: string | RegExp;
  readonly instead: string;
}

/** Each must be noticed by the comparison of values alone: all of them are valid PromQL. */
export const seededFaults: readonly SeededFault[] = [
  {
    what: 'a label that no series has',
    where: 'gauzian-overview',
    which: 'Requêtes HTTP/s A',
    written: 'by (method)',
    instead: 'by (verb)',
  },
  {
    what: 'a label value that does not occur',
    where: 'gauzian-overview',
    which: "Taux de succès d'authentification A",
    written: 'status="success"',
    instead: 'status="succeeded"',
  },
  {
    what: 'a window that is not the one of the title',
    where: 'gauzian-overview',
    which: 'Uploads de Fichiers A',
    written: '[1h]',
    instead: '[2h]',
  },
  {
    what: 'a window shorter than two scrapes',
    where: 'gauzian-overview',
    which: "Débit d'upload A",
    written: '[$__rate_interval]',
    instead: '[10s]',
  },
  {
    what: 'the sum of a counter in the place of its rate',
    where: 'gauzian-overview',
    which: 'Requêtes HTTP/s A',
    written: /rate\((.*)\[\$__rate_interval\]\)/,
    instead: '$1',
  },
  {
    what: 'increase in the place of rate',
    where: 'gauzian-overview',
    which: 'Opérations Redis A',
    written: 'rate(',
    instead: 'increase(',
  },
  {
    what: 'no aggregation',
    where: 'gauzian-overview',
    which: 'Connexions Actives A',
    written: 'sum(',
    instead: '(',
  },
  {
    what: 'an aggregation that forgets a label',
    where: 'gauzian-overview',
    which: "Tentatives d'Auth A",
    written: 'by (type, status)',
    instead: 'by (type)',
  },
  {
    what: 'the average of instances in the place of their sum',
    where: 'gauzian-overview',
    which: "Débit d'upload A",
    written: 'sum(',
    instead: 'avg(',
  },
  {
    what: 'a quantile without le',
    where: 'gauzian-overview',
    which: 'Latence p50/p95/p99 B',
    written: 'by (le, job)',
    instead: 'by (job)',
  },
  {
    what: 'another quantile',
    where: 'gauzian-overview',
    which: 'Durée DB (p95) A',
    written: '0.95',
    instead: '0.99',
  },
  {
    what: 'a ratio that is NaN without traffic',
    where: 'gauzian-overview',
    which: "Taux d'erreurs 5xx A",
    written: /\) > 0\)$/,
    instead: '))',
  },
  {
    what: 'a ratio without anything where there are no errors',
    where: 'gauzian-overview',
    which: "Taux d'erreur par endpoint A",
    written: /\n {2}or\n[^/]*\n\)\n\//,
    instead: ')\n/',
  },
  {
    what: 'the wrong class of status codes',
    where: 'gauzian-overview',
    which: 'Erreurs 4xx/5xx B',
    written: 'status=~"5.."',
    instead: 'status=~"4.."',
  },
  {
    what: 'the mean of means',
    where: 'gauzian-overview',
    which: 'Durée S3 moyenne A',
    written: '_count',
    instead: '_sum',
  },
  {
    what: 'all modes of the processor',
    where: 'machine',
    which: 'Processeur A',
    written: ',mode="idle"',
    instead: '',
  },
  {
    what: 'every disk, the drive for discs among them',
    where: 'machine',
    which: 'Débit des disques A',
    written: /device=~"[^"]*",/,
    instead: '',
  },
  {
    what: 'another job',
    where: 'monitoring',
    which: 'Mémoire de Grafana A',
    written: 'job="grafana"',
    instead: 'job="prometheus"',
  },
  {
    what: 'a threshold in percent',
    where: 'rules',
    which: 'GauzianAvailabilityPage',
    written: '> 0.144',
    instead: '> 14.4',
  },
  {
    what: 'a comparison the other way round',
    where: 'rules',
    which: 'GauzianSuccessLow',
    written: '< 0.95',
    instead: '> 0.95',
  },
  {
    what: 'an alert about a job that does not exist',
    where: 'rules',
    which: 'PostgresUnreachable',
    written: 'job="postgres"',
    instead: 'job="postgresql"',
  },
];
