import { Construct } from 'constructs';
import type { VolumeProps } from '../servers/volume';
import * as k8s from './api/k8s';
import { quantityOf } from './quantity';

/** Storage of a volume. */
export interface StorageProps {
  /**
   * Storage class.
   *
   * @default - the cluster's default
   */
  readonly storageClass?: string;
  /**
   * Name of a claim that exists, with its data; it is no object of the stack.
   *
   * @default - the stack creates one
   */
  readonly existingClaim?: string;
}

/** Which claim is wanted. */
export interface VolumeClaimProps extends VolumeProps, StorageProps {
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
