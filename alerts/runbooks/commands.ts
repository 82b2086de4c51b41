import type { Pods } from '../../core/network';

/**
 * Commands that runbooks show, as code in Markdown. The target implements them: kubectl in a cluster, systemctl and journalctl on a
 * machine.
 */
export interface Commands {
  /** Commands about the pods of a system. */
  readonly system: (pods: Pods) => SystemCommands;
  /** Commands about a server of the stack by its name. */
  readonly server: (name: string) => ServerCommands;
  /** Commands about a workload that the stack does not deploy. */
  readonly workload: (name: string, namespace: string) => WorkloadCommands;
  readonly cluster: ClusterCommands;
  /** Starts amtool for the Alertmanager of the stack; its arguments follow. Not yet code in Markdown. */
  readonly amtool: string;
}

/** Commands about the pods of a system. Their names are not known: labels find them. */
export interface SystemCommands {
  readonly list: string;
  readonly describe: string;
  readonly logs: string;
  /** Logs of the container before the one that runs: why it ended. */
  readonly previousLogs: string;
  /** Deletes the pods; their workload creates new ones. */
  readonly restart: string;
  /** Runs a command in one of them. */
  readonly exec: (command: string) => string;
  /** The labels by which Prometheus finds them, without code marks. */
  readonly selector: string;
  /** Commands about the namespace of the pods. */
  readonly namespace: NamespaceCommands;
}

/** Commands about a server of the stack. */
export interface ServerCommands extends WorkloadCommands {
  /** Commands about its pods. */
  readonly system: SystemCommands;
}

/** Commands about a workload. */
export interface WorkloadCommands {
  /** Runs a command in it. */
  readonly exec: (command: string) => string;
  /** Logs of one of its containers. */
  readonly containerLogs: (container: string) => string;
}

/** Commands about a namespace. */
export interface NamespaceCommands {
  /** Name of the namespace, without code marks. */
  readonly name: string;
  readonly pods: string;
  /** Pods with their labels. */
  readonly labels: string;
  /** Processor and memory that pods use. */
  readonly usage: string;
  readonly workloads: string;
  readonly events: string;
  readonly networkPolicies: string;
  /** Services, their endpoints, and network policies. */
  readonly network: string;
}

/** Commands about the whole cluster. */
export interface ClusterCommands {
  readonly nodes: string;
  readonly nodeConditions: string;
  readonly networkPolicies: string;
  readonly podsNotRunning: string;
  readonly podsByMemory: string;
  readonly podsByRestarts: string;
  readonly deleteFailedPods: string;
  /** A change by hand that the next deployment overwrites. */
  readonly editConfigMap: string;
  /** Charts that k3s installs, and the jobs that do so. */
  readonly helmCharts: string;
  readonly helmLogs: (chart: string) => string;
}
