import type { MonitoringStackProps, StackProps } from '../../../stack/stack';
import type { Cluster } from '../../../tools/cluster/node';
import type { AppliedObject } from '../manifests/manifest';
import type { Api } from './pods';
import type { AnsweringPrometheus, StackClient } from './stack-client';
import type { StackImage } from './stack-images';
import type { KubernetesTarget } from '../../../targets/kubernetes/target';

/** A stack, and what is around it on a real node. */
export interface NodeStack<S extends StackProps = MonitoringStackProps> {
  readonly stack: S;
  /**
   * Target of the stack.
   *
   * @default - the target of the stack with this name
   */
  readonly target?: KubernetesTarget;
  /** Images in the manifests. */
  readonly images: readonly StackImage[];
  /** External objects that are deployed first, namespaces before others. */
  readonly around: readonly AppliedObject[];
  /**
   * Prepares external systems before the stack is deployed.
   *
   * @default - nothing
   */
  readonly prepare?: (node: ApplicationCluster) => void;
  /** Given values of Secrets by path. */
  readonly given: Readonly<Record<string, string>>;
  /** Server with the samples. */
  readonly prometheus: AnsweringPrometheus;
  /**
   * Simulates users repeatedly, so that metrics have data.
   *
   * @default - nothing
   */
  readonly use?: (client: StackClient, node: ApplicationCluster) => void;
  /**
   * Reasons why panels have no data here, by uid of the dashboard and title of the panel:
   * `monitoring, Alertes en cours`.
   */
  readonly withoutData: Readonly<Record<string, string>>;
}

/** Real node with the environment of a stack. */
export interface ApplicationCluster extends Api {
  readonly cluster: Cluster;
  /** Folder for files beside the node, readable in the cluster. */
  readonly folder: string;
  readonly on: NodeStack<StackProps>;
  readonly stop: () => Promise<void>;
}
