import { join } from 'node:path';
import { gauzian, gauzianTarget } from '../../../infra/stacks/gauzian/stack';
import { podJob } from '../../../servers/prometheus/jobs/pod-job';
import type { StackProps } from '../../../stack/stack';
import { synthesize } from '../../../targets/synthesize';
import type { KubernetesTarget } from '../../../targets/kubernetes/target';
import { startCluster } from '../../../tools/cluster/cluster';
import type { Cluster } from '../../../tools/cluster/node';
import { untilSo } from '../../../tools/until';
import { applyAll, list, makeNamespaces, type Api, type Pod } from '../cluster/pods';
import { externalNamespaces, ofKind, readManifests, type AppliedObject, type Manifest } from '../manifests/manifest';
import { Workplace } from '../workplace';
import { connected, titleOf, triesBetween, type Party, type Try } from './connections';
import { connectHosts, hosts, publicServices, startNodeDns, traefikNetwork } from './outside-hosts';
import { networkStacks, type NetworkStack } from './stacks';
import { podsOfWorkloads, sleepingPod } from './stand-in-pods';

/** All listening ports, those of the Kubernetes API, and some that must be unreachable. */
const tcp = [
  9090, 9093, 9094, 9115, 3000, 9100, 8080, 8000, 9187, 9121, 9000, 5432, 6379, 53, 80, 443, 587, 6443, 8443, 22,
];
const ports = [
  ...tcp.map((port) => ({ port, protocol: 'TCP' as const })),
  ...[53, 9094].map((port) => ({ port, protocol: 'UDP' as const })),
];
/** Pods that no policy isolates. */
const strangers: readonly AppliedObject[] = [
  sleepingPod('traefik', {
    namespace: 'kube-system',
    labels: { 'app.kubernetes.io/name': 'traefik', [traefikNetwork]: 'pod' },
  }),
  sleepingPod('stranger', { namespace: 'default', labels: { 'app.kubernetes.io/name': 'prometheus' } }),
];
/** It is at the address of the node. */
const traefikOnNode = sleepingPod(
  'traefik-node',
  { namespace: 'kube-system', labels: { 'app.kubernetes.io/name': 'traefik', [traefikNetwork]: 'node' } },
  { hostNetwork: true },
);

const place = new Workplace('network');
const manifests = new Map<string, readonly Manifest[]>();
let cluster: Cluster;
let api: Api;
/** Parties that no policy isolates, and the pods of each stack. */
let open: readonly Party[] = [];
let own: ReadonlyMap<string, readonly Party[]>;

function synthesized(stack: StackProps, target: KubernetesTarget): Manifest[] {
  synthesize([{ stack, target }], { output: place.folder });
  return readManifests(join(place.folder, `${stack.name}.k8s.yaml`));
}

/** Pods of a stack, and one in its namespace that does not belong to it. */
function stackPods({ stack, target }: NetworkStack): AppliedObject[] {
  const intruder = { namespace: target.namespaces.namespace, labels: { app: 'intruder' } };
  return [...podsOfWorkloads(manifests.get(stack.name)!), sleepingPod('intruder', intruder)];
}

function applicationPods(): AppliedObject[] {
  const pods = networkStacks.flatMap(({ applications: { namespace, apps } }) =>
    apps.map((app) => sleepingPod(app, { namespace, labels: { app } })),
  );
  return [...new Map(pods.map((pod) => [nameOf(pod), pod])).values()];
}

const nameOf = ({ metadata: { namespace, name } }: Manifest) => `${namespace!}/${name}`;

beforeAll(async () => {
  for (const { stack, target } of networkStacks) manifests.set(stack.name, synthesized(stack, target));
  cluster = await startCluster();
  place.running.push(cluster);
  api = { run: (args, options) => cluster.run(['kubectl', ...args], options) };
  connectHosts(cluster);
  startNodeDns(cluster);
  const all = [...manifests.values()].flat();
  makeNamespaces(
    api,
    externalNamespaces(all).filter((namespace) => !namespace.startsWith('kube-')),
  );
  applyAll(api, ofKind(all, 'Namespace'));
  makeNamespaces(api, [...new Set(networkStacks.map(({ applications }) => applications.namespace))]);
  const pods = [...networkStacks.flatMap(stackPods), ...applicationPods(), ...strangers, traefikOnNode];
  applyAll(api, [...pods, ...publicServices()]);
  applyAll(api, ofKind(all, 'NetworkPolicy'));
  api.run(['wait', '--for=condition=Ready', 'pods', '--all', '--all-namespaces', '--timeout=300s']);
  const running = list<Pod & { status: { podIP: string } }>(api, 'pods', '--all-namespaces');
  const partyOf = (manifest: Manifest, name: string): Party => ({
    name,
    address: running.find((pod) => nameOf(pod) === nameOf(manifest))!.status.podIP,
  });
  const dns = running.find(({ metadata }) => metadata.labels['k8s-app'] === 'kube-dns')!;
  open = [
    ...hosts,
    partyOf(dns, 'dns'),
    ...strangers.map((pod) => partyOf(pod, pod.metadata.name)),
    ...applicationPods().map((pod) => partyOf(pod, nameOf(pod))),
  ];
  own = new Map(
    networkStacks.map((one) => [
      one.stack.name,
      stackPods(one).map((pod) => partyOf(pod, `${one.stack.name}/${pod.metadata.name}`)),
    ]),
  );
});
afterAll(() => place.stop());

