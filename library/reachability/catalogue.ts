import { catalogue, closed, counter, gauge, open, optional } from '../../metrics';
import { goMetrics, promhttpMetrics } from '../../metrics/go';

/**
 * Catalogue of the HTTP probes of blackbox_exporter on `/probe`: the whole page of each URL, which is a target. Source of
 * those that depend on the answer: https://github.com/prometheus/blackbox_exporter/blob/v0.28.0/prober/http.go.
 */
export const blackboxProbe = catalogue({
  name: 'blackbox_probe',
  software: 'blackbox_exporter',
  version: '0.28.0',
  // Probes of other protocols.
  isComplete: false,
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
    probe_http_content_length: gauge({
      help: 'Length of the last answer as its header says; -1 without one.',
      unit: 'bytes',
      range: { min: -1 },
    }),
    probe_http_uncompressed_body_length: gauge({ help: 'Length of the last answer.', unit: 'bytes' }),
    probe_http_version: gauge({ help: 'Version of HTTP of the last answer; 0 without one.', unit: 'none' }),
    probe_http_last_modified_timestamp_seconds: gauge({
      help: 'When the page was last changed, as its header says.',
      unit: 'timestamp',
      exposedWhen: 'with the header Last-Modified',
    }),
    probe_failed_due_to_cel: gauge({
      help: 'Whether the body was not as the expression of the module asks.',
      unit: 'boolean',
      exposedWhen: 'with a module that has an expression',
    }),
    probe_ip_protocol: gauge({ help: 'Version of IP: 4 or 6; 0 without an address.', unit: 'none' }),
    probe_ip_addr_hash: gauge({ help: 'Hash of the address, which shows that it changed.', unit: 'none' }),
    probe_ssl_last_chain_expiry_timestamp_seconds: gauge({
      help: 'When the last of the chains of certificates that were verified expires.',
      unit: 'timestamp',
    }),
    probe_ssl_last_chain_info: gauge({
      help: 'Always 1; the certificate of the host stands in its labels.',
      unit: 'none',
      labels: {
        fingerprint_sha256: open(1),
        issuer: open(1),
        subject: open(1),
        subjectalternative: open(1),
        serialnumber: open(1),
      },
    }),
    probe_tls_cipher_info: gauge({
      help: 'Always 1; the cipher of TLS stands in its label.',
      unit: 'none',
      labels: { cipher: open(1, 'TLS_AES_128_GCM_SHA256') },
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

/** Catalogue of blackbox_exporter itself: its whole page. */
export const blackboxExporter = catalogue({
  name: 'blackbox_exporter',
  software: 'blackbox_exporter',
  version: '0.28.0',
  metrics: {
    ...goMetrics,
    ...promhttpMetrics,
    blackbox_exporter_build_info: gauge({
      help: 'Always 1; the version stands in its labels.',
      unit: 'none',
      labels: {
        version: open(1, '0.28.0'),
        revision: open(1),
        branch: optional(open(1)),
        goversion: open(1),
        goos: open(1),
        goarch: open(1),
        tags: open(1),
      },
    }),
    blackbox_exporter_config_last_reload_success_timestamp_seconds: gauge({
      help: 'When the configuration was last read without a fault.',
      unit: 'timestamp',
    }),
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
