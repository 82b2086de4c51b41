import type { NetworkIsolationProps } from '../../constructs/network-policies/isolation-props';
import { NetworkIsolation } from '../../constructs/network-policies/network-policies';
import { dnsFlows } from '../../constructs/network-policies/dns';
import { peerOf } from '../../constructs/network-policies/peers';
import { policyRules } from '../../constructs/network-policies/rules';
import { anywhere, type Flow, type Pods, connectionsTo } from '../../core/network';
import type { ServerSpec } from '../../servers/server-spec';
import { nodeExporterSpec } from '../../servers/node-exporter/spec';
import { place } from './server-manifests';
import { synthesized } from './synthesized';

const prometheus: Pods = { namespace: 'monitoring', labels: { app: 'prometheus', instance: 'shop' } };
const grafana: Pods = { namespace: 'monitoring', labels: { app: 'grafana', instance: 'shop' } };
const backend: Pods = { namespace: 'apps', labels: { app: 'backend' } };

const minimal: NetworkIsolationProps = {
  namespaces: ['monitoring'],
  pods: { prometheus, grafana },
  flows: [{ from: grafana, to: prometheus, ports: [{ port: 9090 }] }],
};
const all: Required<NetworkIsolationProps> = {
  ...minimal,
  flows: [
    ...minimal.flows,
    { from: prometheus, to: backend, ports: [{ port: 8080 }] },
    { from: prometheus, to: anywhere, ports: [{ port: 443 }, { port: 6443 }] },
    { from: grafana, to: { cidrs: ['203.0.113.0/24', '2001:db8::/32'] }, ports: [{ port: 389, protocol: 'UDP' }] },
    { from: { namespace: 'kube-system', labels: { app: 'traefik' } }, to: backend, ports: [{ port: 8080 }] },
  ],
  externalPods: { 'shop-backend': backend },
};

