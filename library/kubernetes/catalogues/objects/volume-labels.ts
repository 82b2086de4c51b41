import { closed, open, optional } from '../../../../metrics';
import { series } from '../series';
import { expected, namespace, status } from './common-labels';

const accessModes = closed('ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod');
const volume = { persistentvolume: open(expected.claims, 'pvc-3c1f') } as const;
const claim = { ...namespace, persistentvolumeclaim: open(expected.claims, 'postgres-data') } as const;

/** Labels and numbers of series of metrics of volumes and claims. */
export const of = {
  pv: series(volume, expected.claims),
  pvAccess: series({ ...volume, access_mode: accessModes }, expected.claims),
  pvClaim: series(
    { ...volume, name: open(expected.claims, 'postgres-data'), claim_namespace: open(4, 'shop') },
    expected.claims,
  ),
  pvInfo: series(
    {
      ...volume,
      storageclass: optional(open(1, 'local-path')),
      host_path: optional(open(expected.claims, '/var/lib/rancher/k3s/storage/pvc-3c1f')),
      host_path_type: optional(open(1, 'DirectoryOrCreate')),
      csi_driver: optional(open(1, 'driver.longhorn.io')),
      csi_volume_handle: optional(open(expected.claims, 'pvc-3c1f')),
      local_path: optional(open(expected.claims, '/mnt/data')),
      nfs_server: optional(open(1, '10.0.0.6')),
      nfs_path: optional(open(1, '/export')),
      local_fs: optional(open(1, 'ext4')),
      reclaim_policy: optional(open(1, 'Delete')),
      gce_persistent_disk_name: optional(open(1, 'data')),
      ebs_volume_id: optional(open(1, 'vol-0a1b')),
      azure_disk_name: optional(open(1, 'data')),
      fc_wwids: optional(open(1, '3600')),
      fc_lun: optional(open(1, '0')),
      fc_target_wwns: optional(open(1, '5006')),
      iscsi_target_portal: optional(open(1, '10.0.0.6:3260')),
      iscsi_iqn: optional(open(1, 'iqn.2026-01.example:data')),
      iscsi_lun: optional(open(1, '0')),
      iscsi_initiator_name: optional(open(1, 'iqn.2026-01.example:server')),
    },
    expected.claims,
  ),
  pvMode: series({ ...volume, volumemode: closed('Filesystem', 'Block') }, expected.claims),
  pvPhase: series(
    { ...volume, phase: closed('Bound', 'Failed', 'Pending', 'Available', 'Released') },
    5 * expected.claims,
  ),
  claim: series(claim, expected.claims),
  claimAccess: series({ ...claim, access_mode: accessModes }, expected.claims),
  claimCondition: series({ ...claim, condition: open(2, 'FileSystemResizePending', 'Resizing'), status }, 1),
  claimInfo: series(
    {
      ...claim,
      storageclass: optional(open(1, 'local-path')),
      volumename: optional(open(expected.claims, 'pvc-3c1f')),
      volumemode: closed('Filesystem', 'Block'),
    },
    expected.claims,
  ),
  claimPhase: series({ ...claim, phase: closed('Pending', 'Bound', 'Lost') }, 3 * expected.claims),
} as const;
