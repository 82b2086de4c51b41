import type { AlertTemplate, ClusterCommands, Runbook, SystemCommands } from '../../../alerts';
import type { RunbookTexts } from '../../common/wording';

type Steps = Runbook['steps'];

const whyUnread =
  '*Status > Target health* in Prometheus shows the error of the scrape. `connection refused`: the port or the process; `context deadline exceeded`: overloaded, see the duration below; `401`, `403`: the secret of the job; `no route`, timeout: a NetworkPolicy.';

/** Texts about targets that do not answer, in English. */
export const en = {
  down: {
    summary: (title: string, { labels }: AlertTemplate<'instance'>) => `${title} is down (${labels.instance})`,
    description:
      'Prometheus cannot scrape this target: it is stopped, overloaded, or its metrics port is unreachable. Until it answers again, alerts on its metrics do not fire.',
    ofAddress: (asked: string, { nodes, networkPolicies }: ClusterCommands): Steps => [
      `Send the same request from elsewhere: \`${asked}\`. No answer: check the hosting provider (its status page) and DNS.`,
      `It answers: ${whyUnread}`,
      `Several targets at once: the network of the cluster. ${nodes}, ${networkPolicies}.`,
    ],
    ofNodes: ({ nodes, networkPolicies }: ClusterCommands): Steps => [
      `Check the node: ${nodes}. \`NotReady\`: on the server \`systemctl status k3s\` and \`journalctl -u k3s --since -30min\`.`,
      `The node is ready: ${whyUnread} \`x509\`: its certificate; \`403\`: the ClusterRole of Prometheus.`,
      `Prometheus must reach port 10250 of the nodes: ${networkPolicies}, and the firewall of the nodes.`,
    ],
    ofPods: ({ list, describe, logs, previousLogs }: SystemCommands, { nodes }: ClusterCommands): Steps => [
      `Check the pod: ${list}. \`CrashLoopBackOff\`: ${previousLogs} shows why. \`Pending\`, \`Evicted\`, \`OOMKilled\`: ${describe}.`,
      `The pod is fine: ${whyUnread}`,
      `Read the logs: ${logs}.`,
      `Several targets at once: the node or the network. ${nodes}, then on the server \`systemctl status k3s\` and \`journalctl -u k3s --since -30min\`.`,
    ],
    queries: {
      up: 'Targets that answer (1) or not (0)',
      duration: 'Scrape duration',
      others: 'All targets that are down',
    },
  },
  absent: {
    summary: (title: string) => `${title} is missing`,
    description: (job: string) =>
      `Prometheus knows no target of the job ${job}: the application was deleted or stopped, or discovery no longer finds it (namespace, labels, permissions).`,
    runbook: (impact: string, steps: Steps): RunbookTexts<'targets' | 'samples'> => ({
      impact: `${impact} If the application still runs, users feel nothing: only monitoring is blind.`,
      steps,
      queries: { targets: 'Targets by job', samples: 'Samples that the job exposed' },
    }),
    /** @param application the command that checks the application itself */
    ofAddresses: (job: string, application: string): Steps => [
      `Its addresses are in the configuration of Prometheus, which has changed. Look in *Status > Configuration* for the job \`${job}\`.`,
      'Not there: compare with `dist/‹stack›/prometheus.yml`, and apply the manifests again.',
      'There: has Prometheus just started, or refused its configuration (PrometheusReloadFailed)?',
      `Check the application itself: ${application}.`,
      'Removed on purpose: remove its alerts from the stack too, then apply.',
    ],
    ofNodes: ({ nodes }: ClusterCommands): Steps => [
      `Are there nodes? ${nodes}.`,
      'Is Prometheus allowed to find them? *Status > Service discovery* and its logs (`forbidden`). Apply the manifests again to restore the permissions (ClusterRole, ClusterRoleBinding).',
      'Removed on purpose: remove the job and its alerts from the stack, then apply.',
    ],
    ofDiscovered: ({ list, selector, namespace: { name, workloads, events, labels } }: SystemCommands): Steps => [
      `Check that the pod exists: ${list}.`,
      `It does not exist: ${workloads} (\`0/0\`: scaled to zero; missing: deleted) and ${events}.`,
      `It exists: have its labels changed? ${labels}; the job expects \`${selector}\`.`,
      `It exists with these labels: is Prometheus allowed to find it? *Status > Service discovery* and its logs (\`forbidden\`). Apply the manifests again to restore the permissions (Role, RoleBinding in \`${name}\`).`,
      'Removed on purpose: remove the job and its alerts from the stack, then apply.',
    ],
  },
  /** An exporter in the pod of a server that stands for the server. */
  unanswered: {
    summary: (title: string) => `${title} no longer answers at all`,
    description: (job: string) =>
      `For five minutes no target of the job ${job} has answered, or none exists: the server in the same pod is probably down too. Prometheus cannot distinguish that from an exporter that fails alone.`,
    alone:
      'Does the application still work? Then only the exporter fails, which is no outage: users feel nothing, but an outage of the server would not be noticed. Repair it all the same (last step).',
    gone: ({ selector, namespace: { workloads, events, labels } }: SystemCommands): Steps => [
      `No pod: ${workloads} (\`0/0\`: scaled to zero; missing: deleted) and ${events}.`,
      `A pod that *Status > Service discovery* does not list: ${labels}, of which the job expects \`${selector}\`; \`forbidden\` in the logs of Prometheus: apply the manifests again.`,
    ],
    queries: { targets: 'Targets by job' },
  },
  dashboard: {
    title: 'Targets',
    targets: {
      title: 'Targets',
      description: 'Each target: 1 if it answers, the duration of its scrape and its number of samples.',
    },
    job: 'Job',
    instance: 'Instance',
    answers: 'Up',
    duration: 'Duration',
    samples: 'Samples',
    scrapeDuration: { title: 'Scrape duration', description: 'The longest scrape of each job.' },
    discovered: {
      title: 'Targets by job',
      description: 'Number of targets of each job; a drop means that discovery no longer finds them.',
    },
    discoveryFailures: {
      title: 'Failed discovery/s',
      description: 'Requests to the Kubernetes API that failed while Prometheus looked for targets.',
    },
    failed: 'failed',
    samplesByJob: {
      title: 'Samples by job',
      description: 'Samples that the targets of each job expose at each scrape: what fills the disk.',
    },
  },
};

/** Texts of one language: a text that is missing does not compile. */
export type Texts = typeof en;
