import { checksum } from '../core/checksum';
import type { Port } from '../core/network';
import { escapeReferences } from '../core/variables';
import type { Probes, ServerSpec } from '../servers/server-spec';
import * as k8s from './api/k8s';
import { folderMounts } from './folders';
import { podBase, volumeMountsOf, type Mount } from './pod';
import { serverResources } from './resources';
import { restrictedContainer } from './restricted';
import { podsOf, type ServerProps } from './server';

/** Annotation that recreates the pods when files change that they read only at their start. */
export const checksumAnnotation = 'checksum/configuration';

/** Returns the pod template of a server. */
export function serverPod(props: ServerProps): k8s.PodTemplateSpec {
  const { spec } = props;
  const { labels } = podsOf(props);
  const mounts = folderMounts(props);
  const sources = mounts.filter((mount): mount is Mount => mount.source !== undefined);
  const configuration = checksumOf(spec);
  const resources = serverResources(spec);
  return {
    metadata: {
      labels,
      ...(configuration === undefined ? {} : { annotations: { [checksumAnnotation]: configuration } }),
    },
    spec: {
      ...podBase({
        serviceAccount: spec.name,
        priorityClass: props.priorityClass,
        user: spec.user,
        needsToken: spec.rights.length > 0,
        mounts: sources,
      }),
      // Enough time to write data in memory to disk.
      ...(spec.endSeconds === undefined ? {} : { terminationGracePeriodSeconds: spec.endSeconds }),
      ...(spec.before ? { initContainers: [stepBefore(spec, spec.before, mounts, resources)] } : {}),
      containers: [serverContainer(spec, mounts, resources)],
    },
  };
}

/** Ports for connections between members. */
export function peerPorts({ runs }: ServerSpec): (Required<Port> & { readonly name: string })[] {
  if (runs.kind !== 'members') return [];
  return [
    { name: 'peers-tcp', port: runs.peerPort, protocol: 'TCP' },
    { name: 'peers-udp', port: runs.peerPort, protocol: 'UDP' },
  ];
}

/** Container of a server. */
export function serverContainer(
  spec: ServerSpec,
  mounts: readonly Omit<Mount, 'source'>[],
  resources: k8s.ResourceRequirements,
): k8s.Container {
  const { args, port, otherPorts = [], probes } = spec;
  return containerOf(spec, mounts, resources, {
    ...(args.length > 0 ? { args: args.map(escapeReferences) } : {}),
    ...environmentOf(spec),
    ports: [
      ...[...(port ? [port] : []), ...otherPorts].map((one) => ({ name: one.name, containerPort: one.port })),
      ...peerPorts(spec).map((one) => ({ name: one.name, containerPort: one.port, protocol: one.protocol })),
    ],
    ...(port && probes ? probesOf(port.name, probes) : {}),
  });
}

function stepBefore(
  spec: ServerSpec,
  { name, script }: NonNullable<ServerSpec['before']>,
  mounts: readonly Omit<Mount, 'source'>[],
  resources: k8s.ResourceRequirements,
): k8s.Container {
  return containerOf({ ...spec, name }, mounts, resources, {
    ...environmentOf(spec),
    command: ['/bin/sh', '-euc', script],
  });
}

/** Returns a container with the usual order of fields, for readers of a patch. */
function containerOf(
  spec: ServerSpec,
  mounts: readonly Omit<Mount, 'source'>[],
  resources: k8s.ResourceRequirements,
  runs: Partial<k8s.Container>,
): k8s.Container {
  const { name, image, canBeSidecar = false } = spec;
  return {
    name,
    image,
    imagePullPolicy: 'IfNotPresent',
    ...runs,
    resources,
    securityContext: canBeSidecar ? securityOf(spec) : restrictedContainer,
    ...(mounts.length === 0 ? {} : { volumeMounts: volumeMountsOf(mounts) }),
  };
}

function environmentOf({ environment }: ServerSpec): Pick<k8s.Container, 'env'> {
  const variables = Object.entries(environment);
  return variables.length > 0
    ? { env: variables.map(([name, value]) => ({ name, value: escapeReferences(value) })) }
    : {};
}

/**
 * Returns a security context with all fields of the standard `restricted`, for a container in a pod
 * that does not set them.
 */
function securityOf({ user }: ServerSpec): k8s.SecurityContext {
  return {
    ...restrictedContainer,
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: user,
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

function probesOf(portName: string, probes: Probes): Partial<k8s.Container> {
  const { ready, live, startupSeconds, timeoutSeconds, failures } = probes;
  const probe = (path: string): k8s.Probe => ({
    httpGet: { path, port: k8s.IntOrString.fromString(portName) },
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
  });
  return {
    startupProbe: { ...probe(ready ?? live), periodSeconds: 5, failureThreshold: Math.ceil(startupSeconds / 5) },
    ...(ready === undefined
      ? {}
      : {
          readinessProbe: {
            ...probe(ready),
            periodSeconds: 10,
            ...(failures ? { failureThreshold: failures.ready } : {}),
          },
        }),
    livenessProbe: { ...probe(live), periodSeconds: 30, ...(failures ? { failureThreshold: failures.live } : {}) },
  };
}

/** Returns a checksum of the files that are read only at the start. */
function checksumOf({ files }: ServerSpec): string | undefined {
  const read = files.filter(({ reload }) => reload === 'restart').map((set) => set.files);
  if (read.length === 0) return undefined;
  return checksum(JSON.stringify(Object.assign({}, ...read)));
}
