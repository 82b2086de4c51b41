import { NetworkIsolation, type NetworkIsolationProps } from '../../constructs/network-policies/network-policies';
import { peerOf } from '../../constructs/network-policies/peers';
import { anywhere, type Pods } from '../../core/network';
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
    expect(synthesized(NetworkIsolation, { ...all, externalPods: {} })).not.toContain('namespace: apps');
    expect(synthesized(NetworkIsolation, all)).toContain('namespace: apps');
  });
});

describe('the peer of a host', () => {
  const services = { 'grafana.monitoring': grafana };
  test.each([
    ['the pod itself', 'localhost', undefined],
    ['the pod itself by its address', '127.0.0.1', undefined],
    ['a part of the stack', 'grafana', grafana],
    ['the same by its whole name', 'grafana.monitoring.svc.cluster.local', grafana],
    ['another service of the namespace', 'other', { namespace: 'monitoring', labels: {} }],
    ['a service of another namespace', 'minio.apps.svc', { namespace: 'apps', labels: {} }],
    ['an address', '203.0.113.7', { cidrs: ['203.0.113.7/32'] }],
    ['an address of version 6', '[2001:db8::1]', { cidrs: ['2001:db8::1/128'] }],
    ['a host that may stand anywhere', 's3.example.org', anywhere],
  ])('%s: %s', (_, host, peer) => {
    expect(peerOf({ kind: 'host', host, port: 1 }, 'monitoring', services)).toEqual(peer);
  });
});
