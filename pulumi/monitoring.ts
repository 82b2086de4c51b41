import type { Provider } from '@pulumi/kubernetes/provider';
import * as pulumi from '@pulumi/pulumi';
import { RandomId } from '@pulumi/random/randomId';
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { putInOrder } from '../constructs/object-order';
import { objectsAmong, objectsOf } from '../constructs/objects';
import { formatIssue, inPath, throwIssues, type Issue } from '../core/errors';
import { pulumiOutput } from '../core/output-token';
import { pathOf } from '../stack/required-secrets';
import { hostsOf } from '../stack/hosts';
import type { StackProps } from '../stack/stack';
import { stackIssues } from '../stack/validation';
import { kubernetes } from '../targets';
import type { ObjectChart, ObjectTarget } from '../targets/target';
import { KubernetesObject, objectName, typeToken, type Manifest } from './kubernetes-object';
import { manifestOf } from './readiness';
import { FileLines } from './file-lines';
import { outputText } from './output-text';
import { fieldsOf, outputChecksum, withPodAnnotations, type PodAnnotations } from './manifest';
import { ExternalWorkloadPatch } from './patch';
import { ResourceGroup } from './resource-group';
import { changesInPlace } from './provider';
import { reportAsResourceError, reportAsRunError } from './resource-error';
import { secretIssues, secretWarnings, secretsOf, type MadeSecret, type Secrets, type SecretsProps } from './secrets';
import { timeoutIssues, type Timeout } from './timeout';

/** Arguments of {@link Monitoring}. */
export interface MonitoringArgs {
  /** Stack to deploy. */
  readonly stack: StackProps;
  /**
   * Target with namespaces, ingress and storage.
   *
   * @default kubernetes()
   */
  readonly target?: ObjectTarget;
  /**
   * Values of secrets by their paths, `namespace/secret/key`: tokens, passwords, or lines of
   * `name:bcrypt` for users. A password instead of users becomes the password of the user `admin`.
   *
   * @default - those of the configuration of the program (`pulumi config set --secret PATH`);
   * otherwise random values for generated secrets, and an error for all others
   */
  readonly secrets?: Readonly<Record<string, pulumi.Input<string>>>;
  /**
   * Random text of at least 20 characters from which generated passwords follow. Then they are the
   * same when a deleted stack is deployed again. Set it before the first deployment: a later change
   * also changes the secret key with which Grafana's database is encrypted.
   *
   * @default - `passwordSeed` of the configuration of the program, otherwise random passwords,
   * which replace the kept ones when a deleted stack is deployed again
   */
  readonly passwordSeed?: pulumi.Input<string>;
  /**
   * Secrets that exist already, by their paths: `namespace/secret`, or `namespace/secret/key`. A
   * Secret of a deployed stack stays in the cluster.
   *
   * @default - none
   */
  readonly existingSecrets?: readonly string[];
  /**
   * Whether volumes, Secrets and their namespaces are kept when the stack is deleted. Otherwise
   * Secrets are deleted with the namespaces of the stack, and only those beside external workloads
   * are kept.
   *
   * @default true
   */
  readonly retain?: boolean;
  /**
   * Time for which `pulumi up` waits until a workload is ready.
   *
   * @default '10m'
   */
  readonly readyTimeout?: Timeout;
  /**
   * Provider of objects that are kept when the stack is deleted. With `upsertExistingObjects` and
   * `enablePatchForce`, the next deployment adopts these objects.
   *
   * @default - the provider of all other objects; you must then import or delete kept objects
   * before the next deployment
   */
  readonly retainedProvider?: Provider;
}

const defaultTimeout = '10m';

/** Kinds of objects for which Pulumi waits until they are ready. */
const workloads = ['Deployment', 'StatefulSet', 'DaemonSet', 'Service'];

/**
 * Fields of PVCs. Pulumi recreates a PVC, without its data, when one of them changes:
 * https://github.com/pulumi/pulumi-kubernetes/blob/v4.34.2/provider/pkg/provider/diff.go.
 */
const replacing = ['accessModes', 'selector', 'storageClassName', 'volumeName'].map((field) => `spec.${field}`);

/**
 * Stack that Pulumi deploys: a resource for each object, with the Secrets that the objects read and
 * the patches of external workloads.
 *
 * @throws pulumi.RunError with all issues of the stack, every missing secret and every invalid one
 * that is known, before anything is registered
 * @throws pulumi.ResourceError when the provider would recreate changed ConfigMaps and Secrets
 */
