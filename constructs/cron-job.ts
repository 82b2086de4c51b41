import { Construct } from 'constructs';
import type { ScheduledRun, Step } from '../servers/server-spec';
import * as k8s from './api/k8s';
import { folderMounts } from './folders';
import { selectorLabels } from './labels';
import { containerBase, podBase, type Mount } from './pod';
import { serverResources } from './resources';
import { metadataOf, podsOf, volumeClaims, type ServerProps } from './server';
import { VolumeClaim } from './volume-claim';

/** CronJob on the machine of another server. */
export class CronJob extends Construct {
  constructor(scope: Construct, id: string, props: ServerProps & { readonly run: ScheduledRun }) {
    super(scope, id);
    const metadata = metadataOf(props);
    const { labels } = podsOf(props);
    new k8s.KubeServiceAccount(this, 'service-account', { metadata, automountServiceAccountToken: false });
    for (const claim of volumeClaims(props)) new VolumeClaim(this, claim.name, claim);
    new k8s.KubeCronJob(this, 'cron-job', {
      metadata,
      spec: {
        schedule: props.run.schedule,
        timeZone: 'Etc/UTC',
        concurrencyPolicy: 'Forbid',
        startingDeadlineSeconds: 3600,
        successfulJobsHistoryLimit: 1,
        failedJobsHistoryLimit: 3,
        jobTemplate: {
          spec: {
            backoffLimit: 3,
            activeDeadlineSeconds: 3600,
            template: { metadata: { labels }, spec: jobPod(props, props.run) },
          },
        },
      },
    });
  }
}

function jobPod(props: ServerProps, { steps, beside }: ScheduledRun): k8s.PodSpec {
  const mounts = folderMounts(props) as Mount[];
  const containers = steps.map((step) => stepContainer(step, props, mounts));
  const before = containers.slice(0, -1);
  return {
    ...podBase({ serviceAccount: props.spec.name, priorityClass: props.priorityClass, user: props.spec.user, mounts }),
    restartPolicy: 'Never',
    affinity: {
      podAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          {
            topologyKey: 'kubernetes.io/hostname',
            labelSelector: { matchLabels: selectorLabels(beside, props.instance) },
          },
        ],
      },
    },
    ...(before.length > 0 ? { initContainers: before } : {}),
    containers: containers.slice(-1),
  };
}

function stepContainer({ name, image, command }: Step, { spec }: ServerProps, mounts: readonly Mount[]): k8s.Container {
  return { ...containerBase({ name, image, resources: serverResources(spec), mounts }), command: [...command] };
}

/**
 * Renders the pod for manual restores of a scheduled run. It can write to the volume of the other
 * server, needs no Secrets and only waits. It is not part of the stack.
 */
export function restorePod(props: ServerProps, { beside, restore }: ScheduledRun): unknown {
  const { name, user, folders } = props.spec;
  const { namespace, labels } = podsOf(props);
  const kept = folders.filter(({ kind }) => kind !== 'secrets');
  const mounts = (folderMounts({ ...props, spec: { ...props.spec, folders: kept } }) as Mount[]).map(writable);
  return k8s.KubePod.manifest({
    metadata: { name: `${beside}-restore`, namespace, labels },
    spec: {
      ...podBase({ serviceAccount: name, priorityClass: props.priorityClass, user, mounts }),
      restartPolicy: 'Never',
      terminationGracePeriodSeconds: 0,
      containers: [stepContainer(restore, props, mounts)],
    },
  });
}

function writable(mount: Mount): Mount {
  const { persistentVolumeClaim: claim } = mount.source;
  if (!claim) return mount;
  return { ...mount, source: { persistentVolumeClaim: { claimName: claim.claimName } } };
}
