import * as pulumi from '@pulumi/pulumi';

/** Kubernetes object as cdk8s renders it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

/**
 * Kubernetes object of any kind as a resource of Pulumi's provider. Its inputs are the fields of
 * the object, with outputs instead of output tokens and secrets.
 */
export class KubernetesObject extends pulumi.CustomResource {}

/**
 * Returns the type token of an object: `kubernetes:apps/v1:Deployment`. The group without a name is
 * `core`.
 */
export function typeToken({ apiVersion, kind }: Pick<Manifest, 'apiVersion' | 'kind'>): string {
  return `kubernetes:${apiVersion.includes('/') ? apiVersion : `core/${apiVersion}`}:${kind}`;
}

/** Returns a name that is unique for the kind of an object: `monitoring/grafana`. */
export function objectName({ metadata: { name, namespace } }: Manifest): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}
