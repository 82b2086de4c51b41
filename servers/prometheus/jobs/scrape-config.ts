import type { SecretValue } from '../../../core/secret-value';
import type { Place } from '../../place';
import type { JobTargets, ScrapeJob } from './scrape-job';
import { requestJson } from './scrape-request';

/**
 * Entry of `scrape_configs`:
 * https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config.
 */
export type ScrapeConfigJson = Readonly<Record<string, unknown>> & { readonly job_name: string };

/** Addresses and paths that the configuration of a job needs. */
export interface ScrapeConfigPlace extends Pick<Place, 'target' | 'members' | 'machines'> {
  /** Path of the file that holds a secret. */
  readonly secretFile: (secret: SecretValue) => string;
}

/** Folder in every container with the token of its ServiceAccount and the authority of the cluster. */
const serviceAccountFolder = '/var/run/secrets/kubernetes.io/serviceaccount';

/** Renders a job for the configuration file. */
export function scrapeConfig(
  { job, interval, request, targets, catalogue }: ScrapeJob,
  place: ScrapeConfigPlace,
): ScrapeConfigJson {
  return {
    job_name: job,
    ...(interval ? { scrape_interval: interval } : {}),
    ...requestJson(request, catalogue, place.secretFile),
    ...targetsJson(targets, place),
  };
}

function targetsJson(targets: JobTargets, place: ScrapeConfigPlace): Readonly<Record<string, unknown>> {
  switch (targets.kind) {
    case 'pods': {
      const { namespace, selector } = targets;
      return {
        kubernetes_sd_configs: [
          {
            role: 'pod',
            namespaces: { names: [namespace] },
            selectors: [{ role: 'pod', label: selectorText(selector) }],
          },
        ],
        relabel_configs: podRelabelling(targets),
      };
    }
    case 'nodes':
      return {
        scheme: 'https',
        authorization: { type: 'Bearer', credentials_file: `${serviceAccountFolder}/token` },
        tls_config: targets.selfSigned ? { insecure_skip_verify: true } : { ca_file: `${serviceAccountFolder}/ca.crt` },
        kubernetes_sd_configs: [{ role: 'node' }],
        relabel_configs: [{ source_labels: ['__meta_kubernetes_node_name'], target_label: 'instance' }],
      };
    case 'server':
      return staticTargets([place.target(targets.server, targets.port)]);
    case 'machines':
      return targetsJson(place.machines(targets.server, targets.port), place);
    case 'addresses':
      return staticTargets(targets.addresses);
    case 'members': {
      const { server, count, port } = targets;
      return staticTargets(place.members(server, count).map((host) => `${host}:${port}`));
    }
    case 'probes': {
      const { exporter, probes } = targets;
      return {
        static_configs: probes.map(({ module, addresses }) => ({
          targets: [...addresses],
          labels: { __param_module: module },
        })),
        relabel_configs: [
          { source_labels: ['__address__'], target_label: '__param_target' },
          { source_labels: ['__param_target'], target_label: 'instance' },
          { target_label: '__address__', replacement: place.target(exporter.server, exporter.port) },
        ],
      };
    }
  }
}

function staticTargets(targets: readonly string[]): Readonly<Record<string, unknown>> {
  return { static_configs: [{ targets: [...targets] }] };
}

function selectorText(selector: Readonly<Record<string, string>>): string {
  return Object.entries(selector)
    .map(([label, value]) => `${label}=${value}`)
    .sort()
    .join(',');
}

/** Renders the relabelling of pods: from labels of the Kubernetes API to labels of series. */
function podRelabelling({ port, instance }: Extract<JobTargets, { kind: 'pods' }>): Record<string, unknown>[] {
  const fromPod = (source: string, target: string) => ({
    source_labels: [`__meta_kubernetes_${source}`],
    target_label: target,
  });
  return [
    // Finished pods keep their last address, which another pod can have by now.
    { source_labels: ['__meta_kubernetes_pod_phase'], regex: 'Succeeded|Failed', action: 'drop' },
    // Service discovery returns a target for each port of a pod. All of them become the same
    // target.
    { ...fromPod('pod_ip', '__address__'), regex: '([^:]+)', replacement: `$1:${port}` },
    { ...fromPod('pod_ip', '__address__'), regex: '(.*:.*)', replacement: `[$1]:${port}` },
    fromPod('namespace', 'namespace'),
    fromPod('pod_name', 'pod'),
    fromPod(instance === 'pod' ? 'pod_name' : 'pod_node_name', 'instance'),
  ];
}
