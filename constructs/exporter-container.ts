import { k8s } from 'cdk8s-plus-28';
import type { Exporter } from '../servers/exporter/exporter';
import { fileDelay, type SecretNeed } from '../servers/required-secret';
import { volumeMountsOf, type Mount } from './pod';
import { resourceRequirements } from './resources';
import { restrictedContainer } from './restricted';

/**
 * The Secret that an exporter reads.
 *
 * @param workload that it runs in, as kubectl names it: `deployment/postgres`
 */
export function exporterSecretNeeds({ name, secret }: Exporter, namespace: string, workload: string): SecretNeed[] {
  if (!secret) return [];
  const { value, purpose, reload } = secret;
  const rotation = `once the file is there, ${fileDelay}: ${reload(`-n ${namespace} ${workload}`)}`;
  const without = `the container ${name} does not start`;
  return [{ namespace, secret: value, origin: 'given', purpose, without, rotation }];
}

/**
 * An exporter as a container; it says all of its security itself, because the pod may be somebody else's.
 *
 * @param place whether it has a pod of its own, or stands beside the server that it asks
 */
export function exporterContainer(exporter: Exporter, place: 'alone' | 'beside'): k8s.Container {
  const { name, image, port, portName, args, env, resources, user } = exporter;
  const mounts = exporterMounts(exporter);
  const httpGet = { path: '/', port: k8s.IntOrString.fromString(portName) };
  return {
    name,
    image,
    imagePullPolicy: 'IfNotPresent',
    ...(args.length > 0 ? { args: [...args] } : {}),
    env: Object.entries(env).map(([variable, value]) => ({ name: variable, value })),
    ports: [{ name: portName, containerPort: port }],
    startupProbe: { httpGet, periodSeconds: 5, failureThreshold: 12 },
    // An exporter beside its server that is not ready would take the server out of its service.
    ...(place === 'alone' ? { readinessProbe: { httpGet, periodSeconds: 10 } } : {}),
    livenessProbe: { httpGet, periodSeconds: 30 },
    resources: resourceRequirements(resources),
    securityContext: {
      ...restrictedContainer,
      runAsNonRoot: true,
      runAsUser: user,
      runAsGroup: user,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    ...(mounts.length > 0 ? { volumeMounts: volumeMountsOf(mounts) } : {}),
  };
}

/** The folder that holds what an exporter reads. */
export function exporterMounts(exporter: Exporter): Mount[] {
  if (!exporter.secret) return [];
  const { value, folder } = exporter.secret;
  const { secretName, key } = value;
  const source = { secret: { secretName, items: [{ key, path: key }] } };
  return [{ name: volumeName(exporter), path: folder, source, options: { readOnly: true } }];
}

/** The name of that volume. */
export function volumeName({ name }: Exporter): string {
  return `${name}-secret`;
}
