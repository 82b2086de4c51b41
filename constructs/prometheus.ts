import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ruleFile, type RuleContext, type RuleFileJson, type RuleGroup } from '../alerts';
import { repeated } from '../metrics/mistake';
import type { Duration } from '../promql';
import { AppDeployment } from './app-deployment';
import { secretOf } from './authorization';
import { demandOf, type Demand } from './demand';
import type { Destination, Pods } from './endpoint';
import { fileText } from './file-text';
import { Files } from './files';
import { gather } from './gather';
import { images } from './images';
import { selectorLabels } from './labels';
import type { Mount } from './pod';
import {
  prometheusConfig,
  prometheusPaths,
  retentionFaults,
  type PrometheusConfigJson,
  type Retention,
} from './prometheus-config';
import { remoteWriteDestinations, remoteWriteFaults, type RemoteWrite } from './remote-write';
import type { Resources } from './resources';
import { durationFaults, type ScrapeJob } from './scrape-job';
import { secretMounts } from './secret-mounts';
import { fileDelay, type SecretNeed } from './secret-need';
import { bytesOf } from './size';
import type { VolumeProps } from './volume';

/** What Prometheus must be told. */
export interface PrometheusProps {
  readonly namespace: string;
  /** The stack that it belongs to. */
  readonly instance: string;
  /** What it reads. */
  readonly jobs: readonly ScrapeJob[];
  /** What it evaluates. */
  readonly rules: readonly RuleGroup[];
  /** Where its alerts point to. */
  readonly links: Pick<RuleContext, 'panelUrl' | 'runbookUrl'>;
  /** How long it keeps samples. */
  readonly retention: Retention;
  /** Where it keeps them. */
  readonly volume: VolumeProps;
  /**
   * How often targets are read.
   *
   * @default '15s'
   */
  readonly scrapeInterval?: Duration;
  /**
   * How often rules are evaluated.
   *
   * @default '15s'
   */
  readonly evaluationInterval?: Duration;
  /**
   * The address under which people reach it, for the links of its alerts.
   *
   * @default - that within the cluster
   */
  readonly externalUrl?: string;
  /**
   * Labels that tell its samples and alerts from those of other Prometheus servers.
   *
   * @default - none
   */
  readonly externalLabels?: Readonly<Record<string, string>>;
  /**
   * The members of Alertmanager that get its alerts, host and port of each.
   *
   * @default - alerts only show
   */
  readonly alertmanagers?: readonly string[];
  /**
   * Who gets a copy of every sample.
   *
   * @default - nobody
   */
  readonly remoteWrites?: readonly RemoteWrite[];
  /**
   * Processor and memory.
   *
   * @default - 100m to 1 processor; the memory that the series of the catalogues ask for, to twice as much
   */
  readonly resources?: Resources;
  /**
   * Experimental features that are switched on: https://prometheus.io/docs/prometheus/latest/feature_flags/. An expression
   * that needs one that is not is refused.
   *
   * @default - none
   */
  readonly features?: readonly PrometheusFeature[];
  /**
   * The image.
   *
   * @default - the one of `images.prometheus`
   */
  readonly image?: string;
}

/** Features that expressions may need. */
export type PrometheusFeature =
  'promql-experimental-functions' | 'promql-extended-range-selectors' | 'promql-binop-fill-modifiers';

/** The user `nobody` of the image. */
const user = 65_534;

/** Prometheus with its configuration, rules and rights. A changed configuration is taken up without a restart. */
export class Prometheus extends Construct {
  /** The name of its service. */
  readonly service: string;
  readonly port = 9090;
  /** The configuration file. */
  readonly config: PrometheusConfigJson;
  /** The rules file. */
  readonly rules: RuleFileJson;
  /** Its pods. */
  readonly pods: Pods;
  /** What its series ask of it. */
  readonly demand: Demand;
  /** Where it sends samples to and reads them from, besides the Kubernetes API. */
  readonly destinations: readonly Destination[];
  /** The Secrets that it reads. */
  readonly secretNeeds: readonly SecretNeed[];
  /** Whether it asks the Kubernetes API for pods. */
  readonly discovers: boolean;

