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
  /** Commands about the whole cluster. */
  readonly cluster: ClusterCommands;
  /**
   * Command that runs amtool for the Alertmanager of the stack, without arguments. Plain text, not
   * code in Markdown.
   */
  readonly amtool: string;
}

/** Commands about the pods of a system. Labels select the pods. */
export interface SystemCommands {
  /** Lists the pods, with the node of each. */
  readonly list: string;
  /** Describes the pods: their state, conditions and events. */
  readonly describe: string;
  /** Shows the last 100 lines of the logs of all containers. */
  readonly logs: string;
  /** Logs of the previous container. They show why it stopped. */
  readonly previousLogs: string;
  /** Deletes the pods; their workload creates new ones. */
  readonly restart: string;
  /** Runs a command in the first of the pods. */
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
  /** Lists the pods. */
  readonly pods: string;
  /** Pods with their labels. */
  readonly labels: string;
  /** CPU and memory usage of pods. */
  readonly usage: string;
  /** Lists the Deployments, StatefulSets and DaemonSets. */
  readonly workloads: string;
  /** Lists the events, newest last. */
  readonly events: string;
  /** Lists the network policies. */
  readonly networkPolicies: string;
  /** Services, their endpoints, and network policies. */
  readonly network: string;
}

/** Commands about the whole cluster. */
export interface ClusterCommands {
  /** Lists the nodes with their state. */
  readonly nodes: string;
  /** Shows the conditions of the nodes, such as `MemoryPressure`. */
  readonly nodeConditions: string;
  /** Lists the network policies of all namespaces. */
  readonly networkPolicies: string;
  /** Lists the pods of all namespaces that do not run. */
  readonly podsNotRunning: string;
  /** Lists the 15 lines with the highest memory usage of pods. */
  readonly podsByMemory: string;
  /** Lists the ten pods with the most restarts, most last. */
  readonly podsByRestarts: string;
  /** Deletes the failed pods of all namespaces. */
  readonly deleteFailedPods: string;
  /** Edits a ConfigMap. The next deployment overwrites the change. */
  readonly editConfigMap: string;
  /** Helm charts that k3s installs, and their install jobs. */
  readonly helmCharts: string;
  /** Logs of the install job of a chart. */
  readonly helmLogs: (chart: string) => string;
  /** Commands about the object that an alert names by its labels. */
  readonly named: NamedCommands;
}

/**
 * Commands about the object that an alert names. Placeholders are the labels of the alert:
 * `‹namespace›`, `‹pod›`, `‹container›`, `‹deployment›`, `‹job_name›`.
 */
export interface NamedCommands {
  /**
   * Describes the object, with its events.
   *
   * @param kind kind of the object, such as `deployment`
   * @param label label of the alert with its name
   */
  readonly describe: (kind: string, label?: string) => string;
  /** Logs of all containers of the pod. */
  readonly logs: string;
  /** Logs of the container before its last restart. */
  readonly previousLogs: string;
  /** CPU and memory usage of the containers of the namespace. */
  readonly usage: string;
  /** Latest events of the namespace. */
  readonly events: string;
  /** Progress of the rollout of a workload of this kind. */
  readonly rollout: (kind: string) => string;
  /**
   * Returns a workload of this kind to its previous version.
   *
   * @param label label of the alert with its name, or words for a name that the reader looks up
   */
  readonly undo: (kind: string, label?: string) => string;
  /** Deletes the object. */
  readonly remove: (kind: string, label?: string) => string;
}
