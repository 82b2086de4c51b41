import { Tls } from '../../constructs/ingress/tls';
import type { ClusterNetwork } from '../../constructs/network-policies/cluster-network';
import { staticJob } from '../../servers/prometheus/jobs/static-job';
import { podJob } from '../../servers/prometheus/jobs/pod-job';
import type { MonitoringStackProps } from '../../stack/stack';
import { kubernetes } from '../../targets/kubernetes';
import type { KubernetesOptions } from '../../targets/kubernetes/options';
import { shop } from '../shop';
import { minimalStack } from '../stacks';
import { chartOf } from '../targeted';

const traefik = { namespace: 'kube-system', labels: { 'app.kubernetes.io/name': 'traefik' } };
const nodes = ['10.0.0.0/24', '10.42.0.0/31'] as const;
const ingress = { tls: Tls.fromSecret('shop-tls') };
const catalogue = { ...shop, targetLabels: [] };

interface Rule {
  readonly from?: readonly Peer[];
  readonly to?: readonly Peer[];
  readonly ports: readonly { readonly port: number }[];
}
interface Peer {
  readonly ipBlock?: { readonly cidr: string };
  readonly namespaceSelector?: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly podSelector?: { readonly matchLabels?: Readonly<Record<string, string>> };
}
interface Policy {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: Readonly<Record<'ingress' | 'egress', readonly Rule[] | undefined>>;
}

/** Rules of the policy of a server in a short form: `10.0.0.0/24: 9100`, `kube-system/traefik: 8443`. */
function rulesOf(
  options: KubernetesOptions,
  direction: 'ingress' | 'egress',
  { server = 'prometheus', ...changed }: Partial<MonitoringStackProps> & { readonly server?: string } = {},
): string[] {
  const objects = chartOf({ ...minimalStack, ...changed }, kubernetes(options)).toJson() as Policy[];
  const { spec } = objects.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === server)!;
  return (spec[direction] ?? []).map(({ from, to, ports }) => {
    const peers = (from ?? to ?? []).map(({ ipBlock, namespaceSelector, podSelector }) => {
      if (ipBlock) return ipBlock.cidr;
      const [namespace] = Object.values(namespaceSelector!.matchLabels);
      return `${namespace!}/${Object.values(podSelector?.matchLabels ?? { any: '*' }).join('+')}`;
    });
    return `${peers.join(', ') || 'any'}: ${ports.map(({ port }) => port).join(', ')}`;
  });
}

function issuesOf(options: KubernetesOptions, jobs: MonitoringStackProps['jobs'] = []): string[] {
  const issues = chartOf({ ...minimalStack, jobs }, kubernetes(options)).issues();
  return issues.map(({ path = '', problem }) => `${path}: ${problem}`);
}

describe('DNS', () => {
  const job = staticJob({ job: 'shop', catalogue, targets: ['shop.example:8080'] });

  test('is in pods by default', () => {
    expect(rulesOf({}, 'egress', { jobs: [job] })).toContain('kube-system/kube-dns: 53, 53');
  });

  test('can have addresses and pods', () => {
    const network: ClusterNetwork = {
      dns: [{ cidrs: ['169.254.20.10/32'] }, { namespace: 'dns', labels: { app: 'resolver' } }],
    };
    expect(rulesOf({ network }, 'egress', { jobs: [job] })).toContain('169.254.20.10/32, dns/resolver: 53, 53');
    expect(rulesOf({ network }, 'egress', { jobs: [job] }).join()).not.toContain('kube-dns');
  });
});

