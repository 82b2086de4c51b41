import { eventsIndicator, latencyIndicator, Objective, percent, quantity, seconds, selectors } from '../../../promql';
import { gauzian } from './catalogue';

const m = selectors(gauzian);

/** Seconds within which 95 % of requests, storage operations and database queries must be done. */
const bounds = { requests: 0.5, storage: 2, database: 0.1 } as const;

/** The five objectives of the metrics guide, section "Métriques Critiques à Monitorer". */
export const objectives = {
  availability: new Objective({
    name: 'gauzian_availability',
    title: 'Disponibilité',
    indicator: eventsIndicator({
      failures: m.http_requests_total.where({ status: /5../ }),
      events: m.http_requests_total,
    }),
    target: percent(99),
  }),
  latency: new Objective({
    name: 'gauzian_latency',
    title: 'Latence',
    indicator: latencyIndicator(m.http_request_duration_seconds, bounds.requests),
    target: percent(95),
    // The series have no status, and the time of a request includes that in which its body arrives:
    // one client with refused uploads over a slow line can cause all failures.
    isCausedByClients: true,
  }),
  authentication: new Objective({
    name: 'gauzian_authentication',
    title: 'Authentification',
    indicator: eventsIndicator({
      failures: m.auth_attempts_total.where({ status: 'failed' }),
      events: m.auth_attempts_total,
    }),
    target: percent(95),
    // One client that tries passwords can cause all failures.
    isCausedByClients: true,
  }),
  storage: new Objective({
    name: 'gauzian_storage',
    title: 'Stockage S3',
    indicator: latencyIndicator(m.s3_operation_duration_seconds, bounds.storage),
    target: percent(95),
  }),
  database: new Objective({
    name: 'gauzian_database',
    title: 'Base de données',
    indicator: latencyIndicator(m.db_query_duration_seconds, bounds.database),
    target: percent(95),
  }),
} as const;

/** Objectives as limits of panels: shares of failures, and 95th percentiles. */
export const limits = {
  errorShare: quantity(objectives.availability.budget, 'ratio'),
  authSuccessShare: quantity(objectives.authentication.target, 'ratio'),
  authFailureShare: quantity(objectives.authentication.budget, 'ratio'),
  requestLatency: seconds(bounds.requests),
  dbLatency: seconds(bounds.database),
} as const;
