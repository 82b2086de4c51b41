import * as pulumi from '@pulumi/pulumi';

/** An object of Kubernetes as cdk8s writes it. */
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
 * Any object of Kubernetes as a resource of Pulumi's provider: its type is a {@link typeToken}, its inputs are what the object says, with
 * outputs where there are late or secret values.
 */
export class KubernetesObject extends pulumi.CustomResource {}

/** The type token of an object: `kubernetes:apps/v1:Deployment`; the group without a name is `core`. */
export function typeToken({ apiVersion, kind }: Pick<Manifest, 'apiVersion' | 'kind'>): string {
  return `kubernetes:${apiVersion.includes('/') ? apiVersion : `core/${apiVersion}`}:${kind}`;
}

/** What tells an object from others of its kind: `monitoring/grafana`. */
export function objectName({ metadata: { name, namespace } }: Manifest): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}
