import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Pods } from './endpoint';
import { selectorLabels } from './labels';
import { containerBase, podBase, type Mount } from './pod';
import type { Resources } from './resources';
import { VolumeClaim, type VolumeProps } from './volume';

/** What a part of the stack runs. */
export interface AppDeploymentProps {
  readonly namespace: string;
  /** The stack that it belongs to. */
  readonly instance: string;
  /** The name of all its objects. */
  readonly name: string;
  readonly image: string;
  /** The user and group of its processes. */
  readonly user: number;
  readonly port: number;
  readonly args?: readonly string[];
  /** Environment variables, none of them secret; those of the container before it are the same. */
  readonly env?: Readonly<Record<string, string>>;
  /**
   * A shell script that must succeed before it starts, in the same image with the same files.
   *
   * @default - none
   */
  readonly before?: { readonly name: string; readonly script: string };
  readonly mounts?: readonly Mount[];
  readonly data: VolumeProps & { readonly path: string };
  /** The paths of its probes, and how long it may take to start. */
  readonly probes: { readonly ready: string; readonly live: string; readonly startupSeconds: number };
  readonly resources: Resources;
  /** Whether its pod speaks to the Kubernetes API. */
  readonly needsToken: boolean;
  /** Changes when something changed that only a restart brings in. */
  readonly checksum?: string;
}

/** One pod with a volume of its own, a service account and a service. */
export class AppDeployment extends Construct {
  /** The name of the service. */
  readonly service: string;
  readonly port: number;
  /** The name of the service account. */
  readonly serviceAccount: string;
  /** Its pods. */
  readonly pods: Pods;
  /** The name of its volume claim. */
  readonly claim: string;

  constructor(scope: Construct, id: string, props: AppDeploymentProps) {
    super(scope, id);
    const { name, namespace, instance, port } = props;
    this.service = name;
    this.port = port;
    this.serviceAccount = name;
    const labels = selectorLabels(name, instance);
    this.pods = { namespace, labels };
    const metadata = { name, namespace, labels };
    new k8s.KubeServiceAccount(this, 'service-account', { metadata, automountServiceAccountToken: false });
    const volume = new VolumeClaim(this, 'data', { ...props.data, ...metadata, name: `${name}-data` });
    this.claim = volume.claim;
    new k8s.KubeDeployment(this, 'deployment', {
      metadata,
      spec: {
        replicas: 1,
        revisionHistoryLimit: 3,
        // Two pods must never write to one volume.
        strategy: { type: 'Recreate' },
        selector: { matchLabels: labels },
        template: {
          metadata: {
            labels,
            ...(props.checksum ? { annotations: { 'checksum/configuration': props.checksum } } : {}),
          },
          spec: this.podSpec(props),
        },
      },
    });
    new k8s.KubeService(this, 'service', {
      metadata,
      spec: { selector: labels, ports: [{ name: 'http', port, targetPort: k8s.IntOrString.fromString('http') }] },
    });
  }

  private podSpec(props: AppDeploymentProps): k8s.PodSpec {
    const data: Mount = {
      name: 'data',
      path: props.data.path,
      source: { persistentVolumeClaim: { claimName: this.claim } },
    };
    const mounts = [data, ...(props.mounts ?? [])];
    const { user, needsToken } = props;
    return {
      ...podBase({ serviceAccount: this.serviceAccount, user, needsToken, mounts }),
      // Long enough to write what is in memory to disk.
      terminationGracePeriodSeconds: 120,
      ...(props.before ? { initContainers: [initContainer(props, props.before, mounts)] } : {}),
      containers: [container(props, mounts)],
    };
  }
}

function container(props: AppDeploymentProps, mounts: readonly Mount[]): k8s.Container {
  const { args, port, probes } = props;
  return {
    ...commonOf(props, mounts),
    ...(args ? { args: [...args] } : {}),
    ports: [{ name: 'http', containerPort: port }],
    startupProbe: { ...probe(probes.ready), periodSeconds: 5, failureThreshold: Math.ceil(probes.startupSeconds / 5) },
    readinessProbe: { ...probe(probes.ready), periodSeconds: 10, failureThreshold: 3 },
    livenessProbe: { ...probe(probes.live), periodSeconds: 30, failureThreshold: 4 },
  };
}

function initContainer(
  props: AppDeploymentProps,
  { name, script }: { readonly name: string; readonly script: string },
  mounts: readonly Mount[],
): k8s.Container {
  return { ...commonOf({ ...props, name }, mounts), command: ['/bin/sh', '-euc', script] };
}

function commonOf({ name, image, env, resources }: AppDeploymentProps, mounts: readonly Mount[]): k8s.Container {
  return {
    ...containerBase({ name, image, resources, mounts }),
    ...(env ? { env: Object.entries(env).map(([variable, value]) => ({ name: variable, value })) } : {}),
  };
}

function probe(path: string): k8s.Probe {
  return { httpGet: { path, port: k8s.IntOrString.fromString('http') }, timeoutSeconds: 5 };
}