describe('pods in the network of their node', () => {
  const hostNetwork = { nodes, pods: [traefik] } as const;
  const job = podJob({
    job: 'traefik',
    catalogue: shop,
    namespace: 'kube-system',
    selector: { ...traefik.labels, version: '3' },
    port: 9100,
  });

  test('are selected by their labels by default', () => {
    expect(rulesOf({ ingress }, 'ingress', { server: 'grafana' })[0]).toMatch(/^kube-system\/traefik.*: 3000$/);
  });

  test('are the addresses of the nodes, as source and as destination', () => {
    const options = { ingress, network: { hostNetwork } };
    expect(rulesOf(options, 'ingress', { server: 'grafana' })[0]).toMatch(/^10.0.0.0\/24, 10.42.0.0\/31.*: 3000$/);
    expect(rulesOf(options, 'egress', { jobs: [job] })).toContain('10.0.0.0/24, 10.42.0.0/31: 9100');
  });

  test('can be among the pods behind a service', () => {
    const service = staticJob({ job: 'any', catalogue, targets: ['metrics.kube-system.svc:9100'] });
    expect(rulesOf({ network: { hostNetwork } }, 'egress', { jobs: [service] })).toContain(
      'kube-system/*, 10.0.0.0/24, 10.42.0.0/31: 9100',
    );
  });

  test('are required when Traefik uses the network of its node', () => {
    const allowList = { ranges: ['203.0.113.0/24'], clientAddresses: 'hostNetwork' } as const;
    const options: KubernetesOptions = { ingress: { ...ingress, allowList } };
    expect(issuesOf(options)).toEqual([
      expect.stringMatching(/network.hostNetwork: Traefik uses the network of its node/),
    ]);
    expect(issuesOf({ ...options, network: { hostNetwork } })).toEqual([]);
  });

  test('cannot be isolated', () => {
    const isolated = podJob({
      job: 'traefik',
      catalogue: shop,
      namespace: 'kube-system',
      selector: traefik.labels,
      port: 9100,
      isolated: true,
    });
    expect(issuesOf({ network: { hostNetwork } }, [isolated])).toEqual([
      expect.stringContaining('the policy minimal-traefik isolates pods in the network of their node'),
    ]);
  });
});

describe('public addresses that lead back into the cluster', () => {
  const jobs = ['shop.example:443', '203.0.113.7:80', 'mail.example:25'].map((target, index) =>
    staticJob({ job: `job-${index}`, catalogue, targets: [target] }),
  );
  const toTraefik = (options: KubernetesOptions) =>
    rulesOf(options, 'egress', { jobs }).filter((rule) => rule.includes('traefik') || rule.includes('nginx'));

  test('lead to Traefik on its own ports', () => {
    expect(toTraefik({ ingress })).toEqual(['kube-system/traefik: 8443, 8000']);
  });

  test('lead nowhere without an ingress', () => {
    expect(toTraefik({})).toEqual([]);
  });

  test('lead to another ingress controller', () => {
    const nginx = { pods: { namespace: 'ingress', labels: { app: 'nginx' } }, ports: { 443: 10_443 } };
    expect(toTraefik({ network: { ingressController: nginx } })).toEqual(['ingress/nginx: 10443']);
  });

  test('lead to the addresses of the nodes where the controller uses their network', () => {
    const network: ClusterNetwork = { hostNetwork: { nodes, pods: [traefik] } };
    expect(rulesOf({ ingress, network }, 'egress', { jobs })).toContain('10.0.0.0/24, 10.42.0.0/31: 8443, 8000');
  });

  test('are not the services and addresses inside', () => {
    const inside = ['shop.apps.svc:443', 'localhost:443'].map((target, index) =>
      staticJob({ job: `job-${index}`, catalogue, targets: [target] }),
    );
    expect(rulesOf({ ingress }, 'egress', { jobs: inside }).join()).not.toContain('8443');
  });
});

test('reports every invalid address range and port', () => {
  const network: ClusterNetwork = {
    dns: [{ cidrs: ['169.254.20.10'] }],
    hostNetwork: { nodes: ['node-1'], pods: [traefik] },
    ingressController: { pods: traefik, ports: { 443: 84_430 } },
  };
  expect(issuesOf({ network })).toEqual([
    'minimal: network.dns: this is no address range',
    'minimal: network.hostNetwork.nodes: this is no address range',
    'minimal: network.ingressController.ports: port 84430 does not exist',
  ]);
});