/** Titles of the connections that a stack allows, with the names of all parties. */
function allowedBy({ stack, allowed }: NetworkStack): string[] {
  const servers = new Map(own.get(stack.name)!.map(({ name }) => [name.split('/')[1]!, name]));
  const named = (party: string) => servers.get(party) ?? party;
  return allowed.flatMap((connection) => {
    const [, from, to, port] = /^(\S+) > (\S+):(\S+)$/.exec(connection)!;
    const targets = to === '*' ? open.filter((one) => one.ports === undefined).map(({ name }) => name) : [named(to!)];
    return targets.map((target) => `${named(from!)} > ${target}:${port!}`);
  });
}

const isOpen = (tried: Try) => open.includes(tried.from) && open.includes(tried.to);
const concerns = (tried: Try, stack: string) => own.get(stack)!.some((one) => tried.from === one || tried.to === one);
const tryAll = (tries: readonly Try[]) => connected(cluster, tries, 'kubernetes.default.svc.cluster.local');

describe('the network policies of all stacks in one cluster', () => {
  let tries: readonly Try[] = [];
  let connections: readonly Try[] = [];
  let allowed: ReadonlySet<string>;

  beforeAll(async () => {
    tries = triesBetween([...open, ...[...own.values()].flat()], ports);
    allowed = new Set([...tries.filter(isOpen).map(titleOf), ...networkStacks.flatMap((one) => allowedBy(one))]);
    // kube-router follows the changes of pods and policies within a second or two.
    await untilSo('the policies are enforced', () => {
      connections = tryAll(tries);
      return connections.length === allowed.size && connections.every((one) => allowed.has(titleOf(one)));
    }).catch(() => undefined);
  });

  test.each(networkStacks.map((one) => [one.stack.name, one] as const))('of %s are enforced', (name, one) => {
    const tried = tries.filter((each) => concerns(each, name)).map(titleOf);
    const seen = connections.filter((each) => concerns(each, name)).map(titleOf);
    process.stderr.write(
      `network policies of ${name}, enforced by kube-router: ${tried.length} connections tried, ${seen.length} allowed, ${tried.length - seen.length} denied\n`,
    );
    const expected = tried.filter((title) => allowed.has(title));
    expect(seen.sort()).toEqual([...expected].sort());
    // A misspelt name in the expectation would allow nothing.
    expect(expected).toEqual(expect.arrayContaining(allowedBy(one)));
  });

  test('do not restrict applications and hosts', () => {
    const between = tries.filter(isOpen);
    const seen = new Set(connections.map(titleOf));
    expect(between.length).toBeGreaterThan(1000);
    expect(between.map(titleOf).filter((title) => !seen.has(title))).toEqual([]);
  });

  test('isolate an application on request, except from Prometheus and the given clients', async () => {
    const job = podJob({
      job: 'gauzian-backend',
      catalogue: gauzian.jobs.find((one) => one.job === 'gauzian-backend')!.catalogue,
      namespace: 'gauzian-v2',
      selector: { app: 'gauzian-backend' },
      port: 8080,
      isolated: true,
      clients: [
        {
          from: { namespace: 'kube-system', labels: { 'app.kubernetes.io/name': 'traefik' } },
          ports: [{ port: 8080 }],
        },
      ],
    });
    const jobs = gauzian.jobs.map((one) => (one.job === job.job ? job : one));
    applyAll(api, ofKind(synthesized({ ...gauzian, jobs }, gauzianTarget), 'NetworkPolicy'));
    const toBackend = tries.filter(({ to }) => to.name === 'gauzian-v2/gauzian-backend');
    const expected = ['gauzian/prometheus', 'traefik'].map((from) => `${from} > gauzian-v2/gauzian-backend:8080`);
    let seen: string[] = [];
    await untilSo('the application is isolated', () => {
      seen = tryAll(toBackend).map(titleOf).sort();
      return seen.length === expected.length;
    }).catch(() => undefined);
    expect(seen).toEqual(expected);
  });

  test('are the only reason why a connection is rejected', async () => {
    api.run(['delete', 'networkpolicies', '--all', '--all-namespaces']);
    const rejected = tries.filter((one) => !allowed.has(titleOf(one)));
    let left: string[] = [];
    await untilSo('every rejected connection connects', () => {
      const seen = new Set(tryAll(rejected));
      left = rejected.filter((one) => !seen.has(one)).map(titleOf);
      return left.length === 0;
    }).catch(() => undefined);
    process.stderr.write(
      `without network policies: ${rejected.length - left.length} of ${rejected.length} rejected connections connect\n`,
    );
    expect(left).toEqual([]);
  });
});
