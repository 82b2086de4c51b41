import type * as pulumi from '@pulumi/pulumi';
import { RandomId } from '@pulumi/random/randomId';
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { putInOrder } from '../constructs/object-order';
import { objectsAmong, objectsOf } from '../constructs/objects';
import { pulumiOutput } from '../core/output-token';
import { pathOf } from '../stack/required-secrets';
import type { ObjectChart } from '../targets/target';
import { FileLines } from './file-lines';
import { KubernetesObject, objectName, typeToken, type Manifest } from './kubernetes-object';
import { fieldsOf, outputChecksum, withPodAnnotations, type PodAnnotations } from './manifest';
import { defaultTimeout, secretsIn, type MonitoringArgs } from './monitoring-args';
import { ExternalWorkloadPatch } from './patch';
import { changesInPlace } from './provider';
import { manifestOf } from './readiness';
import { ResourceGroup } from './resource-group';
import { secretsOf, type MadeSecret, type Secrets } from './secrets';

/** Kinds of objects for which Pulumi waits until they are ready. */
const workloads = ['Deployment', 'StatefulSet', 'DaemonSet', 'Service'];

/**
 * Fields of PVCs. Pulumi recreates a PVC, without its data, when one of them changes:
 * https://github.com/pulumi/pulumi-kubernetes/blob/v4.34.2/provider/pkg/provider/diff.go.
 */
const replacing = ['accessModes', 'selector', 'storageClassName', 'volumeName'].map((field) => `spec.${field}`);

/** Resources of a deployed stack. */
export class MonitoringResources {
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
