import { Construct } from 'constructs';
import * as k8s from './api/k8s';
import { metadataOf, podsOf, volumeClaims, volumeFolders, type ServerProps } from './server';
import { serverPod } from './server-pod';
import { serverService } from './service';
import { VolumeClaim } from './volume-claim';

/**
 * Deployment of a server with its volumes, a service account, and a service if other servers call
 * it.
 */
export class Deployment extends Construct {
  constructor(scope: Construct, id: string, props: ServerProps) {
    super(scope, id);
    const { spec } = props;
    const metadata = metadataOf(props);
    const { labels } = podsOf(props);
    new k8s.KubeServiceAccount(this, 'service-account', { metadata, automountServiceAccountToken: false });
    for (const claim of volumeClaims(props)) new VolumeClaim(this, claim.name, claim);
    new k8s.KubeDeployment(this, 'deployment', {
      metadata,
      spec: {
        replicas: 1,
        ...(spec.isCalled ? { revisionHistoryLimit: 3 } : {}),
        // Two pods must never write to the same volume.
        ...(volumeFolders(spec).length > 0 ? { strategy: { type: 'Recreate' } } : {}),
        selector: { matchLabels: labels },
        template: serverPod(props),
      },
    });
    if (spec.isCalled) new k8s.KubeService(this, 'service', serverService(props));
  }
}
