import { join } from 'node:path';
import { focusApi } from '../../../infra/stacks/focus-api/stack';
import { gauzian } from '../../../infra/stacks/gauzian/stack';
import { podJob } from '../../../servers/prometheus/jobs/pod-job';
import type { MonitoringStackProps } from '../../../stack/stack';
import { synthesize } from '../../../targets/synthesize';
import { startKubernetes, type Kubernetes } from '../manifests/kubernetes';
import { Workplace } from '../workplace';
import type { Party, Policies } from './network-policies';
import { applyPoliced, connectionsAt, connectionsOf, partiesOf, policiesOf } from './policed';
import { targetOf, targeted } from '../../targeted';

/** A stack, and whom its pods may reach in the namespace of the application. */
interface PolicedStack {
  readonly stack: MonitoringStackProps;
  /** The namespace that it makes for node_exporter. */
  readonly machine: string;
  readonly applications: string;
  /** The values of the label `app` of the pods there; the first is the application itself, and its job. */
  readonly apps: readonly [string, ...string[]];
  /** The port of the application. */
  readonly port: number;
  /** What Prometheus reads there: `redis:9121`. */
  readonly read: readonly string[];
}

const policed: readonly PolicedStack[] = [
  {
    stack: gauzian,
    machine: 'node-exporter',
    applications: 'gauzian-v2',
    apps: ['gauzian-backend', 'postgres', 'redis', 'minio'],
    port: 8080,
    read: [
      'gauzian-backend:8080',
      'postgres:9187',
      'redis:9121',
      // MinIO is reached through its Service, whose pods the stack does not know.
      ...['gauzian-backend', 'postgres', 'redis', 'minio'].map((app) => `${app}:9000`),
    ],
  },
  {
    stack: focusApi,
    machine: 'node-exporter-focus-api',
    applications: 'focus-api',
    apps: ['focus-api', 'redis'],
    port: 8000,
    read: ['focus-api:8000', 'redis:9121'],
  },
];

/** Every port that somebody listens on, those of the Kubernetes API, and one that nobody should reach. */
const ports = [9090, 9093, 9094, 3000, 9100, 8080, 8000, 9187, 9121, 9000, 5432, 6379, 53, 443, 6443, 22];

/** Evaluated, not enforced: no network here would hold anybody back. */
describe.each(policed.map((one) => [one.stack.name, one] as const))(
  'the network policies of %s, as the API server has them',
  (name, { stack, machine, applications, apps, port, read }) => {
    const monitoring = targetOf(stack).namespaces.namespace;
    const [application] = apps;

    /** Pods of others, and what is outside of the cluster. */
    const others: readonly Party[] = [
      ...apps.map((app) => ({ name: app, namespace: applications, labels: { app } })),
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
      'node-exporter': machine,
    };

    /** What the stack's pods may do, and what may be done to them. */
    const allowed = [
      ...read.map((to) => `prometheus > ${to}`),
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
      ...[...apps, 'traefik', 'dns', 'stranger', 'outside'].flatMap((party) => [
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
      applyPoliced(kubernetes, stack, place.folder);
      kubernetes.run(['create', 'job', 'backup-now', '--from=cronjob/grafana-backup', `--namespace=${monitoring}`]);
      const pods = await partiesOf(kubernetes, own);
      parties = [...pods, ...others];
    });
    afterAll(() => place.stop());

    const policies = () => policiesOf(kubernetes);
    const connections = (all: Policies) => connectionsOf(all, parties, ports);

    const ofStack = (connections: readonly string[]) => connectionsAt([...Object.keys(own), 'intruder'], connections);

    test('let through what is allowed, and nothing else', () => {
      const { through, evaluated } = connections(policies());
      expect(ofStack(through).sort()).toEqual([...allowed].sort());
      process.stderr.write(
        `network policies of ${name}: ${evaluated} connections evaluated (not enforced), ${through.length} let through\n`,
      );
    });

    test('hold nobody back from an application', () => {
      const { through } = connections(policies());
      for (const party of others.filter(({ namespace }) => namespace !== monitoring)) {
        for (const one of ports) {
          if (party.name !== application) expect(through).toContain(`${party.name} > ${application}:${one}`);
        }
      }
    });

    test('but from one that the stack isolates, but for Prometheus and the clients that it names', () => {
      const job = podJob({
        job: application,
        catalogue: stack.jobs.find((one) => one.job === application)!.catalogue,
        namespace: applications,
        selector: { app: application },
        port,
        isolated: true,
        clients: [
          { from: { namespace: 'kube-system', labels: { 'app.kubernetes.io/name': 'traefik' } }, ports: [{ port }] },
        ],
      });
      const jobs = stack.jobs.map((one) => (one.job === job.job ? job : one));
      const output = join(place.folder, 'isolated');
      synthesize([targeted({ ...stack, jobs })], { output });
      kubernetes.run(['apply', '--server-side', `--filename=${join(output, `${name}.k8s.yaml`)}`]);
      const { through } = connections(policies());
      const toApplication = through.filter((connection) => connection.includes(`> ${application}:`));
      // The stack does not know which pods of the namespace stand behind a Service that it reads.
      const known = read.filter((to) => to.startsWith(`${application}:`)).map((to) => `prometheus > ${to}`);
      expect(toApplication).toEqual([...known, `traefik > ${application}:${port}`]);
    });

    test('a policy that is missing is noticed', () => {
      const all = policies();
      const without = { ...all, policies: all.policies.filter(({ metadata }) => metadata.name !== 'default-deny') };
      expect(ofStack(connections(without).through).sort()).not.toEqual([...allowed].sort());
    });
  },
);
