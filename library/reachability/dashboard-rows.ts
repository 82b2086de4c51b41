import type { Language } from '../../alerts';
import { column, query, row, statPanel, tablePanel, timeSeriesPanel } from '../../dashboards';
import { max, selectors, sum } from '../../promql';
import type { CertificateLimits } from '../../stack/public-urls';
import { certificateThresholds } from '../common/certificates';
import { blackboxExporter, blackboxProbe } from './catalogue';
import { certificateLeft, uptimeOf } from './expressions';
import { texts } from './texts';

const m = selectors(blackboxProbe);
const exporter = selectors(blackboxExporter);
const byTarget = { legend: ({ instance }: { readonly instance: string }) => instance };

/**
 * Dashboard rows of the reachability of URLs and their certificates. The jobs of the dashboard must
 * include the probe job and the scrape job of blackbox_exporter.
 *
 * @param limits limits of the certificates; by default 14 and 7 days
 */
export function reachabilityRows(language: Language, limits?: CertificateLimits) {
  const t = texts[language].dashboard;
  return {
    /** Row with the answers of the URLs. */
    reachability: row(t.rows.reachability, {
      reachable: statPanel({
        ...t.reachable,
        queries: [query(m.probe_success, byTarget)],
        mappings: [
          [0, t.no, 'red'],
          [1, t.yes, 'green'],
        ],
      }),
      answers: tablePanel({
        ...t.answers,
        labels: { instance: t.address },
        columns: [
          column(t.status, max(m.probe_http_status_code).by('instance')),
          column(t.time, max(m.probe_duration_seconds).by('instance')),
          column(t.redirects, max(m.probe_http_redirects).by('instance')),
        ],
        sortBy: t.time,
        height: 5,
      }),
      uptime: tablePanel({
        ...t.uptime,
        labels: { instance: t.address },
        columns: [column(t.day, uptimeOf('1d')), column(t.week, uptimeOf('7d')), column(t.month, uptimeOf('30d'))],
        sortBy: t.month,
        height: 5,
      }),
      exporter: statPanel({
        ...t.exporter,
        queries: [query(exporter.blackbox_exporter_config_last_reload_successful)],
        mappings: [
          [0, t.refused, 'red'],
          [1, t.loaded, 'green'],
        ],
      }),
      phases: timeSeriesPanel({
        ...t.phases,
        queries: [query(max(m.probe_http_duration_seconds).by('phase'), { legend: ({ phase }) => phase })],
        stacked: true,
      }),
      lookup: timeSeriesPanel({
        ...t.lookup,
        queries: [query(m.probe_dns_lookup_time_seconds, byTarget)],
      }),
    }),
    /** Row with the certificates of the URLs. */
    certificates: row(t.rows.certificates, {
      certificate: statPanel({
        ...t.certificate,
        queries: [query(certificateLeft, byTarget)],
        thresholds: certificateThresholds(limits),
        span: 12,
      }),
      tls: tablePanel({
        ...t.tls,
        labels: { instance: t.address, version: t.version },
        columns: [column(t.addresses, sum(m.probe_tls_version_info).by('instance', 'version'))],
        height: 5,
      }),
    }),
  };
}
