import type { Language } from '../../alerts';
import {
  column,
  Dashboard,
  panelHandles,
  query,
  row,
  statPanel,
  tablePanel,
  thresholds,
  timeSeriesPanel,
} from '../../dashboards';
import { min, percent, quantileOf, rate, ratio, selectors, sum, withoutNaN } from '../../promql';
import type { CertificateLimits, PublicUrls } from '../../stack/public-urls';
import { certificateThresholds } from '../common/certificates';
import { noTraffic, siblings, type DashboardOf } from '../common/dashboard';
import { traefik } from './catalogue';
import { certificateLeft } from './expressions';
import { texts, type Texts } from './texts';

const m = selectors(traefik);
const failed = m.traefik_service_requests_total.where({ code: /5../ });
const failureLimits = thresholds('green', [percent(1), 'yellow'], [percent(5), 'red']);
const byService = { legend: ({ service }: { readonly service: string }) => service };

const uid = 'traefik';

/** Overview dashboard of Traefik. The limits of the certificates are those of the alerts. */
export function traefikDashboard({
  jobs,
  language,
  certificateLimits,
}: DashboardOf & Pick<PublicUrls, 'certificateLimits'>) {
  const t = texts[language].dashboard;
  return new Dashboard({
    uid,
    title: t.title,
    description: t.description,
    tags: ['vigie'],
    jobs,
    ...siblings(language),
    started: m.process_start_time_seconds,
    rows: {
      overview: overview(t, language),
      services: services(t, language),
      certificates: certificates(t, certificateLimits),
    },
  });
}

/** Returns the handle of a panel. */
export const traefikPanel = panelHandles<typeof traefikDashboard>(uid);

const overview = (t: Texts['dashboard'], language: Language) =>
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
    connections: timeSeriesPanel({
      ...t.connections,
      queries: [query(sum(m.traefik_open_connections).by('entrypoint'), { legend: ({ entrypoint }) => entrypoint })],
      span: 6,
    }),
    errorShare: statPanel({
      ...t.errorShare,
      queries: [query(ratio(sum(rate(failed)), sum(rate(m.traefik_service_requests_total))))],
      thresholds: failureLimits,
      height: 8,
      trend: true,
      noValue: noTraffic(language),
    }),
  });

const services = (t: Texts['dashboard'], language: Language) =>
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
          ratio(sum(rate(failed)).by('service'), sum(rate(m.traefik_service_requests_total)).by('service')),
          byService,
        ),
      ],
      thresholds: failureLimits,
      noValue: noTraffic(language),
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
