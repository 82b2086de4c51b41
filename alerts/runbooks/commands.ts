import type { Pods } from '../../core/network';

/**
 * Commands that runbooks show, as code in Markdown. The target implements them: kubectl in a
 * cluster, systemctl and journalctl on a machine.
 */
export interface Commands {
  /** Commands about the pods of a system. */
  readonly system: (pods: Pods) => SystemCommands;
  /** Commands about a server of the stack, by its name. */
  readonly server: (name: string) => ServerCommands;
  /** Commands about a workload that the stack does not deploy. */
  readonly workload: (name: string, namespace: string) => WorkloadCommands;
  readonly cluster: ClusterCommands;
  /**
   * Command that runs amtool for the Alertmanager of the stack, without arguments. Plain text, not
   * code in Markdown.
   */
  readonly amtool: string;
}

/** Commands about the pods of a system. Labels select the pods. */
export interface SystemCommands {
  readonly list: string;
  readonly describe: string;
  readonly logs: string;
  /** Logs of the previous container. They show why it stopped. */
  readonly previousLogs: string;
  /** Deletes the pods; their workload creates new ones. */
  readonly restart: string;
  /** Runs a command in one of the pods. */
  readonly exec: (command: string) => string;
  /** Labels by which Prometheus discovers the pods. Plain text, not code in Markdown. */
  readonly selector: string;
  /** Commands about the namespace of the pods. */
  readonly namespace: NamespaceCommands;
}

/** Commands about a server of the stack. */
export interface ServerCommands extends WorkloadCommands {
  /** Commands about the pods of the server. */
  readonly system: SystemCommands;
  /**
   * Path of a folder of the server, from its path in the image. Plain text, not code in Markdown.
   */
  readonly folder: (inImage: string) => string;
}

/** Commands about a workload. */
export interface WorkloadCommands {
  /** Runs a command in the workload. */
  readonly exec: (command: string) => string;
  /** Logs of one container of the workload. */
  readonly containerLogs: (container: string) => string;
}

/** Commands about a namespace. */
export interface NamespaceCommands {
  /** Name of the namespace. Plain text, not code in Markdown. */
  readonly name: string;
  readonly pods: string;
  /** Pods with their labels. */
  readonly labels: string;
  /** CPU and memory usage of pods. */
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
  /** Edits a ConfigMap. The next deployment overwrites the change. */
  readonly editConfigMap: string;
  /** Helm charts that k3s installs, and their install jobs. */
  readonly helmCharts: string;
  /** Logs of the install job of a chart. */
  readonly helmLogs: (chart: string) => string;
}
