import { createHash } from 'node:crypto';
import { k8s } from 'cdk8s-plus-28';
import type { Resources } from '../servers/resources';
import { containerBase, podBase, type Mount } from './pod';

/** What the pods of a part run. */
export interface AppPodProps {
  /** The name of the part. */
  readonly name: string;
  readonly image: string;
  /** The user and group of its processes. */
  readonly user: number;
  /** The port of HTTP, on which its probes ask. */
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
  /** The paths of its probes, and how long it may take to start. */
  readonly probes: { readonly ready: string; readonly live: string; readonly startupSeconds: number };
  readonly resources: Resources;
  /** Whether its pod speaks to the Kubernetes API. */
  readonly needsToken: boolean;
  /** Changes when something changed that only a restart brings in, see {@link checksumOf}. */
  readonly checksum?: string;
}

/** What the workload adds to its pods. */
export interface AppPodParts {
  readonly labels: Readonly<Record<string, string>>;
  /**
   * The folder with its data; without a source the workload makes a volume of this name for each pod.
   *
   * @default - it keeps nothing
   */
  readonly data?: Omit<Mount, 'source'> & Partial<Mount>;
  /**
   * Ports besides that of HTTP.
   *
   * @default - none
   */
  readonly ports?: readonly k8s.ContainerPort[];
}

/** The pods of a part, as its workload makes them. */
export function appPod(props: AppPodProps, { labels, data, ports = [] }: AppPodParts): k8s.PodTemplateSpec {
  const { name: serviceAccount, user, needsToken, mounts = [], before, checksum } = props;
  const ofPod = data?.source ? [{ ...data, source: data.source }, ...mounts] : mounts;
  const ofContainers = data ? [{ source: {}, ...data }, ...mounts] : mounts;
  return {
    metadata: { labels, ...(checksum ? { annotations: { [checksumAnnotation]: checksum } } : {}) },
    spec: {
      ...podBase({ serviceAccount, user, needsToken, mounts: ofPod }),
      // Long enough to write what is in memory to disk.
      terminationGracePeriodSeconds: 120,
      ...(before ? { initContainers: [initContainer(props, before, ofContainers)] } : {}),
      containers: [
        { ...container(props, ofContainers), ports: [{ name: 'http', containerPort: props.port }, ...ports] },
      ],
    },
  };
}

/** The annotation that makes pods anew when something changed that they read only when they start. */
export const checksumAnnotation = 'checksum/configuration';

/** What tells the content of files from another: 16 hexadecimal digits. */
export function checksumOf(files: Readonly<Record<string, string>>): string {
  return createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
}

function container(props: AppPodProps, mounts: readonly Mount[]): k8s.Container {
  const { args, probes } = props;
  return {
    ...commonOf(props, mounts),
    ...(args ? { args: [...args] } : {}),
    startupProbe: { ...probe(probes.ready), periodSeconds: 5, failureThreshold: Math.ceil(probes.startupSeconds / 5) },
    readinessProbe: { ...probe(probes.ready), periodSeconds: 10, failureThreshold: 3 },
    livenessProbe: { ...probe(probes.live), periodSeconds: 30, failureThreshold: 4 },
  };
}

function initContainer(
  props: AppPodProps,
  { name, script }: { readonly name: string; readonly script: string },
  mounts: readonly Mount[],
): k8s.Container {
  return { ...commonOf({ ...props, name }, mounts), command: ['/bin/sh', '-euc', script] };
}

function commonOf({ name, image, env, resources }: AppPodProps, mounts: readonly Mount[]): k8s.Container {
  return {
    ...containerBase({ name, image, resources, mounts }),
    ...(env ? { env: Object.entries(env).map(([variable, value]) => ({ name: variable, value })) } : {}),
  };
}

function probe(path: string): k8s.Probe {
  return { httpGet: { path, port: k8s.IntOrString.fromString('http') }, timeoutSeconds: 5 };
}
