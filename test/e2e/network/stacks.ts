import { booking } from '../../../infra/stacks/booking/stack';
import { focusApi } from '../../../infra/stacks/focus-api/stack';
import { gauzian, gauzianStaging } from '../../../infra/stacks/gauzian/stack';
import { kairoCms, kairoCmsCloud } from '../../../infra/stacks/kairo-cms/stack';
import { Tls } from '../../../constructs/ingress/tls';
import type { StackProps } from '../../../stack/stack';
import { k3s } from '../../../targets/kubernetes';
import type { KubernetesTarget } from '../../../targets/kubernetes/target';
import { targetOf } from '../../targeted';
import { addresses } from './outside-hosts';

/** Stack whose policies are enforced, and the connections that they allow. */
export interface NetworkStack {
  readonly stack: StackProps;
  readonly target: KubernetesTarget;
  /** Namespace of the applications, and values of the label `app` of their pods. */
  readonly applications: { readonly namespace: string; readonly apps: readonly string[] };
  /**
   * Allowed connections from and to its pods, such as `prometheus > grafana:3000`. `*` is every
   * party that no policy isolates.
   */
  readonly allowed: readonly string[];
}

/** Stack whose cluster has Traefik and DNS in the network of the node. */
const focusApiHost: StackProps = { ...focusApi, name: 'focus-api-host' };
const focusApiHostTarget = k3s({
  namespace: 'monitoring-focus-api-host',
  machineNamespace: 'node-exporter-focus-api-host',
  ingress: {
    tls: Tls.fromResolver('letsencrypt'),
    allowList: { ranges: ['203.0.113.0/24'], clientAddresses: 'hostNetwork' },
  },
  network: {
    dns: [{ cidrs: [`${addresses.nodeDns}/32`] }],
    hostNetwork: {
      nodes: [addresses.nodes],
      pods: [{ namespace: 'kube-system', labels: { 'app.kubernetes.io/name': 'traefik' } }],
    },
  },
});

const betweenServers = [
  'prometheus > node-exporter:9100',
  'prometheus > grafana:3000',
  'prometheus > alertmanager:9093',
  'grafana > prometheus:9090',
  'grafana > alertmanager:9093',
  'prometheus > blackbox-exporter:9115',
];

/**
 * The Kubernetes API has an unknown address, the services of receivers are secret, and public URLs
 * can have any address.
 */
const anywhere = ['prometheus > *:443', 'prometheus > *:6443', 'alertmanager > *:443', 'blackbox-exporter > *:443'];

const backup = ['grafana-backup > *:443'];

function fromTraefik(traefik: string): string[] {
  return ['prometheus:9090', 'grafana:3000', 'alertmanager:9093'].map((to) => `${traefik} > ${to}`);
}

function toDns(dns: string, ...servers: readonly string[]): string[] {
  return servers.flatMap((from) => [`${from} > ${dns}:53`, `${from} > ${dns}:53/UDP`]);
}

/** Connections of servers to public addresses that lead to Traefik in a pod. */
function back(...servers: readonly string[]): string[] {
  return servers.flatMap((from) => [`${from} > traefik:8443`, `${from} > public:443`]);
}

/** Connections of kube-state-metrics, which reads the Kubernetes API. */
const ofKubernetes = [
  'prometheus > kube-state-metrics:8080',
  'kube-state-metrics > *:443',
  'kube-state-metrics > *:6443',
];

const onServer = [
  ...betweenServers,
  ...anywhere,
  'prometheus > traefik:9100',
  ...fromTraefik('traefik'),
  ...toDns('dns', 'prometheus', 'alertmanager', 'grafana', 'blackbox-exporter'),
  ...back('alertmanager', 'blackbox-exporter'),
];

function gauzianIn(stack: StackProps, namespace: string, others: readonly string[] = []): NetworkStack {
  return {
    stack,
    target: targetOf(stack),
    applications: { namespace, apps: ['gauzian-backend', 'postgres', 'redis', 'minio'] },
    allowed: [
      ...onServer,
      ...others,
      ...['gauzian-backend:8080', 'postgres:9187', 'redis:9121', 'minio:9000'].map(
        (to) => `prometheus > ${namespace}/${to}`,
      ),
    ],
  };
}

const focusApplications = { namespace: 'focus-api', apps: ['focus-api', 'redis'] };
const toFocusApplications = ['prometheus > focus-api/focus-api:8000', 'prometheus > focus-api/redis:9121'];
const booked = ['booking', 'custom-service', 'redis'];
const noApplications = { namespace: 'default', apps: [] };
/** All stacks, in one cluster. */
export const networkStacks: readonly NetworkStack[] = [
  gauzianIn(gauzian, 'gauzian-v2', ofKubernetes),
  // Only one stack of a cluster watches Kubernetes.
  gauzianIn(gauzianStaging, 'gauzian-staging'),
  {
    stack: focusApi,
    target: targetOf(focusApi),
    applications: focusApplications,
    // Its backup is in a bucket, which can have any address.
    allowed: [
      ...onServer,
      ...ofKubernetes,
      ...toFocusApplications,
      ...backup,
      ...toDns('dns', 'grafana-backup'),
      ...back('grafana-backup'),
    ],
  },
  {
    stack: focusApiHost,
    target: focusApiHostTarget,
    applications: focusApplications,
    allowed: [
      ...betweenServers,
      ...anywhere,
      ...ofKubernetes,
      ...toFocusApplications,
      // Traefik is on any node, and its requests come from there.
      'prometheus > node:9100',
      'prometheus > machine:9100',
      ...fromTraefik('machine'),
      ...backup,
      ...toDns('node-dns', 'prometheus', 'alertmanager', 'grafana', 'blackbox-exporter', 'grafana-backup'),
      ...['alertmanager', 'blackbox-exporter', 'grafana-backup'].flatMap((from) =>
        ['node:8443', 'machine:8443', 'public-node:443'].map((to) => `${from} > ${to}`),
      ),
    ],
  },
  {
    stack: booking,
    target: targetOf(booking),
    applications: { namespace: 'booking', apps: booked },
    allowed: [
      ...onServer,
      ...ofKubernetes,
      'prometheus > booking/booking:3000',
      'prometheus > booking/redis:9121',
      // A health check names a Service, which can lead to any pod of its namespace.
      ...booked.flatMap((app) => [3000, 8080].map((port) => `blackbox-exporter > booking/${app}:${port}`)),
      'alertmanager > *:587',
    ],
  },
  {
    stack: kairoCms,
    target: targetOf(kairoCms),
    applications: noApplications,
    // Prometheus also reads the exposition of the site.
    allowed: [...onServer, ...ofKubernetes, ...back('prometheus')],
  },
  {
    stack: kairoCmsCloud,
    target: targetOf(kairoCmsCloud),
    applications: noApplications,
    // Its target has no ingress, and it does not use the Kubernetes API. The site, its exposition and
    // Grafana Cloud can have any address.
    allowed: [
      'prometheus > *:443',
      'blackbox-exporter > *:443',
      'prometheus > blackbox-exporter:9115',
      ...toDns('dns', 'prometheus', 'blackbox-exporter'),
    ],
  },
];
