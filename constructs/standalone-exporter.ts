import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Destination, Pods } from '../core/network';
import type { Exporter } from '../servers/exporter/exporter';
import type { SecretNeed } from '../servers/required-secret';
import { exporterContainer, exporterMounts, exporterSecretNeeds } from './exporter-container';
import { selectorLabels } from './labels';
import { podBase } from './pod';

/** Where an exporter stands alone. */
export interface StandaloneExporterProps {
  readonly exporter: Exporter;
  readonly namespace: string;
  /** The stack that it belongs to. */
  readonly instance: string;
}

/** An exporter in a pod of its own: the server's pod is not touched. */
export class StandaloneExporter extends Construct {
  /** Its pods. */
  readonly pods: Pods;
  /** The Secrets that it reads. */
  readonly secretNeeds: readonly SecretNeed[];
  /** The server that it asks. */
  readonly destinations: readonly Destination[];

  constructor(scope: Construct, id: string, props: StandaloneExporterProps) {
    super(scope, id);
    const { exporter, namespace, instance } = props;
    const labels = selectorLabels(exporter.name, instance);
    this.pods = { namespace, labels };
    this.secretNeeds = exporterSecretNeeds(exporter, namespace, `deployment/${exporter.name}`).map((need) => ({
      ...need,
      restarts: exporter.name,
    }));
    this.destinations = [exporter.server];
    const metadata = { name: exporter.name, namespace, labels };
    new k8s.KubeServiceAccount(this, 'service-account', { metadata, automountServiceAccountToken: false });
    new k8s.KubeDeployment(this, 'deployment', {
      metadata,
      spec: {
        replicas: 1,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            ...podBase({ serviceAccount: exporter.name, user: exporter.user, mounts: exporterMounts(exporter) }),
            containers: [exporterContainer(exporter, 'alone')],
          },
        },
      },
    });
    this.node.addValidation({ validate: () => [...exporter.faults] });
  }
}
