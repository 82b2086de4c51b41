import type { SeededFault } from '../../played/played-stack';

/** Planted mistakes in queries of kairo-cms, some of them from the guide. All are valid PromQL. */
export const kairoCmsFaults: readonly SeededFault[] = [
  {
    what: "the guide's slow queries, which are the fast ones",
    where: 'kairo-cms',
    which: 'Requêtes lentes (> 200 ms) A',
    written: /^[^-]*-\n/,
    instead: '',
  },
  {
    what: "the guide's quantile of each series by itself",
    where: 'kairo-cms',
    which: 'Latence p95 A',
    written: 'sum by (le, job) ',
    instead: '',
  },
  {
    what: "the guide's share in percent, compared with a share",
    where: 'rules',
    which: 'KairoCmsErrorsHigh',
    written: '> 0.05',
    instead: '* 100 > 0.05',
  },
  {
    what: 'a share of errors that is missing where there are none',
    where: 'kairo-cms',
    which: "Taux d'erreur A",
    written: /> 0\)$/,
    instead: '> 9.5)',
  },
  {
    what: 'all models together',
    where: 'rules',
    which: 'KairoCmsQueriesSlow',
    written: 'by (le, job, model)',
    instead: 'by (le, job)',
  },
  {
    what: 'an address that is reached, in the place of one that is not',
    where: 'rules',
    which: 'KairoCmsUnreachable',
    written: '== 0',
    instead: '== 1',
  },
  {
    what: 'days in the place of seconds',
    where: 'rules',
    which: 'KairoCmsCertificateExpiring',
    written: '< 1209600',
    instead: '< 14',
  },
  {
    what: 'the time since the certificate began to expire',
    where: 'kairo-cms',
    which: 'Certificat : temps restant A',
    written: /^(.*) - time\(\)$/s,
    instead: 'time() - $1',
  },
  {
    what: 'phases that share one label',
    where: 'kairo-cms',
    which: 'Durée par phase A',
    written: 'max by (phase)',
    instead: 'max',
  },
];
