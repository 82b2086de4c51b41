import { kairoCms } from '../../../infra/stacks/kairo-cms/catalogue';
import { blackboxExporter, blackboxProbe } from '../../../library/reachability/catalogue';
import { always, flow, level, observed, type Played } from './behaviour';
import { at } from './timeline';

const pages = { method: 'GET', route: '/api/pages' };
const page = { method: 'GET', route: '/api/pages/[slug]' };
const media = { method: 'POST', route: '/api/media' };

/** Single target of the CMS, whose host restarts its functions during the day. */
export const playedKairoCms: Played = {
  catalogue: kairoCms,
  targets: [{ labels: { job: 'kairo-cms-production', instance: 'kairo-cms.example:443' }, weight: 1, restarts: true }],
  metrics: {
    http_requests_total: [
      flow({ ...pages, status: '200' }, 3),
      flow({ ...page, status: '200' }, 5),
      flow({ ...page, status: '404' }, 0.4),
      flow({ ...media, status: '201' }, 0.55),
      flow({ ...media, status: '500' }, { day: 0.05, incident: 1 }),
    ],
    http_request_duration_seconds: [
      observed(pages, [0.02, 3]),
      observed(page, [0.08, 5.4]),
      observed(media, [0.4, 0.6], [3, { day: 0, incident: 1 }]),
    ],
    api_errors_total: [flow({}, { day: 0.05, incident: 1 })],
    tenant_db_query_duration_seconds: [
      observed({ model: 'Page', operation: 'findMany' }, [0.02, 8], [0.3, 0.5], [1.5, { day: 0, incident: 8 }]),
      observed({ model: 'Media', operation: 'create' }, [0.08, 0.6]),
    ],
  },
};

const site = { job: 'kairo-cms-site', instance: 'https://kairo-cms.example/' };

/** Expiry of the certificate: in two months, or in less than three days without renewal. */
export const expiry = { day: at('0:00') + 60 * 86_400, incident: at('0:00') + 3 * 86_400 } as const;

/**
 * Site as visitors see it: in the incident it returns an error, and its certificate was not
 * renewed.
 */
export const playedSite: Played = {
  catalogue: blackboxProbe,
  targets: [{ labels: site, weight: 1 }],
  metrics: {
    probe_success: [level({}, { day: 1, incident: 0 })],
    probe_duration_seconds: [level({}, 0.25)],
    probe_dns_lookup_time_seconds: [level({}, 0.01)],
    probe_failed_due_to_regex: [level({}, 0)],
    probe_http_duration_seconds: [
      level({ phase: 'resolve' }, 0.01),
      level({ phase: 'connect' }, 0.02),
      level({ phase: 'tls' }, 0.03),
      level({ phase: 'processing' }, 0.15),
      level({ phase: 'transfer' }, 0.04),
    ],
    probe_http_redirects: [level({}, 1)],
    probe_http_ssl: [level({}, 1)],
    probe_http_status_code: [level({}, { day: 200, incident: 500 })],
    probe_ssl_earliest_cert_expiry: [level({}, expiry)],
    probe_tls_version_info: [level({ version: 'TLS 1.3' }, 1)],
  },
};

/** Exporter of the probes. */
export const playedBlackbox: Played = {
  catalogue: blackboxExporter,
  targets: [{ labels: { job: 'blackbox-exporter', instance: 'blackbox-exporter:9115' }, weight: 1 }],
  metrics: {
    process_cpu_seconds_total: [flow({}, always(0.001))],
    process_resident_memory_bytes: [level({}, 25_000_000)],
    process_start_time_seconds: [level({}, at('0:00'))],
    blackbox_exporter_config_last_reload_successful: [level({}, 1)],
    blackbox_module_unknown_total: [flow({}, 0)],
  },
};