  constructor(scope: Construct, id: string, props: PrometheusProps) {
    super(scope, id);
    const { namespace, instance, jobs, scrapeInterval = '15s', remoteWrites = [], alertmanagers = [] } = props;
    this.config = prometheusConfig({
      jobs,
      retention: props.retention,
      scrapeInterval,
      evaluationInterval: props.evaluationInterval ?? '15s',
      externalLabels: props.externalLabels ?? {},
      remoteWrites,
      alertmanagers,
    });
    this.rules = gather(this, () => ruleFile(props.rules, props.links), { groups: [] });
    this.demand = demandOf(jobs, scrapeInterval, props.retention.time);
    this.destinations = [...jobs.flatMap((job) => job.destinations), ...remoteWriteDestinations(remoteWrites)];
    this.secretNeeds = secretNeeds(props);
    const discovered = [...new Set(jobs.flatMap((job) => job.discovers ?? []))].sort();
    this.discovers = discovered.length > 0;
    this.node.addValidation({ validate: () => faultsOf(props) });

    const files = { namespace, instance, part: 'prometheus' };
    new Files(this, 'config', {
      ...files,
      name: 'prometheus-config',
      files: { 'prometheus.yml': fileText(this.config) },
    });
    new Files(this, 'rules', { ...files, name: 'prometheus-rules', files: { 'rules.yml': fileText(this.rules) } });
    const app = new AppDeployment(this, 'app', {
      namespace,
      instance,
      name: 'prometheus',
      image: props.image ?? images.prometheus,
      user,
      port: this.port,
      args: args(props, this.port),
      data: { ...props.volume, path: prometheusPaths.data },
      mounts: [
        ...configMounts,
        ...secretMounts(
          prometheusPaths.secrets,
          this.secretNeeds.map(({ secret }) => secret),
          // A missing token must not keep Prometheus from starting: the target that needs it is down, and an alert says so.
          true,
        ),
      ],
      // Fifteen minutes: after a crash it reads its write-ahead log before it answers.
      probes: { ready: '/-/ready', live: '/-/healthy', startupSeconds: 900 },
      resources: props.resources ?? resourcesFor(this.demand),
      needsToken: this.discovers,
    });
    this.service = app.service;
    this.pods = app.pods;
    for (const one of discovered) this.allowDiscovery(one, props, app.serviceAccount);
  }

  /** Lets Prometheus list the pods of a namespace, and nothing else. */
  private allowDiscovery(namespace: string, props: PrometheusProps, serviceAccount: string): void {
    const name = `${props.namespace}-prometheus`;
    const metadata = { name, namespace, labels: selectorLabels('prometheus', props.instance) };
    new k8s.KubeRole(this, `role-${namespace}`, {
      metadata,
      rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }],
    });
    new k8s.KubeRoleBinding(this, `role-binding-${namespace}`, {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name: serviceAccount, namespace: props.namespace }],
    });
  }
}

const configMounts: readonly Mount[] = [
  { name: 'config', path: prometheusPaths.config, source: { configMap: { name: 'prometheus-config' } } },
  { name: 'rules', path: prometheusPaths.rules, source: { configMap: { name: 'prometheus-rules' } } },
];

function args({ externalUrl, features = [] }: PrometheusProps, port: number): string[] {
  return [
    `--config.file=${prometheusPaths.config}/prometheus.yml`,
    '--config.auto-reload',
    `--storage.tsdb.path=${prometheusPaths.data}`,
    `--web.listen-address=:${port}`,
    ...(externalUrl ? [`--web.external-url=${externalUrl}`] : []),
    ...(features.length > 0 ? [`--enable-feature=${[...features].sort().join(',')}`] : []),
  ];
}

function resourcesFor({ memory }: Demand): Resources {
  return {
    cpuRequest: 100,
    cpuLimit: 1000,
    memoryRequest: memory,
    memoryLimit: Size.mebibytes((2 * bytesOf(memory)) / 2 ** 20),
  };
}

function secretNeeds({ namespace, jobs, remoteWrites = [] }: PrometheusProps): SecretNeed[] {
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

function faultsOf({ jobs, retention, volume, remoteWrites = [], ...props }: PrometheusProps): string[] {
  return [
    ...retentionFaults(retention, volume.size),
    ...durationFaults('scrapeInterval', props.scrapeInterval),
    ...durationFaults('evaluationInterval', props.evaluationInterval),
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
