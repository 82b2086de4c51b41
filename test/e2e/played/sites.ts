import { blackboxExporter, blackboxProbe } from '../../../library/reachability/catalogue';
import type { StackContent } from '../../../stack/stack';
import { always, flow, level, type Played } from './behaviour';
import { at } from './timeline';

/** Expiry of the certificates: in two months, or in less than three days without renewal. */
export const expiry = { day: at('0:00') + 60 * 86_400, incident: at('0:00') + 3 * 86_400 } as const;

/** URLs that jobs probe. */
export function probedUrls(jobs: StackContent['jobs']): string[] {
  return jobs.flatMap(({ targets }) =>
    targets.kind === 'probes' ? targets.probes.flatMap(({ addresses }) => addresses) : [],
  );
}

/** URLs of a probe job, in the order of the label `instance`. */
export function urlsOf({ jobs }: StackContent, name: string): [string, ...string[]] {
  const [first, ...others] = probedUrls(jobs.filter(({ job }) => job === name)).sort();
  if (first === undefined) throw new Error(`${name} is no job of probes`);
  return [first, ...others];
}

/**
 * Sites as visitors see them: in the incident they return an error, and their certificates were not
 * renewed.
 */
export function playedSite(job: string, urls: readonly [string, ...string[]]): Played {
  const target = (instance: string) => ({ labels: { job, instance }, weight: 1 });
  const [first, ...others] = urls;
  return {
    catalogue: blackboxProbe,
    targets: [target(first), ...others.map(target)],
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
}

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