describe('NetworkIsolation', () => {
  test('minimal required props', () => {
    expect(synthesized(NetworkIsolation, minimal)).toMatchSnapshot();
  });

  test('all the props', () => {
    expect(synthesized(NetworkIsolation, all)).toMatchSnapshot();
  });

  test('nothing is written in the namespace of an application unless it is asked for', () => {
    const flows = all.flows.filter(({ from }) => from === prometheus || from === grafana);
    expect(synthesized(NetworkIsolation, { ...all, flows, externalPods: {} })).not.toContain('namespace: apps');
    expect(synthesized(NetworkIsolation, all)).toContain('namespace: apps');
  });

  const [flow] = minimal.flows as [Flow];
  test.each<[string, Partial<NetworkIsolationProps>, RegExp]>([
    [
      'no namespaces',
      { namespaces: [] },
      /namespaces: no namespace is isolated; remedy: name the namespace of the pods/,
    ],
    [
      'a name that is no namespace',
      { namespaces: ['monitoring', 'My Shop'] },
      /the namespace is "My Shop", 7 characters; allowed: at most 63 lowercase letters/,
    ],
    [
      'a namespace twice',
      { namespaces: ['monitoring', 'monitoring'] },
      /namespaces: the namespace is listed twice; given: "monitoring"; remedy: remove one/,
    ],
    [
      'pods of a namespace that is not isolated',
      { pods: { ...minimal.pods, backend } },
      /pods: backend: the namespace of these pods is not isolated; given: "apps"; allowed: monitoring; remedy: add it to namespaces, or move the pods to externalPods/,
    ],
    [
      'external pods of a namespace that is isolated',
      { externalPods: { grafana } },
      /externalPods: grafana: the namespace of these pods is isolated; given: "monitoring"; remedy: move the pods to pods/,
    ],
    [
      'two policies with one name',
      { pods: { ...minimal.pods, 'default-deny': grafana } },
      /the namespace monitoring and pods default-deny have the same NetworkPolicy; given: "monitoring\/default-deny"; remedy: rename/,
    ],
    [
      'a name of a policy that Kubernetes refuses',
      { pods: { ...minimal.pods, 'My Shop': grafana } },
      /the name of this NetworkPolicy is "My Shop"/,
    ],
    [
      'labels that no pod has',
      { pods: { ...minimal.pods, other: { namespace: 'monitoring', labels: { app: 'a b' } } } },
      /pods: other: labels: this is no value of the label app of pods; given: "a b"/,
    ],
    [
      'an address range that does not exist',
      { flows: [{ ...flow, from: { cidrs: ['10.0.0.0/33'] } }] },
      /flows: from: this is no address range; given: "10.0.0.0\/33"/,
    ],
    [
      'a flow without ports, which would allow all ports',
      { flows: [{ ...flow, ports: [] }] },
      /flows: ports: a flow without ports would allow all ports; remedy: list the ports/,
    ],
    [
      'a port that does not exist',
      { flows: [{ ...flow, ports: [{ port: 0 }] }] },
      /flows: ports: port 0 does not exist; allowed: 1 to 65535/,
    ],
    [
      'a flow that no policy has',
      { flows: [{ ...flow, from: anywhere, to: backend }] },
      /flows: no policy allows this flow, because neither of its ends selects pods or externalPods; given: \{"from":\{"cidrs":\[\]\},"to":\{"namespace":"apps","labels":\{"app":"backend"\}\}/,
    ],
  ])('rejects %s', (_, wrong, message) => {
    expect(() => synthesized(NetworkIsolation, { ...minimal, ...wrong })).toThrow(message);
  });
});

describe('the rules of a policy', () => {
  /** Rules in a short form, such as `app=backend, app=other: 80/TCP`. */
  const rulesOf = (...connections: Parameters<typeof policyRules>[0]) =>
    policyRules(connections).map(({ peers, ports }) => {
      const names = peers.map(({ podSelector, ipBlock }) => ipBlock?.cidr ?? podSelector!.matchLabels!.app);
      return `${names.join(', ')}: ${ports.map(({ port, protocol }) => `${port!.value}/${protocol!}`).join(', ')}`;
    });
  const http = { ports: [{ port: 80 }] };

  test('have a peer only once, with all of its ports', () => {
    expect(
      rulesOf({ peer: backend, ...http }, { peer: backend, ...http }, { peer: backend, ports: [{ port: 443 }] }),
    ).toEqual(['backend: 80/TCP, 443/TCP']);
  });

  test('list peers with the same ports together', () => {
    expect(
      rulesOf(
        { peer: backend, ports: [{ port: 1 }, { port: 2 }] },
        { peer: prometheus, ...http },
        { peer: { cidrs: ['203.0.113.0/24'] }, ports: [{ port: 2 }, { port: 1, protocol: 'TCP' }] },
      ),
    ).toEqual(['backend, 203.0.113.0/24: 1/TCP, 2/TCP', 'prometheus: 80/TCP']);
  });

  test('distinguish protocols', () => {
    expect(rulesOf({ peer: backend, ports: [{ port: 53 }, { port: 53, protocol: 'UDP' }] })).toEqual([
      'backend: 53/TCP, 53/UDP',
    ]);
  });

  test('never extend a peer to any address', () => {
    expect(rulesOf({ peer: backend, ...http }, { peer: anywhere, ...http })).toEqual(['backend: 80/TCP', ': 80/TCP']);
  });
});

describe('DNS', () => {
  const silent = nodeExporterSpec({}, place);
  const flows = (change: Partial<ServerSpec>) =>
    dnsFlows([{ spec: { ...silent, ...change }, namespace: 'a', instance: 'b', priorityClass: 'c' }], {});
  test.each<[string, Partial<ServerSpec>]>([
    ['calls another server', { calls: [{ server: 'grafana', port: 3000 }] }],
    ['connects to a name', { connections: connectionsTo([{ kind: 'host', host: 'shop.example', port: 443 }], '') }],
    ['connects to a server', { connections: connectionsTo([{ kind: 'server', server: 'grafana', port: 3000 }], '') }],
    ['connects to a secret name', { connections: connectionsTo([{ kind: 'peer', to: anywhere, port: 443 }], '') }],
    ['has several members', { runs: { kind: 'members', count: 2, peerPort: 1 } }],
  ])('is open to a server that %s', (_, change) => {
    expect(flows(change)).toMatchObject([
      {
        ports: [
          { port: 53, protocol: 'UDP' },
          { port: 53, protocol: 'TCP' },
        ],
      },
    ]);
  });

  test.each<[string, Partial<ServerSpec>]>([
    ['connects to nothing', {}],
    ['connects to pods', { connections: connectionsTo([{ kind: 'peer', to: backend, port: 80 }], '') }],
    ['connects to an address', { connections: connectionsTo([{ kind: 'host', host: '[2001:db8::1]', port: 80 }], '') }],
    [
      'connects to an address range',
      { connections: connectionsTo([{ kind: 'peer', to: { cidrs: ['10.0.0.0/8'] }, port: 80 }], '') },
    ],
    ['connects to itself', { connections: connectionsTo([{ kind: 'host', host: 'localhost', port: 80 }], '') }],
    ['is the only member', { runs: { kind: 'members', count: 1, peerPort: 1 } }],
  ])('is closed to a server that %s', (_, change) => {
    expect(flows(change)).toEqual([]);
  });
});

describe('the peer of a host', () => {
  const services = { 'grafana.monitoring': grafana };
  const surroundings = { namespace: 'monitoring', services, nodes: ['192.0.2.0/24'] };
  test.each([
    ['the pod itself', 'localhost', undefined],
    ['the pod itself by its address', '127.0.0.1', undefined],
    ['a server of the stack', 'grafana', grafana],
    ['the same by its whole name', 'grafana.monitoring.svc.cluster.local', grafana],
    ['another service of the namespace', 'other', { namespace: 'monitoring', labels: {} }],
    ['a service of another namespace', 'minio.apps.svc', { namespace: 'apps', labels: {} }],
    ['an address', '203.0.113.7', { cidrs: ['203.0.113.7/32'] }],
    ['an address of version 6', '[2001:db8::1]', { cidrs: ['2001:db8::1/128'] }],
    ['a host that may stand anywhere', 's3.example.org', anywhere],
  ])('%s: %s', (_, host, peer) => {
    expect(peerOf({ kind: 'host', host, port: 1 }, surroundings)).toEqual(peer);
  });

  test('the pods behind a service that are known', () => {
    const host = { kind: 'host', host: 'minio.apps.svc', port: 1, pods: backend } as const;
    expect(peerOf(host, surroundings)).toEqual(backend);
  });
});
