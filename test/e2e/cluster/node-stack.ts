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
   * Where it runs.
   *
   * @default - the target of the stack of this name
   */
  readonly target?: KubernetesTarget;
  /** Images that the manifests ask for. */
  readonly images: readonly StackImage[];
  /** What somebody else deployed before, its namespaces first. */
  readonly around: readonly AppliedObject[];
  /**
   * Does what somebody else must do before the stack is applied.
   *
   * @default - nothing
   */
  readonly prepare?: (node: ApplicationCluster) => void;
  /** The values of Secrets that are known to somebody else, by their paths. */
  readonly given: Readonly<Record<string, string>>;
  /** Who has the samples. */
  readonly prometheus: AnsweringPrometheus;
  /**
   * Does what people do, again and again, so that there is something to see.
   *
   * @default - nothing
   */
  readonly use?: (client: StackClient, node: ApplicationCluster) => void;
  /** Why panels show nothing here, by the dashboard's uid and the panel's title: `monitoring, Alertes en cours`. */
  readonly withoutData: Readonly<Record<string, string>>;
}

/** A real node with what is around a stack. */
export interface ApplicationCluster extends Api {
  readonly cluster: Cluster;
  /** For what is written beside it: the cluster has it to read. */
  readonly folder: string;
  readonly on: NodeStack<StackProps>;
  readonly stop: () => Promise<void>;
}
