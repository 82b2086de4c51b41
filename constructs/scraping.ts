import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { durationFaults } from '../core/duration';
import { repeated } from '../core/errors';
import type { Destination, Pods } from '../core/network';
import { Size } from '../core/size';
import { fileText } from '../core/yaml';
import { secretOf } from '../servers/http-client';
import { images } from '../servers/images';
import { prometheusPaths } from '../servers/prometheus/config';
import type { ScrapingProps } from '../servers/prometheus/options';
import { remoteWriteDestinations, remoteWriteFaults } from '../servers/prometheus/remote-write';
import type { Demand } from '../servers/prometheus/resource-estimate';
import { fileDelay, type SecretNeed } from '../servers/required-secret';
import type { Resources } from '../servers/resources';
import type { VolumeProps } from '../servers/volume';
import { Files } from './config-map';
import { AppDeployment } from './deployment';
import { selectorLabels } from './labels';
import type { Mount } from './pod';
import { secretMounts } from './secret-volumes';

/** What its modes differ in. */
export interface ScrapingMode {
  /** How it keeps samples. */
  readonly storage: 'tsdb' | 'agent';
  /** Where it keeps them. */
  readonly volume: VolumeProps;
  /** What its series ask of it. */
  readonly demand: Demand;
  /** Arguments besides those of its files and its address. */
  readonly args: readonly string[];
  /** Files besides its configuration and the secrets that it shows. */
  readonly mounts: readonly Mount[];
}

/** The name of its parts and of its service. */
const name = 'prometheus';

/** The user `nobody` of the image. */
const user = 65_534;

/** Prometheus in either of its modes: its configuration, its rights, its pod. A changed configuration is taken up without a restart. */
export abstract class ScrapingPrometheus extends Construct {
  /** The name of its service. */
  readonly service = name;
  readonly port = 9090;
  /** Its pods. */
  readonly pods: Pods;
  /** Where it reads samples from, besides the Kubernetes API, and sends them to. */
  readonly destinations: readonly Destination[];
  /** The Secrets that it reads. */
  readonly secretNeeds: readonly SecretNeed[];
  /** Whether it asks the Kubernetes API for pods. */
  readonly discovers: boolean;

  protected constructor(
    scope: Construct,
    id: string,
    private readonly scraping: ScrapingProps,
  ) {
    super(scope, id);
    const { namespace, instance, jobs, remoteWrites = [] } = scraping;
    this.pods = { namespace, labels: selectorLabels(name, instance) };
    this.destinations = [...jobs.flatMap((job) => job.destinations), ...remoteWriteDestinations(remoteWrites)];
    this.secretNeeds = secretNeedsOf(scraping);
    this.discovers = jobs.some(({ discovers }) => discovers !== undefined);
    this.node.addValidation({ validate: () => faultsOf(scraping) });
  }

  /**
   * Files of it in a ConfigMap.
   *
   * @param of what they are, the end of the name of the ConfigMap
   */
  protected addFiles(of: 'config' | 'rules', file: string, content: unknown): void {
    const { namespace, instance } = this.scraping;
    const files = { [file]: fileText(content) };
    new Files(this, of, { name: `${name}-${of}`, namespace, instance, part: name, files });
  }

  /** Its pod, and its rights. */
  protected deploy({ storage, volume, demand, args, mounts }: ScrapingMode): void {
    const { namespace, instance, image = images.prometheus, resources = resourcesFor(demand) } = this.scraping;
    const app = new AppDeployment(this, 'app', {
      ...{ namespace, instance, name, image, user, resources },
      port: this.port,
      args: [
        `--config.file=${prometheusPaths.config}/prometheus.yml`,
        '--config.auto-reload',
        `--storage.${storage}.path=${prometheusPaths.data}`,
        `--web.listen-address=:${this.port}`,
        ...args,
      ],
      data: { ...volume, path: prometheusPaths.data },
      mounts: [
        { name: 'config', path: prometheusPaths.config, source: { configMap: { name: `${name}-config` } } },
        ...mounts,
        ...secretMounts(
          prometheusPaths.secrets,
          this.secretNeeds.map(({ secret }) => secret),
          // A missing token must not keep Prometheus from starting: the target that needs it is down, and an alert says so.
          true,
        ),
      ],
      // Fifteen minutes: after a crash it reads its write-ahead log before it answers.
      probes: { ready: '/-/ready', live: '/-/healthy', startupSeconds: 900 },
      needsToken: this.discovers,
    });
    const namespaces = [...new Set(this.scraping.jobs.flatMap(({ discovers }) => discovers ?? []))].sort();
    for (const one of namespaces) this.allowDiscovery(one, app.serviceAccount);
  }

  /** Lets it list the pods of a namespace, and nothing else. */
  private allowDiscovery(namespace: string, serviceAccount: string): void {
    const role = `${this.scraping.namespace}-${name}`;
    const metadata = { name: role, namespace, labels: this.pods.labels };
    new k8s.KubeRole(this, `role-${namespace}`, {
      metadata,
      rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }],
    });
    new k8s.KubeRoleBinding(this, `role-binding-${namespace}`, {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: role },
      subjects: [{ kind: 'ServiceAccount', name: serviceAccount, namespace: this.scraping.namespace }],
    });
  }
}

function resourcesFor({ memory }: Demand): Resources {
  return {
    cpuRequest: 100,
    cpuLimit: 1000,
    memoryRequest: memory,
    memoryLimit: Size.mebibytes(2 * memory.toMebibytes()),
  };
}

function secretNeedsOf({ namespace, jobs, remoteWrites = [] }: ScrapingProps): SecretNeed[] {
  const rotation = `Prometheus reads its file at every request; Kubernetes brings it ${fileDelay}`;
  return [
    ...jobs.flatMap(({ job, secret }): SecretNeed[] =>
      secret
        ? [
            {
              namespace,
              secret,
              origin: 'given',
              purpose: `what Prometheus shows the targets of job ${job}`,
              without: `job ${job} is down`,
              rotation,
            },
          ]
        : [],
    ),
    ...remoteWrites.flatMap(({ name, authorization }): SecretNeed[] =>
      authorization
        ? [
            {
              namespace,
              secret: secretOf(authorization),
              origin: 'given',
              purpose: `what Prometheus shows ${name}, to which it writes`,
              without: `nothing is written to ${name}`,
              rotation,
            },
          ]
        : [],
    ),
  ];
}

function faultsOf({ jobs, scrapeInterval, remoteWrites = [] }: ScrapingProps): string[] {
  return [
    ...durationFaults('scrapeInterval', scrapeInterval),
    ...remoteWriteFaults(remoteWrites),
    ...repeated(
      jobs.map(({ job }) => job),
      { fault: 'two jobs have the same name', remedy: 'give each its own: queries tell them apart by it' },
    ),
    ...jobs.flatMap(({ job, faults }) => faults.map((fault) => `job ${job}: ${fault}`)),
    ...jobs.flatMap(({ job, catalogue, targetLabels }) =>
      catalogue.targetLabels
        .filter((label) => !targetLabels.includes(label))
        .map(
          (label) =>
            `job "${job}" does not give its series the label "${label}", on which queries over ${catalogue.name} rely; allowed: ${targetLabels.join(', ')}`,
        ),
    ),
  ];
}
