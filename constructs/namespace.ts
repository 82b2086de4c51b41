import { Construct } from 'constructs';
import * as k8s from './api/k8s';

/** What a namespace needs to be told. */
export interface MonitoringNamespaceProps {
  /** Its name. */
  readonly name: string;
  /**
   * The Pod Security Standard that its pods must meet. Anything but `restricted` is an exemption, and says why.
   *
   * @default - `restricted`
   */
  readonly exemption?: { readonly standard: 'baseline' | 'privileged'; readonly reason: string };
}

/** A namespace of the stack; its pods must meet the Pod Security Standard `restricted` unless it is exempt. */
export class MonitoringNamespace extends Construct {
  /** Its name. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: MonitoringNamespaceProps) {
    super(scope, id);
    this.name = props.name;
    const standard = props.exemption?.standard ?? 'restricted';
    new k8s.KubeNamespace(this, 'namespace', {
      metadata: {
        name: props.name,
        labels: {
          'pod-security.kubernetes.io/enforce': standard,
          'pod-security.kubernetes.io/audit': standard,
          'pod-security.kubernetes.io/warn': standard,
        },
        ...(props.exemption ? { annotations: { 'pod-security-exemption': props.exemption.reason } } : {}),
      },
    });
  }
}
