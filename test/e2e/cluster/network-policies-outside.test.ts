import { kairoCms, kairoCmsCloud } from '../../../infra/stacks/kairo-cms/stack';
import type { StackProps } from '../../../stack/stack';
import { startKubernetes, type Kubernetes } from '../manifests/kubernetes';
import { Workplace } from '../workplace';
import type { Party } from './network-policies';
import { applyPoliced, connectionsAt, connectionsOf, partiesOf, policiesOf } from './policed';
import { targetOf } from '../../targeted';

/** External pods, and hosts outside the cluster, such as the site and Grafana Cloud. */
const others: readonly Party[] = [
  { name: 'traefik', namespace: 'kube-system', labels: { 'app.kubernetes.io/name': 'traefik' } },
  { name: 'dns', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } },
  { name: 'stranger', namespace: 'default', labels: { 'app.kubernetes.io/name': 'prometheus' } },
  { name: 'outside', labels: {} },
];
const outside = others.map(({ name }) => name);

/** Stack with external targets, its pods, and their allowed connections besides DNS. */
interface Watching {
  readonly stack: StackProps;
  readonly own: Readonly<Record<string, string>>;
  readonly allowed: readonly string[];
}

const probing = [
  'prometheus > blackbox-exporter:9115',
  // The site, the exposition and Grafana Cloud can have any address.
  ...['prometheus', 'blackbox-exporter'].flatMap((from) => outside.map((to) => `${from} > ${to}:443`)),
];
const [server, cloud] = [targetOf(kairoCms).namespaces.namespace, targetOf(kairoCmsCloud).namespaces.namespace];
const watching: readonly Watching[] = [
  {
    stack: kairoCmsCloud,
    own: { prometheus: cloud, 'blackbox-exporter': cloud },
    // It does not use the Kubernetes API, and no pod connects to it.
    allowed: probing,
  },
  {
    stack: kairoCms,
    own: {
      prometheus: server,
      alertmanager: server,
      grafana: server,
      'blackbox-exporter': server,
      'node-exporter': 'node-exporter-kairo-cms',
    },
    allowed: [
      ...probing,
      'prometheus > traefik:9100',
      'prometheus > node-exporter:9100',
      'prometheus > grafana:3000',
      'prometheus > alertmanager:9093',
      'grafana > prometheus:9090',
      'grafana > alertmanager:9093',
      'traefik > prometheus:9090',
      'traefik > grafana:3000',
      'traefik > alertmanager:9093',
      // Pods are discovered through the Kubernetes API, and the services of receivers are secret.
      ...outside.map((to) => `prometheus > ${to}:6443`),
      ...outside.map((to) => `alertmanager > ${to}:443`),
    ],
  },
];

/** All listening ports, those of the Kubernetes API, and two that must be unreachable. */
const ports = [9090, 9093, 9094, 9115, 3000, 9100, 53, 80, 443, 6443, 22];

/** Evaluation of policies, because the network of this cluster does not enforce them. */
describe.each(watching.map((one) => [one.stack.name, one] as const))(
  'the network policies of %s in the API server',
  (name, { stack, own, allowed }) => {
    const place = new Workplace();
    let kubernetes: Kubernetes;
    let parties: readonly Party[] = [];
    const inside = [...Object.keys(own), 'intruder'];

    beforeAll(async () => {
      kubernetes = await startKubernetes();
      place.running.push(kubernetes);
      applyPoliced(kubernetes, stack, place.folder);
      const intruder = {
        name: 'intruder',
        namespace: targetOf(stack).namespaces.namespace,
        labels: { app: 'intruder' },
      };
      parties = [...(await partiesOf(kubernetes, own)), intruder, ...others];
    });
    afterAll(() => place.stop());

    test('allow exactly the expected connections', () => {
      const { through, evaluated } = connectionsOf(policiesOf(kubernetes), parties, ports);
      // node_exporter and the intruder connect to no name.
      const names = Object.keys(own).flatMap((pod) => (pod === 'node-exporter' ? [] : [`${pod} > dns:53`]));
      expect(connectionsAt(inside, through).sort()).toEqual([...allowed, ...names].sort());
      process.stderr.write(
        `network policies of ${name}: ${evaluated} connections evaluated (not enforced), ${through.length} let through\n`,
      );
    });
  },
);
