import { Construct } from 'constructs';
import { characterIssues } from '../core/characters';
import { inPath } from '../core/errors';
import { emptyTextIssues } from '../core/text';
import * as k8s from './api/k8s';
import { objectIssues } from './object-issues';
import { addOwnValidation } from './validation';

/** Properties of a namespace. */
export interface MonitoringNamespaceProps {
  /** Name of the namespace. */
  readonly name: string;
  /**
   * Exemption from the Pod Security Standard `restricted`, with its reason.
   *
   * @default - `restricted`
   */
  readonly exemption?: { readonly standard: 'baseline' | 'privileged'; readonly reason: string };
}

/**
 * Namespace of the stack. Its pods must meet the Pod Security Standard `restricted` unless it has
 * an exemption.
 */
export class MonitoringNamespace extends Construct {
  /** Name of the namespace. */
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
    const texts = { reason: props.exemption?.reason };
    addOwnValidation(this, () => [
      ...objectIssues(this),
      ...inPath('exemption', [...emptyTextIssues(texts), ...characterIssues(texts)]),
    ]);
  }
}
