import type { Language } from '../../alerts';
import {
  column,
  Dashboard,
  panelHandles,
  query,
  row,
  statPanel,
  tablePanel,
  timeSeriesPanel,
  type Thresholds,
} from '../../dashboards';
import { min, percent, quantileOf, quantity, rate, ratio, selectors, sum, withoutNaN } from '../../promql';
import type { CertificateLimits, PublicUrls } from '../../stack/public-urls';
import { certificateThresholds } from '../common/certificates';
import { noTraffic, siblings, warningBelow, type DashboardOf } from '../common/dashboard';
import { traefikAlertTable, type TraefikThresholds } from './alert-table';
import { traefik } from './catalogue';
import { certificateLeft, failedRequests } from './expressions';
import { texts, type Texts } from './texts';

const m = selectors(traefik);
const refusedRequests = m.traefik_service_requests_total.where({ code: /4../ });
const byService = { legend: ({ service }: { readonly service: string }) => service };

const uid = 'traefik';

/** Options of the dashboard of Traefik. */
export interface TraefikDashboardOf extends DashboardOf, Pick<PublicUrls, 'certificateLimits'> {
  /**
   * Share of the requests to a service that may fail, at which its alert fires.
   *
   * @default - that of its alert
   */
  readonly thresholds?: TraefikThresholds;
}

/** Overview dashboard of Traefik. The limits of the certificates are those of the alerts. */
export function traefikDashboard({
  jobs,
  language,
  certificateLimits,
  thresholds: of = traefikAlertTable,
}: TraefikDashboardOf) {
  const t = texts[language].dashboard;
  const failureLimits = warningBelow(percent(1), of.TraefikErrorsHigh);
  return new Dashboard({
    uid,
    title: t.title,
    description: t.description,
    tags: ['vigie'],
    jobs,
    ...siblings(language),
    started: m.process_start_time_seconds,
    rows: {
      overview: overview(t, language, failureLimits),
      services: services(t, language, failureLimits),
      certificates: certificates(t, certificateLimits),
    },
  });
}

/** Returns the handle of a panel. */
export const traefikPanel = panelHandles<typeof traefikDashboard>(uid);

const overview = (t: Texts['dashboard'], language: Language, failureLimits: Thresholds<'ratio'>) =>
  row(t.rows.overview, {
    entryPoints: timeSeriesPanel({
      ...t.entryPoints,
      queries: [
        query(sum(rate(m.traefik_entrypoint_requests_total)).by('entrypoint'), {
          legend: ({ entrypoint }) => entrypoint,
        }),
      ],
      stacked: true,
    }),
    codes: timeSeriesPanel({
      ...t.codes,
      queries: [query(sum(rate(m.traefik_entrypoint_requests_total)).by('code'), { legend: ({ code }) => code })],
      stacked: true,
    }),
    slow: timeSeriesPanel({
      ...t.slow,
      queries: [
        query(slowerThan(0.3), { legend: '> 0.3 s', colour: 'yellow' }),
        query(slowerThan(1.2), { legend: '> 1.2 s', colour: 'red' }),
      ],
      noValue: noTraffic(language),
    }),
    connections: timeSeriesPanel({
      ...t.connections,
      queries: [query(sum(m.traefik_open_connections).by('entrypoint'), { legend: ({ entrypoint }) => entrypoint })],
      span: 6,
    }),
    errorShare: statPanel({
      ...t.errorShare,
      queries: [query(ratio(sum(rate(failedRequests)), sum(rate(m.traefik_service_requests_total))))],
      thresholds: failureLimits,
      height: 8,
      trend: true,
      noValue: noTraffic(language),
    }),
  });

/** Share of the requests to all services that took longer, which must be the bound of a bucket. */
function slowerThan(bound: 0.3 | 1.2) {
  const durations = m.traefik_service_request_duration_seconds;
  return quantity(1, 'ratio').minus(ratio(sum(rate(durations.atMost(bound))), sum(rate(durations.count))));
}

const services = (t: Texts['dashboard'], language: Language, failureLimits: Thresholds<'ratio'>) =>
  row(t.rows.services, {
    requests: timeSeriesPanel({
      ...t.requests,
      queries: [query(sum(rate(m.traefik_service_requests_total)).by('service'), byService)],
      stacked: true,
    }),
    errors: timeSeriesPanel({
      ...t.errors,
      queries: [
        query(
          ratio(sum(rate(failedRequests)).by('service'), sum(rate(m.traefik_service_requests_total)).by('service')),
          byService,
        ),
      ],
      thresholds: failureLimits,
      noValue: noTraffic(language),
    }),
    clientErrors: timeSeriesPanel({
      ...t.clientErrors,
      queries: [query(sum(rate(refusedRequests)).by('service'), { ...byService, colour: 'yellow' })],
    }),
    latency: timeSeriesPanel({
      ...t.latency,
      queries: [
        query(withoutNaN(quantileOf(0.95, m.traefik_service_request_duration_seconds, { by: ['service'] })), byService),
      ],
      noValue: noTraffic(language),
    }),
    throughput: timeSeriesPanel({
      ...t.throughput,
      queries: [query(sum(rate(m.traefik_service_responses_bytes_total)).by('service'), byService)],
    }),
  });

const certificates = (t: Texts['dashboard'], limits: CertificateLimits | undefined) =>
  row(t.rows.certificates, {
    expiry: tablePanel({
      ...t.expiry,
      labels: { cn: t.name, sans: t.otherNames },
      columns: [
        column(t.expiresIn, certificateLeft, {
          thresholds: certificateThresholds(limits),
        }),
      ],
      span: 18,
    }),
    reload: statPanel({
      ...t.reload,
      queries: [query(min(m.traefik_config_last_reload_success))],
      height: 8,
    }),
  });
