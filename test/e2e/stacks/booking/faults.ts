import type { SeededFault } from '../../played/played-stack';

/** Planted mistakes in queries of booking, some of them from the guide. The comparison of values must detect each. */
export const bookingFaults: readonly SeededFault[] = [
  {
    what: "the guide's number of requests in the place of the share of errors",
    where: 'rules',
    which: 'BookingErrorsHigh',
    written: /^[^]*$/,
    instead: 'http_requests_total{job="booking"} > 0.05',
  },
  {
    what: "the guide's quantile of each series in the place of one over all",
    where: 'rules',
    which: 'BookingLatencyVeryHigh',
    written: 'sum by (le, job) (rate(http_request_duration_seconds_bucket{job="booking"}[5m]))',
    instead: 'rate(http_request_duration_seconds_bucket{job="booking"}[5m])',
  },
  {
    what: 'the limit of the other rule',
    where: 'rules',
    which: 'BookingErrorsHigh',
    written: /> 0\.05$/,
    instead: '> 0.5',
  },
  {
    what: 'a step of the funnel that is not the one before',
    where: 'booking-business',
    which: 'Conversion de chaque étape C',
    written: /step="selection"/g,
    instead: 'step="search"',
  },
  {
    what: 'bookings of another state',
    where: 'booking-business',
    which: 'Complétées A',
    written: 'state="completed"',
    instead: 'state="created"',
  },
  {
    what: 'a day in the place of an hour',
    where: 'booking-business',
    which: 'Revenus par heure (€) A',
    written: '[1h]',
    instead: '[1d]',
  },
  {
    what: 'the largest in the place of the sum over instances',
    where: 'booking-business',
    which: 'Utilisateurs actifs A',
    written: 'sum(',
    instead: 'max(',
  },
  {
    what: 'idle time in the place of work',
    where: 'booking-system',
    which: 'Processeur par cœur A',
    written: /1\s+-/,
    instead: '0 +',
  },
  {
    what: 'the Watchdog beside the alerts',
    where: 'booking-health',
    which: 'Chronologie des alertes A',
    written: 'severity=~"critical|warning|info"',
    instead: 'severity=~"critical|warning|info|none"',
  },
  {
    what: 'the last check in the place of all checks of a day',
    where: 'booking-health',
    which: 'Disponibilité A',
    written: /avg_over_time\(([^[]*)\[1d\]\)/,
    instead: '$1',
  },
];
