import { gauge } from '../../../../metrics';
import { of } from './volume-labels';

/** Metrics of volumes and their claims. */
export const volumes = {
  kube_persistentvolume_access_mode: gauge({
    help: 'Access mode of the volume; always 1.',
    unit: 'none',
    ...of.pvAccess,
  }),
  kube_persistentvolume_capacity_bytes: gauge({ help: 'Size of the volume.', unit: 'bytes', ...of.pv }),
  kube_persistentvolume_claim_ref: gauge({
    help: 'Claim that uses the volume; always 1.',
    unit: 'none',
    ...of.pvClaim,
  }),
  kube_persistentvolume_created: gauge({
    help: 'Time at which the volume was created.',
    unit: 'timestamp',
    ...of.pv,
  }),
  kube_persistentvolume_deletion_timestamp: gauge({
    help: 'Time at which the deletion of the volume was asked for.',
    unit: 'timestamp',
    ...of.pv,
  }),
  kube_persistentvolume_info: gauge({
    help: 'Storage class and source of the volume; always 1.',
    unit: 'none',
    ...of.pvInfo,
  }),
  kube_persistentvolume_status_phase: gauge({
    help: 'Whether the volume is in a phase.',
    unit: 'boolean',
    ...of.pvPhase,
  }),
  kube_persistentvolume_volume_mode: gauge({ help: 'Mode of the volume; always 1.', unit: 'none', ...of.pvMode }),
  kube_persistentvolumeclaim_access_mode: gauge({
    help: 'Access mode of the claim; always 1.',
    unit: 'none',
    ...of.claimAccess,
  }),
  kube_persistentvolumeclaim_created: gauge({
    help: 'Time at which the claim was created.',
    unit: 'timestamp',
    ...of.claim,
  }),
  kube_persistentvolumeclaim_deletion_timestamp: gauge({
    help: 'Time at which the deletion of the claim was asked for.',
    unit: 'timestamp',
    ...of.claim,
  }),
  kube_persistentvolumeclaim_info: gauge({
    help: 'Storage class and volume of the claim; always 1.',
    unit: 'none',
    ...of.claimInfo,
  }),
  kube_persistentvolumeclaim_resource_requests_storage_bytes: gauge({
    help: 'Size that the claim asks for.',
    unit: 'bytes',
    ...of.claim,
  }),
  kube_persistentvolumeclaim_status_condition: gauge({
    help: 'Whether a condition of the claim has a status.',
    unit: 'boolean',
    ...of.claimCondition,
  }),
  kube_persistentvolumeclaim_status_phase: gauge({
    help: 'Whether the claim is in a phase.',
    unit: 'boolean',
    ...of.claimPhase,
  }),
} as const;
