import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Pods } from '../core/network';
import type { VolumeProps } from '../servers/volume';
import { selectorLabels } from './labels';
import type { Mount } from './pod';
import { appPod, type AppPodProps } from './server-pod';
import { VolumeClaim } from './volume-claim';

/** What a part of the stack runs. */
export interface AppDeploymentProps extends AppPodProps {
  readonly namespace: string;
  /** The stack that it belongs to. */
  readonly instance: string;
  /**
   * The volume with its data.
   *
   * @default - it keeps nothing
   */
  readonly data?: VolumeProps & { readonly path: string };
}

/** One pod, with a volume of its own where it keeps something, a service account and a service. */
export class AppDeployment extends Construct {
  /** The name of the service. */
  readonly service: string;
  readonly port: number;
  /** The name of the service account. */
  readonly serviceAccount: string;
  /** Its pods. */
  readonly pods: Pods;
  /** The name of its volume claim, where it keeps something. */
  readonly claim: string | undefined;

  constructor(scope: Construct, id: string, props: AppDeploymentProps) {
    super(scope, id);
    const { name, namespace, instance, port, data } = props;
    this.service = name;
    this.port = port;
    this.serviceAccount = name;
    const labels = selectorLabels(name, instance);
    this.pods = { namespace, labels };
    const metadata = { name, namespace, labels };
    new k8s.KubeServiceAccount(this, 'service-account', { metadata, automountServiceAccountToken: false });
    this.claim = data && new VolumeClaim(this, 'data', { ...data, ...metadata, name: `${name}-data` }).claim;
    new k8s.KubeDeployment(this, 'deployment', {
      metadata,
      spec: {
        replicas: 1,
        revisionHistoryLimit: 3,
        // Two pods must never write to one volume.
        ...(data ? { strategy: { type: 'Recreate' } } : {}),
        selector: { matchLabels: labels },
        template: appPod(props, { labels, ...(data ? { data: mountOf(this.claim!, data.path) } : {}) }),
      },
    });
    new k8s.KubeService(this, 'service', {
      metadata,
      spec: { selector: labels, ports: [{ name: 'http', port, targetPort: k8s.IntOrString.fromString('http') }] },
    });
  }
}

function mountOf(claimName: string, path: string): Mount {
  return { name: 'data', path, source: { persistentVolumeClaim: { claimName } } };
}