export class Monitoring extends pulumi.ComponentResource {
  /** Generated passwords, by the paths of their keys; marked secret. */
  readonly passwords: pulumi.Output<Readonly<Record<string, string>>>;
  /** External addresses of servers, by their names. An agent stack has none. */
  readonly urls: pulumi.Output<Readonly<Record<string, string>>>;

  constructor(name: string, args: MonitoringArgs, options: pulumi.ComponentResourceOptions = {}) {
    // Before the component itself is registered.
    const chart = reportAsRunError(() => checkedChart(name, args));
    for (const one of warningsOf(name, chart, args)) void pulumi.log.warn(formatIssue(one));
    super('vigie:index:Monitoring', name, {}, options);
    const { passwords } = reportAsResourceError(this, () =>
      new Deployment(this, name, chart, args, options.dependsOn).register(),
    );
    this.passwords = pulumi.secret(pulumi.all(passwords));
    this.urls = pulumi.all(urlsOf(args.stack));
    this.registerOutputs({ passwords: this.passwords, urls: this.urls });
  }
}

function urlsOf(stack: StackProps): Record<string, pulumi.Input<string>> {
  return Object.fromEntries(
    [...hostsOf(stack)].map(([server, host]) => [server, outputText(`the address of ${server}`, `https://${host}/`)]),
  );
}

/**
 * Returns the chart of a stack.
 *
 * @throws ValidationError with all issues of the stack and the arguments, and every missing or invalid
 * secret
 */
export function checkedChart(name: string, args: MonitoringArgs): ObjectChart {
  const { stack, target = kubernetes(), readyTimeout = defaultTimeout } = args;
  const chart = target.chartForPulumi(stack);
  const specs = chart.servers.map(({ spec }) => spec);
  const secrets = secretsIn(name, chart, args);
  throwIssues([
    ...inPath(stack.name, stackIssues(stack, specs)),
    ...chart.issues(),
    ...inPath(name, [...timeoutIssues(readyTimeout), ...secretIssues(secrets)]),
  ]);
  return chart;
}

function warningsOf(name: string, chart: ObjectChart, args: MonitoringArgs): Issue[] {
  const { stack, target = kubernetes(), retain = true } = args;
  const ofSecrets = retain ? secretWarnings(secretsIn(name, chart, args)) : [];
  return inPath(stack.name, [...target.warnings(stack), ...ofSecrets]);
}

function secretsIn(name: string, { requiredSecrets }: ObjectChart, args: MonitoringArgs): SecretsProps {
  const { secrets: values = {}, existingSecrets: existing = [], passwordSeed: seed } = args;
  return { name, requiredSecrets, values, existing, ...(seed === undefined ? {} : { seed }) };
}

/** Deployment of a stack, which creates its resources. */
class Deployment {
  /** Generated passwords, by the paths of their keys. */
  readonly passwords: Secrets['passwords'];
  private readonly secrets: Secrets;
  private readonly groups = new Map<string, ResourceGroup>();
  private readonly resources = new Map<ApiObject, pulumi.Resource>();
  /** Resources on which every resource depends. */
  private readonly first: readonly pulumi.Input<pulumi.Resource>[];
  private readonly timeouts: pulumi.CustomTimeouts;

  constructor(
    private readonly component: pulumi.ComponentResource,
    private readonly name: string,
    private readonly stack: ObjectChart,
    private readonly args: MonitoringArgs,
    dependsOn: pulumi.ComponentResourceOptions['dependsOn'],
  ) {
    const { readyTimeout = defaultTimeout } = args;
    this.timeouts = { create: readyTimeout, update: readyTimeout };
    // Child resources do not inherit dependsOn. Pulumi flattens nested lists.
    this.first = [...(dependsOn ? [dependsOn as pulumi.Input<pulumi.Resource>] : []), ...changesInPlace(component)];
    this.secrets = secretsOf(secretsIn(name, stack, args), this.group('secrets'));
    this.passwords = this.secrets.passwords;
  }

  register(): this {
    const secrets = addSecrets(this.stack, this.secrets.made);
    putInOrder(this.stack);
    const manifests = new Map(objectsOf(this.stack).map((object) => [object, manifestOf(object)]));
    for (const object of manifests.keys()) this.resource(object, manifests);
    const dependsOn = secrets.map((secret) => this.resources.get(secret)!);
    for (const patch of this.args.stack.patches ?? []) {
      new ExternalWorkloadPatch(this.name, patch, {
        parent: this.group('patches'),
        dependsOn: [...this.first, ...dependsOn],
        customTimeouts: this.timeouts,
      });
    }
    return this;
  }

