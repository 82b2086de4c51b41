import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { stringify } from 'yaml';
import { ruleFile, type RuleContext, type RuleFileJson, type RuleGroup } from '../alerts';
import type { Duration } from '../promql';
import { AppDeployment, type Mount, type VolumeProps } from './app-deployment';
import { gather } from './gather';
import { images } from './images';
import {
  checkRetention,
  prometheusConfig,
  prometheusPaths,
  type PrometheusConfigJson,
  type Retention,
} from './prometheus-config';
import type { Resources } from './resources';
import type { ScrapeJob } from './scrape-job';
import { secretMounts } from './secret-mounts';
import { selectorLabels } from './labels';

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
   * Processor and memory.
   *
   * @default - 100m to 1 processor, 512 MiB to 1 GiB
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

const defaultResources: Resources = {
  cpuRequest: 100,
  cpuLimit: 1000,
  memoryRequest: Size.mebibytes(512),
  memoryLimit: Size.gibibytes(1),
};

/** Prometheus with its configuration, rules and rights. A changed configuration is taken up without a restart. */
export class Prometheus extends Construct {
  /** The name of its service. */
  readonly service: string;
  readonly port = 9090;
  /** The configuration file. */
  readonly config: PrometheusConfigJson;
  /** The rules file. */
  readonly rules: RuleFileJson;

  constructor(scope: Construct, id: string, props: PrometheusProps) {
    super(scope, id);
    this.config = prometheusConfig({
      jobs: props.jobs,
      retention: props.retention,
      scrapeInterval: props.scrapeInterval ?? '15s',
      evaluationInterval: props.evaluationInterval ?? '15s',
    });
    this.rules = gather(this, () => ruleFile(props.rules, props.links), { groups: [] });
    gather(
      this,
      () => {
        checkRetention(props.retention, props.volume.size);
      },
      undefined,
    );
    this.node.addValidation({ validate: () => faultsOf(props) });

    this.configMap('config', props, 'prometheus-config', { 'prometheus.yml': fileText(this.config) });
    this.configMap('rules', props, 'prometheus-rules', { 'rules.yml': fileText(this.rules) });
    const discovered = [...new Set(props.jobs.flatMap((job) => job.discovers ?? []))].sort();
    const app = new AppDeployment(this, 'app', {
      namespace: props.namespace,
      instance: props.instance,
      name: 'prometheus',
      image: props.image ?? images.prometheus,
      user,
      port: this.port,
      args: [
        `--config.file=${prometheusPaths.config}/prometheus.yml`,
        '--config.auto-reload',
        `--storage.tsdb.path=${prometheusPaths.data}`,
        `--web.listen-address=:${this.port}`,
        ...(props.features?.length ? [`--enable-feature=${[...props.features].sort().join(',')}`] : []),
      ],
      data: { ...props.volume, path: prometheusPaths.data },
      mounts: [
        ...configMounts,
        ...secretMounts(
          prometheusPaths.secrets,
          props.jobs.flatMap(({ secrets }) => secrets),
          // A missing token must not keep Prometheus from starting: the target that needs it is down, and an alert says so.
          true,
        ),
      ],
      // Fifteen minutes: after a crash it reads its write-ahead log before it answers.
      probes: { ready: '/-/ready', live: '/-/healthy', startupSeconds: 900 },
      resources: props.resources ?? defaultResources,
      needsToken: discovered.length > 0,
    });
    this.service = app.service;
    for (const namespace of discovered) this.allowDiscovery(namespace, props, app.serviceAccount);
  }

  private configMap(
    id: string,
    { namespace, instance }: PrometheusProps,
    name: string,
    data: Record<string, string>,
  ): void {
    new k8s.KubeConfigMap(this, id, {
      metadata: { name, namespace, labels: selectorLabels('prometheus', instance) },
      data,
    });
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

function faultsOf({ jobs }: PrometheusProps): string[] {
  const names = jobs.map(({ job }) => job);
  return [
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `two jobs have the name "${name}"`),
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

/** A file of YAML as people read it: no line is folded, no anchor is made. */
function fileText(content: unknown): string {
  return stringify(content, { lineWidth: 0, aliasDuplicateObjects: false });
}
