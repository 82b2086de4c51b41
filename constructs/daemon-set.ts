import { Construct } from 'constructs';
import * as k8s from './api/k8s';
import { MonitoringNamespace } from './namespace';
import { metadataOf, podsOf, type ServerProps } from './server';
import { serverPod } from './server-pod';

/** DaemonSet of a server in its own namespace. */
export class DaemonSet extends Construct {
  constructor(scope: Construct, id: string, props: ServerProps) {
    super(scope, id);
    const { exemption } = props.spec;
    const { namespace, labels } = podsOf(props);
    const metadata = metadataOf(props);
    new MonitoringNamespace(this, 'namespace', { name: namespace, ...(exemption ? { exemption } : {}) });
    new k8s.KubeServiceAccount(this, 'service-account', { metadata, automountServiceAccountToken: false });
    const template = serverPod(props);
    new k8s.KubeDaemonSet(this, 'daemon-set', {
      metadata,
      spec: {
        selector: { matchLabels: labels },
        updateStrategy: { type: 'RollingUpdate' },
        template: {
          ...template,
          // Machines are monitored even if other pods must not run on them.
          spec: { ...template.spec!, tolerations: [{ operator: 'Exists' }] },
        },
      },
    });
  }
}
