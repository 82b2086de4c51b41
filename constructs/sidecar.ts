import { Size as Cdk8sSize } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Size } from '../core/size';
import { escapeReferences } from '../core/variables';
import type { Exporter } from '../servers/exporter/exporter';
import { volumeName } from './volume-name';

/**
 * Adds an exporter to a workload of cdk8s-plus as a sidecar.
 *
 * @param workload a Deployment, StatefulSet or DaemonSet
 */
export function attachExporter(workload: kplus.Workload, exporter: Exporter): void {
  const { name, image, port, portName, args, env, secret, resources, user } = exporter;
  const container = workload.addContainer({
    name,
    image,
    imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
    args: args.map(escapeReferences),
    ports: [{ name: portName, number: port }],
    envVariables: Object.fromEntries(
      Object.entries(env).map(([key, value]) => [key, kplus.EnvValue.fromValue(escapeReferences(value))]),
    ),
    resources: {
      cpu: { request: kplus.Cpu.millis(resources.cpuRequest), limit: kplus.Cpu.millis(resources.cpuLimit) },
      memory: { request: sizeOf(resources.memoryRequest), limit: sizeOf(resources.memoryLimit) },
    },
    securityContext: {
      user,
      group: user,
      ensureNonRoot: true,
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
      privileged: false,
      capabilities: { drop: [kplus.Capability.ALL] },
      seccompProfile: { type: kplus.SeccompProfileType.RUNTIME_DEFAULT },
    },
    startup: kplus.Probe.fromHttpGet('/', { port }),
    // No readiness probe: an exporter that is not ready would remove its server from the Service.
    liveness: kplus.Probe.fromHttpGet('/', { port }),
  });
  if (!secret) return;
  const { secretName, key } = secret.value;
  const reference = kplus.Secret.fromSecretName(workload, `${name}-secret`, secretName);
  const volume = kplus.Volume.fromSecret(workload, `${name}-volume`, reference, {
    name: volumeName(`${name}-secret`),
    items: { [key]: { path: key } },
  });
  container.mount(secret.folder, volume, { readOnly: true });
}

function sizeOf(size: Size): Cdk8sSize {
  return Cdk8sSize.mebibytes(size.toMebibytes());
}
