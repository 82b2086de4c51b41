import type { AlertTemplate, Commands, NamedCommands, Runbook } from '../../../alerts';
import { kubeStateMetricsAddress } from '../../../servers/kube-state-metrics/spec';
import { dashboard } from './dashboard-en';
import { dashboards } from './dashboards-en';

type RunbookText = Pick<Runbook, 'impact' | 'steps'>;

/** Texts about Kubernetes, in English. */
export const en = {
  jobs: {
    kubelet: {
      title: 'Kubelet',
      impact: 'None yet: pods go on. Evictions and failed starts of containers on this node are not seen.',
      hint: ({ cluster }: Commands) =>
        `Check the node: ${cluster.nodes}. \`403\` on the page of targets: the ClusterRole of Prometheus does not allow \`nodes/metrics\`. \`x509\`: kubelets signed their certificates themselves; set \`selfSigned: true\`.`,
    },
    cadvisor: {
      title: 'Container metrics (cAdvisor)',
      impact: 'None yet: pods go on. How much processor, memory and network they use is not seen.',
      hint: ({ cluster }: Commands) => `The kubelet of the node shows them too: ${cluster.nodes}.`,
    },
    objects: {
      title: 'kube-state-metrics',
      impact: 'None yet. Alerts on pods, workloads, jobs and nodes do not fire.',
      hint: (commands: Commands) => `Read its logs: ${commands.server(kubeStateMetricsAddress.name).system.logs}.`,
    },
  },
  crashLooping: {
    summary: ({ labels: l }: AlertTemplate<'namespace' | 'pod' | 'container'>) =>
      `Container ${l.container} of ${l.namespace}/${l.pod} crashes over and over`,
    description:
      'It ended again and again shortly after its start, and Kubernetes waits up to five minutes before each new one. Read the logs of the run before.',
    runbook: ({ previousLogs, describe, undo }: NamedCommands): RunbookText => ({
      impact: 'What the container does is not done, unless other pods do the same.',
      steps: [
        `Read why it ended: ${previousLogs}.`,
        `Read its exit status and reason, under \`Last State\`: ${describe('pod')}. \`OOMKilled\`: raise the memory limit; 1 or 2: the program itself; 137 without a reason: a liveness probe.`,
        `It began with a new version: return to the one before. A Deployment has the name of the ReplicaSet under \`Controlled By\`, without its last part: ${undo('deployment', 'name of the Deployment')}.`,
        'It began without one: look for what it needs at its start and does not find, such as a database, a Secret or a full disk.',
      ],
    }),
  },
  cannotStart: {
    summary: ({ labels: l }: AlertTemplate<'namespace' | 'pod' | 'container' | 'reason'>) =>
      `Container ${l.container} of ${l.namespace}/${l.pod} cannot start: ${l.reason}`,
    description:
      'Its image cannot be pulled, or its configuration names something that does not exist. It does not heal by itself.',
    runbook: ({ describe, undo }: NamedCommands): RunbookText => ({
      impact: 'The pod does not run. During a rolling update the old pods go on.',
      steps: [
        `Read the events of the pod: ${describe('pod')}.`,
        '`ErrImagePull`, `ImagePullBackOff`, `InvalidImageName`: the name or the tag is wrong, the registry refuses, or the pull secret is missing.',
        '`CreateContainerConfigError`: a Secret, a ConfigMap or a key in it does not exist in this namespace.',
        `Return to the version before. A Deployment has the name of the ReplicaSet under \`Controlled By\`, without its last part: ${undo('deployment', 'name of the Deployment')}.`,
      ],
    }),
  },
  notReady: {
    summary: ({ labels: l }: AlertTemplate<'namespace' | 'pod'>) => `Pod ${l.namespace}/${l.pod} is not ready`,
    description:
      'It should run and gets no requests: it waits for a node, a volume or an init container, or its readiness probe fails.',
    runbook: ({ describe, logs, events }: NamedCommands): RunbookText => ({
      impact: 'What the pod does is not done, unless other pods do the same.',
      steps: [
        `Read its conditions and events: ${describe('pod')}.`,
        '`FailedScheduling`: no node has the processor or memory that it requests, or a taint keeps it away.',
        `\`FailedMount\`: its volume, Secret or ConfigMap is missing: ${events}.`,
        `\`Readiness probe failed\`: read its logs: ${logs}.`,
      ],
    }),
  },
  outOfMemory: {
    summary: ({ labels: l }: AlertTemplate<'namespace' | 'pod' | 'container'>) =>
      `Container ${l.container} of ${l.namespace}/${l.pod} was killed for memory`,
    description:
      'It reached its memory limit, the kernel ended it, and Kubernetes started it again. Without a change it will happen again.',
    runbook: ({ usage, describe, previousLogs }: NamedCommands): RunbookText => ({
      impact: 'Requests that it was serving failed, and what it held in memory is lost.',
      steps: [
        `Compare what it uses with its limit: ${usage} and ${describe('pod')}.`,
        `Read what it did last: ${previousLogs}. A large request or import: limit its size.`,
        'Its memory grows for days: a leak. The panel shows it; raise the limit to gain time, and restart it at night.',
        'It is short from the start: raise the limit.',
      ],
    }),
  },
  deploymentReplicas: {
    summary: ({ labels: l }: AlertTemplate<'namespace' | 'deployment'>) =>
      `Deployment ${l.namespace}/${l.deployment} has fewer pods than it should`,
    description: 'For a quarter of an hour not all of its pods have been available.',
    runbook: ({ describe, rollout }: NamedCommands): RunbookText => ({
      impact: 'Less capacity; an outage when no pod is available.',
      steps: [
        `Look at the rollout: ${rollout('deployment')}.`,
        `Look at the Deployment and its ReplicaSets: ${describe('deployment')}. \`FailedCreate\`: a quota or a Pod Security Standard refuses its pods.`,
        'An alert on one of its pods says more.',
      ],
    }),
  },
  deploymentRollout: {
    summary: ({ labels: l }: AlertTemplate<'namespace' | 'deployment'>) =>
      `The rollout of Deployment ${l.namespace}/${l.deployment} is stuck`,
    description: 'Its new pods did not become ready within the progress deadline. The old ones go on.',
    runbook: ({ describe, rollout, undo }: NamedCommands): RunbookText => ({
      impact: 'The new version is not there. The old one serves, with fewer pods if the strategy allows that.',
      steps: [
        `Look at the rollout and its conditions: ${rollout('deployment')} and ${describe('deployment')}.`,
        'An alert on one of its new pods says why they do not start.',
        `Return to the version before: ${undo('deployment')}.`,
      ],
    }),
  },
  statefulSetReplicas: {
    summary: ({ labels: l }: AlertTemplate<'namespace' | 'statefulset'>) =>
      `StatefulSet ${l.namespace}/${l.statefulset} has fewer ready pods than it should`,
    description: 'For a quarter of an hour not all of its pods have been ready. They start one after the other.',
    runbook: ({ describe, rollout }: NamedCommands): RunbookText => ({
      impact: 'For a database with one pod: an outage.',
      steps: [
        `Look at the StatefulSet: ${rollout('statefulset')} and ${describe('statefulset')}.`,
        'A pod that is not ready keeps those after it from starting; an alert on that pod says more.',
        'A pod that waits for its volume: the volume is on another node, or its claim is not bound.',
      ],
    }),
  },
  statefulSetRollout: {
    summary: ({ labels: l }: AlertTemplate<'namespace' | 'statefulset'>) =>
      `The update of StatefulSet ${l.namespace}/${l.statefulset} is stuck`,
    description: 'For half an hour some of its pods have had an older revision than the newest.',
    runbook: ({ describe, rollout, undo }: NamedCommands): RunbookText => ({
      impact: 'Pods of two versions run beside each other.',
      steps: [
        `Look at the update: ${rollout('statefulset')} and ${describe('statefulset')}.`,
        'With the strategy `OnDelete` pods are updated only when you delete them.',
        `Return to the revision before: ${undo('statefulset')}. A pod that never became ready must be deleted by hand after that.`,
      ],
    }),
  },
  jobFailed: {
    summary: ({ labels: l }: AlertTemplate<'namespace' | 'job_name'>) => `Job ${l.namespace}/${l.job_name} failed`,
    description: 'It did not succeed within its attempts or its time, and is not tried again.',
    runbook: ({ describe, remove }: NamedCommands): RunbookText => ({
      impact: 'Its work, such as a migration or an import, is not done.',
      steps: [
        `Read the reason: ${describe('job', 'job_name')}. Logs of its pods: \`kubectl logs -n ‹namespace› job/‹job_name›\`.`,
        `Create it again after the correction. The alert ends when the failed Job is gone: ${remove('job', 'job_name')}.`,
      ],
    }),
  },
  jobSlow: {
    summary: ({ labels: l, value }: AlertTemplate<'namespace' | 'job_name'>) =>
      `Job ${l.namespace}/${l.job_name} has run for ${value}`,
    description: 'It has pods that run, and has neither succeeded nor failed.',
    runbook: ({ describe, remove }: NamedCommands): RunbookText => ({
      impact: 'Its work is not done. A CronJob that forbids two runs at a time starts no other.',
      steps: [
        `Look at its pods: ${describe('job', 'job_name')}; their logs: \`kubectl logs -n ‹namespace› job/‹job_name›\`.`,
        `It hangs: end it, ${remove('job', 'job_name')}, and set \`activeDeadlineSeconds\`.`,
        'It is that slow: raise the threshold of this alert.',
      ],
    }),
  },
  cronJobFailing: {
    summary: ({ labels: l }: AlertTemplate<'namespace' | 'cronjob'>) =>
      `The last run of CronJob ${l.namespace}/${l.cronjob} did not succeed`,
    description: 'It was started, no Job of it runs any more, and none has succeeded since.',
    runbook: ({ describe, events }: NamedCommands): RunbookText => ({
      impact: 'Its work was not done, such as the backup of a night.',
      steps: [
        `Look at the CronJob: ${describe('cronjob')}, and at its events: ${events}.`,
        'Its Jobs and their logs: `kubectl get jobs -n ‹namespace›`, then `kubectl logs -n ‹namespace› job/‹name of the Job›`.',
        'Run it again after the correction: `kubectl create job -n ‹namespace› --from=cronjob/‹cronjob› again`. The alert ends with the next run that succeeds by schedule.',
      ],
    }),
  },
  cronJobLate: {
    summary: ({ labels: l, value }: AlertTemplate<'namespace' | 'cronjob'>) =>
      `CronJob ${l.namespace}/${l.cronjob} has been due for ${value}`,
    description: 'Its schedule asked for a run, and none was started.',
    runbook: ({ describe }: NamedCommands): RunbookText => ({
      impact: 'Its work is not done, such as the backup of a night.',
      steps: [
        `Read its events: ${describe('cronjob')}.`,
        'A run before it has not ended and the CronJob forbids two at a time: look at that Job.',
        '`TooManyMissedTimes`: more than 100 runs were missed; set `startingDeadlineSeconds`.',
      ],
    }),
  },
  nodeNotReady: {
    summary: ({ labels: l }: AlertTemplate<'node'>) => `Node ${l.node} is not ready`,
    description: 'The API server has not heard from its kubelet, or the kubelet says that it cannot run pods.',
    runbook: ({ describe }: NamedCommands): RunbookText => ({
      impact:
        'After five minutes its pods are started on other nodes, if there are any. Volumes on its disk are not reachable.',
      steps: [
        `Read its conditions: ${describe('node')}.`,
        'On the node: `sudo systemctl status k3s k3s-agent`, `sudo journalctl -u k3s -u k3s-agent -n 100`.',
        'The node cannot be reached: look at the console of the hosting provider.',
      ],
    }),
  },
  nodePressure: {
    summary: ({ labels: l }: AlertTemplate<'node' | 'condition'>) => `Node ${l.node} has ${l.condition}`,
    description: 'Memory, disk or process ids run out: the kubelet evicts pods until the pressure ends.',
    runbook: ({ describe }: NamedCommands): RunbookText => ({
      impact: 'Pods are removed, those without requests first. New pods are not started here.',
      steps: [
        `Read what runs out: ${describe('node')}.`,
        '`DiskPressure`: free space, see MachineDiskAlmostFull. `MemoryPressure`: `kubectl top pods -A --sort-by=memory | head`. `PIDPressure`: a program starts processes without end: `ps -e | wc -l`.',
        'The pressure ends some minutes after there is room again.',
      ],
    }),
  },
  nodeUnschedulable: {
    summary: ({ labels: l }: AlertTemplate<'node'>) => `Node ${l.node} accepts no new pods`,
    description: 'It was cordoned, usually for maintenance, and has stayed so.',
    runbook: ({ describe }: NamedCommands): RunbookText => ({
      impact: 'None yet. A pod that ends is not started again on this node; on the only node it stays away.',
      steps: [`Find out whether maintenance is going on: ${describe('node')}.`, 'If not: `kubectl uncordon ‹node›`.'],
    }),
  },
  evictions: {
    summary: ({ labels: l }: AlertTemplate<'instance' | 'eviction_signal'>) =>
      `Node ${l.instance} evicts pods: ${l.eviction_signal}`,
    description: 'The kubelet removed pods because the node ran out of memory, disk or process ids.',
    runbook: ({ describe }: NamedCommands): RunbookText => ({
      impact: 'The removed pods are started again, here or elsewhere, when there is room.',
      steps: [
        'Which pods: `kubectl get pods -A --field-selector=status.phase=Failed`.',
        `\`memory.available\`: a pod without a limit grew: \`kubectl top pods -A --sort-by=memory | head\`. \`nodefs.available\`, \`imagefs.available\`: the disk is full, see MachineDiskAlmostFull; ${describe('node', 'instance')}.`,
        'Give the pods that must stay requests that are as high as what they use.',
      ],
    }),
  },
  certificates: {
    summary: ({ labels: l, value }: AlertTemplate<'instance'>) =>
      `A certificate of k3s on ${l.instance} expires in ${value}`,
    description:
      'k3s renews its certificates only when it starts, and it has not been restarted within the last months. The panel names them.',
    runbook: (nodes: string): RunbookText => ({
      impact:
        'None until it expires. Then the API server and the nodes no longer talk to each other; running pods go on.',
      steps: [
        'Look at the certificates, on the node: `k3s certificate check`.',
        'Restart k3s at a quiet time, servers first: `systemctl restart k3s` (`k3s-agent` on others). Pods go on running.',
        `The node is ready again (${nodes}), and within half an hour the panel shows about a year.`,
        'It is an authority (`k3s-…-ca`), which a restart does not renew: plan `k3s certificate rotate-ca`.',
      ],
    }),
  },
  claimPending: {
    summary: ({ labels: l }: AlertTemplate<'namespace' | 'persistentvolumeclaim'>) =>
      `Claim ${l.namespace}/${l.persistentvolumeclaim} gets no volume`,
    description: 'A pod uses the claim, and no volume has been bound to it for a quarter of an hour.',
    runbook: ({ describe }: NamedCommands): RunbookText => ({
      impact: 'The pod that uses it does not start.',
      steps: [
        `Read the events: ${describe('persistentvolumeclaim')}.`,
        'The storage class does not exist, or is not the default: `kubectl get storageclass`.',
        'The provisioner does not run: in k3s `kubectl get pods -n kube-system -l app=local-path-provisioner`.',
      ],
    }),
  },
  volumeFailed: {
    summary: ({ labels: l }: AlertTemplate<'persistentvolume' | 'phase'>) =>
      `Volume ${l.persistentvolume} is ${l.phase}`,
    description: 'It could not be created, or could not be released after its claim was deleted.',
    runbook: ({ describe }: NamedCommands): RunbookText => ({
      impact: 'The pod that needs it does not start; or a deleted volume still takes space.',
      steps: [
        `Read why: ${describe('persistentvolume')}.`,
        'Before you delete it: look at what is on it, and at its reclaim policy.',
      ],
    }),
  },
  readingFails: {
    summary: ({ labels: l }: AlertTemplate<'resource'>) => `kube-state-metrics cannot read ${l.resource}`,
    description: 'Its requests to the API server fail. Alerts on these objects do not fire, or fire on what was.',
    runbook: ({ server, cluster }: Commands): RunbookText => ({
      impact: 'None; the alerts on Kubernetes are blind in part.',
      steps: [
        `Read its logs: ${server(kubeStateMetricsAddress.name).system.logs}.`,
        '`forbidden`: its ClusterRole lacks the objects; apply the stack again.',
        `The API server does not answer: ${cluster.nodes}.`,
      ],
    }),
  },
  dashboard,
  ...dashboards,
};

/** Texts of one language: a text that is missing does not compile. */
export type Texts = typeof en;
