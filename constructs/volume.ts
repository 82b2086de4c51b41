import type { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { quantityOf } from './quantity';

/** What keeps the data of a part when its pod is replaced. */
export interface VolumeProps {
  /** Its size; many kinds of storage, such as the local one of k3s, cannot change it later. */
  readonly size: Size;
  /**
   * The class of the storage.
   *
   * @default - the cluster's default
   */
  readonly storageClass?: string;
  /**
   * The name of a claim that is there already, with its data; it is no object of the stack.
   *
   * @default - the stack makes one
   */
  readonly existingClaim?: string;
}

/** Which claim is wanted. */
export interface VolumeClaimProps extends VolumeProps {
  /** Its name. */
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** A claim on storage that one pod writes to. */
export class VolumeClaim extends Construct {
  /** The name of the claim. */
  readonly claim: string;

  constructor(scope: Construct, id: string, props: VolumeClaimProps) {
    super(scope, id);
    const { name, namespace, labels, size, storageClass, existingClaim } = props;
    this.claim = existingClaim ?? name;
    if (existingClaim !== undefined) return;
    new k8s.KubePersistentVolumeClaim(this, 'claim', {
      metadata: { name, namespace, labels: { ...labels } },
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: quantityOf(size) } },
        ...(storageClass ? { storageClassName: storageClass } : {}),
      },
    });
  }
}
