import { Construct } from 'constructs';
import type { Size } from '../core/size';
import type { VolumeProps } from '../servers/volume';
import * as k8s from './api/k8s';
import { quantityOf } from './quantity';

/** Storage of a volume. */
export interface StorageProps {
  /**
   * Storage class. An empty text is none: Kubernetes then creates no volume, and binds one that exists.
   *
   * @default - the cluster's default
   */
  readonly storageClass?: string;
  /**
   * Name of an existing PVC, which is not part of the stack.
   *
   * @default - a new PVC
   */
  readonly existingClaim?: string;
}

/** Properties of a PVC. */
export interface VolumeClaimProps extends VolumeProps, StorageProps {
  /** Name of the PVC. */
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** PVC for a single pod. */
export class VolumeClaim extends Construct {
  /** Name of the PVC. */
  readonly claim: string;

  constructor(scope: Construct, id: string, props: VolumeClaimProps) {
    super(scope, id);
    const { name, namespace, labels, size, storageClass, existingClaim } = props;
    this.claim = existingClaim ?? name;
    if (existingClaim !== undefined) return;
    new k8s.KubePersistentVolumeClaim(this, 'claim', {
      metadata: { name, namespace, labels: { ...labels } },
      spec: claimSpec(size, storageClass),
    });
  }
}

/** Spec of a PVC for a single pod. */
export function claimSpec(size: Size, storageClass: string | undefined): k8s.PersistentVolumeClaimSpec {
  return {
    accessModes: ['ReadWriteOnce'],
    resources: { requests: { storage: quantityOf(size) } },
    ...(storageClass === undefined ? {} : { storageClassName: storageClass }),
  };
}
