import { catalogue, closed, counter, gauge, open } from '../../metrics';
import { processMetrics } from '../../metrics/process';

/** Catalogue of the probes of blackbox_exporter on `/probe`. Each URL is a target. */
export const blackboxProbe = catalogue({
  name: 'blackbox_probe',
  software: 'blackbox_exporter',
  version: '0.28.0',
  otherSeries: 8,
  metrics: {
    probe_success: gauge({ help: 'Whether the answer was as the module asks.', unit: 'boolean' }),
    probe_duration_seconds: gauge({ help: 'Time that the probe took.', unit: 'seconds' }),
    probe_dns_lookup_time_seconds: gauge({ help: 'Time to look up the name of the host.', unit: 'seconds' }),
    probe_failed_due_to_regex: gauge({ help: 'Whether the body was not as the module asks.', unit: 'boolean' }),
    probe_http_duration_seconds: gauge({
      help: 'Time of each phase, over all redirects; 0 for one that was not come to.',
      unit: 'seconds',
      labels: { phase: closed('resolve', 'connect', 'tls', 'processing', 'transfer') },
    }),
    probe_http_redirects: gauge({ help: 'Redirects that were followed.', unit: 'requests' }),
    probe_http_ssl: gauge({ help: 'Whether the last answer came over TLS.', unit: 'boolean' }),
    probe_http_status_code: gauge({ help: 'Status of the last answer; 0 without one.', unit: 'none' }),
    // Present only after a successful handshake, so not with an expired certificate.
    probe_ssl_earliest_cert_expiry: gauge({
      help: 'When the first certificate of those that were shown expires.',
      unit: 'timestamp',
    }),
    probe_tls_version_info: gauge({
      help: 'Always 1; the version of TLS stands in its label.',
      unit: 'none',
      labels: { version: open(1, 'TLS 1.3') },
    }),
  },
});

/** Catalogue of blackbox_exporter itself. */
export const blackboxExporter = catalogue({
  name: 'blackbox_exporter',
  software: 'blackbox_exporter',
  version: '0.28.0',
  otherSeries: 50,
  metrics: {
    ...processMetrics,
    blackbox_exporter_config_last_reload_successful: gauge({
      help: 'Whether the configuration was read without a fault when it was last read.',
      unit: 'boolean',
    }),
    blackbox_module_unknown_total: counter({
      help: 'Probes that were asked for by a module that the configuration does not have.',
      unit: 'requests',
    }),
  },
});
