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

/** Stack, and its allowed connections to the namespace of the application. */
interface PolicedStack {
  readonly stack: MonitoringStackProps;
  /** Namespace of node_exporter. */
  readonly machine: string;
  readonly applications: string;
  /** Values of the label `app` of the pods there. The first one is the application and its job. */
  readonly apps: readonly [string, ...string[]];
  /** Port of the application. */
  readonly port: number;
  /** Targets of Prometheus there, such as `redis:9121`. */
  readonly read: readonly string[];
}

const policed: readonly PolicedStack[] = [
  {
    stack: gauzian,
    machine: 'node-exporter',
    applications: 'gauzian-v2',
    apps: ['gauzian-backend', 'postgres', 'redis', 'minio'],
    port: 8080,
    read: ['gauzian-backend:8080', 'postgres:9187', 'redis:9121', 'minio:9000'],
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

/** All listening ports, those of the Kubernetes API, and one that must be unreachable. */
const ports = [9090, 9093, 9094, 3000, 9100, 8080, 8000, 9187, 9121, 9000, 5432, 6379, 53, 443, 6443, 22];

/** Evaluation of policies, because the network of this cluster does not enforce them. */
describe.each(policed.map((one) => [one.stack.name, one] as const))(
  'the network policies of %s in the API server',
  (name, { stack, machine, applications, apps, port, read }) => {
    const monitoring = targetOf(stack).namespaces.namespace;
    const [application] = apps;

    /** External pods, and hosts outside the cluster. */
    const others: readonly Party[] = [
      ...apps.map((app) => ({ name: app, namespace: applications, labels: { app } })),
      { name: 'traefik', namespace: 'kube-system', labels: { 'app.kubernetes.io/name': 'traefik' } },
      { name: 'dns', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } },
      { name: 'stranger', namespace: 'default', labels: { 'app.kubernetes.io/name': 'grafana' } },
      { name: 'intruder', namespace: monitoring, labels: { app: 'intruder' } },
      { name: 'outside', labels: {} },
    ];
    /** Pods of the stack by their label. */
    const own = {
      prometheus: monitoring,
      alertmanager: monitoring,
      grafana: monitoring,
      'grafana-backup': monitoring,
      'node-exporter': machine,
    };

    const storesInS3 = stack.grafana.backup?.target.s3 !== undefined;
    /** Allowed connections from and to the pods of the stack. */
    const allowed = [
      ...read.map((to) => `prometheus > ${to}`),
      'prometheus > traefik:9100',
      'prometheus > node-exporter:9100',
      'prometheus > grafana:3000',
      'prometheus > alertmanager:9093',
      'grafana > prometheus:9090',
      'grafana > alertmanager:9093',
      'traefik > prometheus:9090',
      'traefik > grafana:3000',
      'traefik > alertmanager:9093',
      // Others connect to no name.
      ...['prometheus', 'alertmanager', 'grafana', ...(storesInS3 ? ['grafana-backup'] : [])].map(
        (pod) => `${pod} > dns:53`,
      ),
      // The Kubernetes API has an unknown address: any external address on these two ports.
      ...[...apps, 'traefik', 'dns', 'stranger', 'outside'].flatMap((party) => [
        // The services of receivers are secret.
        `alertmanager > ${party}:443`,
        `prometheus > ${party}:443`,
        `prometheus > ${party}:6443`,
        // An object storage has a name, and so any address.
        ...(storesInS3 ? [`grafana-backup > ${party}:443`] : []),
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

    test('allow exactly the expected connections', () => {
      const { through, evaluated } = connections(policies());
      expect(ofStack(through).sort()).toEqual([...allowed].sort());
      process.stderr.write(
        `network policies of ${name}: ${evaluated} connections evaluated (not enforced), ${through.length} let through\n`,
      );
    });

    test('do not restrict an application', () => {
      const { through } = connections(policies());
      for (const party of others.filter(({ namespace }) => namespace !== monitoring)) {
        for (const one of ports) {
          if (party.name !== application) expect(through).toContain(`${party.name} > ${application}:${one}`);
        }
      }
    });

    test('isolate an application on request, except from Prometheus and the given clients', () => {
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
      const known = read.filter((to) => to.startsWith(`${application}:`)).map((to) => `prometheus > ${to}`);
      expect(toApplication).toEqual([...known, `traefik > ${application}:${port}`]);
    });

    test('detects a missing policy', () => {
      const all = policies();
      const without = { ...all, policies: all.policies.filter(({ metadata }) => metadata.name !== 'default-deny') };
      expect(ofStack(connections(without).through).sort()).not.toEqual([...allowed].sort());
    });
  },
);
