import { join } from 'node:path';
import { podJob } from '../../constructs';
import { gauzian as backendCatalogue } from '../../metrics/content';
import { gauzian } from '../../infra/stacks/gauzian';
import { synthesize } from '../../infra/synthesize';
import { startKubernetes, type Kubernetes } from './kubernetes';
import { foreignNamespaces, readManifests } from './manifest';
import { isAllowed, type Party, type Policies } from './network-policies';
import { labelledPods, list, makeNamespaces } from './pods';
import { Workplace } from './workplace';
import { until } from '../../tools/until';

const monitoring = 'monitoring';
const applications = 'gauzian-v2';

/** Pods of others, and what is outside of the cluster. */
const others: readonly Party[] = [
  { name: 'backend', namespace: applications, labels: { app: 'gauzian-backend' } },
  { name: 'postgres', namespace: applications, labels: { app: 'postgres' } },
  { name: 'redis', namespace: applications, labels: { app: 'redis' } },
  { name: 'minio', namespace: applications, labels: { app: 'minio' } },
  { name: 'traefik', namespace: 'kube-system', labels: { 'app.kubernetes.io/name': 'traefik' } },
  { name: 'dns', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } },
  { name: 'stranger', namespace: 'default', labels: { 'app.kubernetes.io/name': 'grafana' } },
  { name: 'intruder', namespace: monitoring, labels: { app: 'intruder' } },
  { name: 'outside', labels: {} },
];
/** The pods of the stack, by the label that they have. */
const own = {
  prometheus: monitoring,
  alertmanager: monitoring,
  grafana: monitoring,
  'grafana-backup': monitoring,
  'node-exporter': 'node-exporter',
};

/** Every port that somebody listens on, those of the Kubernetes API, and one that nobody should reach. */
const ports = [9090, 9093, 9094, 3000, 9100, 8080, 9187, 9121, 9000, 5432, 6379, 53, 443, 6443, 22];

/** What the stack's pods may do, and what may be done to them. */
const allowed = [
  'prometheus > backend:8080',
  'prometheus > postgres:9187',
  'prometheus > redis:9121',
  // MinIO is reached through its Service, whose pods the stack does not know.
  ...['backend', 'postgres', 'redis', 'minio'].map((pod) => `prometheus > ${pod}:9000`),
  'prometheus > traefik:9100',
  'prometheus > node-exporter:9100',
  'prometheus > grafana:3000',
  'prometheus > alertmanager:9093',
  'grafana > prometheus:9090',
  'traefik > prometheus:9090',
  'traefik > grafana:3000',
  'traefik > alertmanager:9093',
  // Everybody looks up names.
  ...[...Object.keys(own), 'intruder'].map((pod) => `${pod} > dns:53`),
  // The Kubernetes API, wherever it is: anything outside of the stack on these two ports.
  ...['backend', 'postgres', 'redis', 'minio', 'traefik', 'dns', 'stranger', 'outside'].flatMap((party) => [
    // Where messages go to is secret.
    `alertmanager > ${party}:443`,
    `prometheus > ${party}:443`,
    `prometheus > ${party}:6443`,
  ]),
];

const place = new Workplace();
let kubernetes: Kubernetes;
let parties: Party[] = [];

beforeAll(async () => {
  kubernetes = await startKubernetes();
  place.running.push(kubernetes);
  synthesize([gauzian], { output: place.folder });
  const file = join(place.folder, `${gauzian.name}.k8s.yaml`);
  makeNamespaces(kubernetes, foreignNamespaces(readManifests(file)));
  kubernetes.run(['apply', '--server-side', `--filename=${file}`]);
  kubernetes.run(['create', 'job', 'backup-now', '--from=cronjob/grafana-backup', `--namespace=${monitoring}`]);
  const pods: Party[] = [];
  for (const [name, namespace] of Object.entries(own)) {
    const [pod] = await until(`a pod of ${name}`, () => {
      const found = labelledPods(kubernetes, namespace, { 'app.kubernetes.io/name': name });
      return found.length > 0 ? found : undefined;
    });
    pods.push({ name, namespace, labels: pod!.metadata.labels });
  }
  parties = [...pods, ...others];
});
afterAll(() => place.stop());

/** What the API server has. */
function policies(): Policies {
  const namespaces = list(kubernetes, 'namespaces');
  return {
    policies: list(kubernetes, 'networkpolicies', '--all-namespaces'),
    namespaces: Object.fromEntries(namespaces.map(({ metadata }) => [metadata.name, metadata.labels ?? {}])),
  };
}

/** Every connection that is let through, and how many were evaluated. */
function connections(all: Policies): { through: string[]; evaluated: number } {
  const through: string[] = [];
  let evaluated = 0;
  for (const from of parties) {
    for (const to of parties.filter((party) => party !== from)) {
      for (const port of ports) {
        evaluated += 1;
        if (isAllowed(all, from, to, port)) through.push(`${from.name} > ${to.name}:${port}`);
      }
    }
  }
  return { through, evaluated };
}

const isOfStack = (connection: string) => {
  const [from = '', to = ''] = connection.replace(/:\d+$/, '').split(' > ');
  const inside = [...Object.keys(own), 'intruder'];
  return inside.includes(from) || inside.includes(to);
};

/** Evaluated, not enforced: no network here would hold anybody back. */
describe('the network policies, as the API server has them', () => {
  test('let through what is allowed, and nothing else', () => {
    const { through, evaluated } = connections(policies());
    expect(through.filter(isOfStack).sort()).toEqual([...allowed].sort());
    process.stderr.write(
      `network policies: ${evaluated} connections evaluated (not enforced), ${through.length} let through\n`,
    );
  });

  test('hold nobody back from an application', () => {
    const { through } = connections(policies());
    for (const { name } of others.filter(({ namespace }) => namespace !== monitoring)) {
      for (const port of ports) {
        if (name !== 'backend') expect(through).toContain(`${name} > backend:${port}`);
      }
    }
  });

  test('but from one that the stack isolates, but for Prometheus and the clients that it names', () => {
    const job = podJob({
      job: 'gauzian-backend',
      catalogue: backendCatalogue,
      namespace: applications,
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
    const output = join(place.folder, 'isolated');
    synthesize([{ ...gauzian, jobs }], { output });
    kubernetes.run(['apply', '--server-side', `--filename=${join(output, `${gauzian.name}.k8s.yaml`)}`]);
    const { through } = connections(policies());
    const toBackend = through.filter((connection) => connection.includes('> backend:'));
    // 9000: the stack does not know which pods of the namespace are MinIO's.
    expect(toBackend).toEqual(['prometheus > backend:8080', 'prometheus > backend:9000', 'traefik > backend:8080']);
  });

  test('a policy that is missing is noticed', () => {
    const all = policies();
    const without = { ...all, policies: all.policies.filter(({ metadata }) => metadata.name !== 'default-deny') };
    expect(connections(without).through.filter(isOfStack).sort()).not.toEqual([...allowed].sort());
  });
});
