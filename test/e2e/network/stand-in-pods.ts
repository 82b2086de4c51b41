import { toolsImage } from '../../../tools/cluster/images';
import { templateOf, type AppliedObject, type Manifest, type PodTemplate } from '../manifests/manifest';
import type { Pods } from '../../../core/network';

/** Pod that only sleeps, in place of another one. Network policies see its labels. */
export function sleepingPod(name: string, { namespace, labels }: Pods, spec: object = {}): AppliedObject {
  const securityContext = {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    runAsUser: 65_534,
    seccompProfile: { type: 'RuntimeDefault' },
  };
  const container = { name: 'sleep', image: toolsImage, imagePullPolicy: 'IfNotPresent', securityContext };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels },
    spec: {
      automountServiceAccountToken: false,
      terminationGracePeriodSeconds: 0,
      containers: [container],
      ...spec,
    },
  };
}

/**
 * Returns a sleeping pod for each workload of a stack, with its namespace and the labels of its
 * pods.
 */
export function podsOfWorkloads(manifests: readonly Manifest[]): AppliedObject[] {
  return manifests.flatMap((one) => {
    const template = podTemplateOf(one);
    const { name, namespace } = one.metadata;
    return template ? [sleepingPod(name, { namespace: namespace!, labels: template.metadata.labels })] : [];
  });
}

function podTemplateOf(manifest: Manifest): PodTemplate | undefined {
  switch (manifest.kind) {
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
      return templateOf(manifest);
    case 'CronJob':
      return templateOf({ ...manifest, ...(manifest.spec!.jobTemplate as Pick<Manifest, 'spec'>) });
    default:
      return undefined;
  }
}