  private group(id: string): ResourceGroup {
    const group = this.groups.get(id) ?? new ResourceGroup(`${this.name}/${id}`, this.component);
    this.groups.set(id, group);
    return group;
  }

  private resource(object: ApiObject, manifests: ReadonlyMap<ApiObject, Manifest>): pulumi.Resource {
    const known = this.resources.get(object);
    if (known) return known;
    const needed = objectsAmong(object.node.dependencies);
    const manifest = manifests.get(object)!;
    const all = [...manifests.values()];
    const annotations = { ...outputChecksum(manifest, all), ...this.secretChecksum(manifest) };
    const name = `${this.name}/${objectName(manifest)}`;
    const fields = withPodAnnotations(fieldsOf(manifest), annotations);
    const made = new KubernetesObject(typeToken(manifest), name, fields, {
      parent: this.group(object.node.scopes[2]!.node.id),
      dependsOn: [...this.first, ...needed.map((one) => this.resource(one, manifests))],
      ...this.optionsOf(manifest),
      ...(this.lasts(manifest, all) ? this.lasting(manifest) : {}),
    });
    if (manifest.kind === 'ConfigMap') {
      new FileLines(name, fields.data as Readonly<Record<string, pulumi.Input<string>>>, made);
    }
    this.resources.set(object, made);
    return made;
  }

  private optionsOf({ kind }: Manifest): pulumi.CustomResourceOptions {
    if (workloads.includes(kind)) return { customTimeouts: this.timeouts };
    if (kind === 'ConfigMap') return { hideDiffs: ['data'] };
    if (kind === 'Secret') return { additionalSecretOutputs: ['data', 'stringData'] };
    if (kind === 'PersistentVolumeClaim' && !this.retains) return { ignoreChanges: [...replacing] };
    return {};
  }

  private get retains(): boolean {
    return this.args.retain ?? true;
  }

  /**
   * Returns the options of objects that can be kept. The provider does not depend on `retain`,
   * because Pulumi can recreate a resource whose provider changes. Pulumi never deletes a Secret by
   * itself: it could have become one of `existingSecrets`.
   */
  private lasting({ kind }: Manifest): pulumi.CustomResourceOptions {
    const { retainedProvider: provider } = this.args;
    return {
      ...(this.retains || kind === 'Secret' ? { retainOnDelete: true } : {}),
      ...(provider ? { provider } : {}),
    };
  }

  /**
   * Tests whether an object can be kept: PVCs, Secrets, and namespaces that contain them.
   */
  private lasts(manifest: Manifest, all: readonly Manifest[]): boolean {
    const { kind, metadata } = manifest;
    if (kind === 'Namespace') {
      return all.some((one) => one.metadata.namespace === metadata.name && this.lasts(one, all));
    }
    return kind === 'PersistentVolumeClaim' || kind === 'Secret';
  }

  /**
   * Returns an annotation that restarts pods which read a changed secret only at their start. It is
   * random, so it reveals nothing about the secret.
   */
  private secretChecksum({ kind, metadata: { name, namespace } }: Manifest): PodAnnotations {
    if (kind !== 'Deployment') return {};
    const read = this.stack.requiredSecrets.filter(
      (required) => required.restarts === name && required.namespace === namespace,
    );
    const keepers = Object.fromEntries(
      read.flatMap((required) => {
        const { secretName, key } = required.secret;
        const made = this.secrets.made.find((one) => one.namespace === namespace && one.name === secretName);
        const value = made?.values[key];
        return value ? [[pathOf(required), value]] : [];
      }),
    );
    if (Object.keys(keepers).length === 0) return {};
    const id = `${this.name}/${namespace!}/${name}/secrets`;
    const { hex } = new RandomId(id, { byteLength: 8, keepers }, { parent: this.group('secrets') });
    return { 'checksum/secrets': hex };
  }
}

function addSecrets(stack: Construct, secrets: readonly MadeSecret[]): ApiObject[] {
  const scope = new Construct(stack, 'secrets');
  return secrets.map(
    ({ namespace, name, type, values }) =>
      new ApiObject(scope, `${namespace}-${name}`, {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name, namespace },
        type,
        stringData: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, pulumiOutput(value)])),
      }),
  );
}
