import { restorePod } from '../../../constructs/cron-job';
import { SecretValue } from '../../../core/secret-value';
import { Size } from '../../../core/size';
import type { ScheduledRun } from '../../../servers/server-spec';
import type { GrafanaBackupProps } from '../../../servers/grafana-backup/options';
import { grafanaBackupSpec } from '../../../servers/grafana-backup/spec';
import { place, serverManifests } from '../../constructs/server-manifests';
import { expectSnapshotFiles } from '../../snapshot-files';
import { manifestFiles } from '../../../testing/snapshot-objects';

const minimal: GrafanaBackupProps = {
  target: { volume: { size: Size.gibibytes(1) } },
};
const s3 = {
  endpoint: 'https://s3.shop.example',
  bucket: 'backups',
  prefix: 'grafana',
  rcloneConfig: SecretValue.fromExisting('backup-s3', 'rclone.conf'),
};
const all: Required<GrafanaBackupProps> = { ...minimal, target: { s3 }, schedule: '0 */6 * * *', keep: 28 };

const manifests = (options: GrafanaBackupProps) => serverManifests(grafanaBackupSpec(options, place));

describe('GrafanaBackup', () => {
  test('minimal required props', () => {
    expectSnapshotFiles('servers/grafana-backup/minimal', manifestFiles(manifests(minimal)));
  });

  test('all the props', () => {
    expectSnapshotFiles('servers/grafana-backup/all', manifestFiles(manifests(all)));
  });

  test.each([
    ['a volume', minimal, { persistentVolumeClaim: { claimName: 'grafana-backups' } }],
    ['object storage', all, { emptyDir: { sizeLimit: '2Gi' } }],
  ])('restores a backup from %s in a pod that can write to the volume of Grafana', (_, props, backups) => {
    const spec = grafanaBackupSpec(props, place);
    const backup = { spec, namespace: 'monitoring', instance: 'shop', priorityClass: 'vigie-monitoring' };
    const pod = restorePod(backup, spec.runs as ScheduledRun) as {
      spec: { volumes: ({ name: string } & Record<string, unknown>)[] };
    };
    const volumes = Object.fromEntries(pod.spec.volumes.map(({ name, ...source }) => [name, source]));
    expect(volumes).toEqual({
      data: { persistentVolumeClaim: { claimName: 'grafana-data' } },
      script: { configMap: { name: 'grafana-backup' } },
      tmp: { emptyDir: { sizeLimit: '64Mi' } },
      backups,
    });
  });

  test('cannot write to the volume of Grafana', () => {
    expect(manifests(minimal)).toMatch(/claimName: grafana-data\n\s+readOnly: true/);
  });

  test.each<[string, Partial<GrafanaBackupProps>, RegExp]>([
    [
      'a schedule of words',
      { schedule: 'every night' },
      /this is no schedule; given: "every night"; allowed: five cron fields/,
    ],
    [
      'no backup at all',
      { keep: 0 },
      /keep: this is no number of backups; given: 0; allowed: a whole number from 1 up/,
    ],
    [
      'an endpoint without a scheme',
      { target: { s3: { ...s3, endpoint: 's3.shop.example' } } },
      /this is no address of an object storage; given: "s3.shop.example"; allowed: https:\/\/host/,
    ],
    [
      'a bucket with capitals',
      { target: { s3: { ...s3, bucket: 'Backups' } } },
      /this is no name of a bucket; given: "Backups"; allowed: 3 to 63 lowercase letters/,
    ],
    [
      'a prefix that leaves its folder for a shell',
      { target: { s3: { ...s3, prefix: 'a; rm -rf /' } } },
      /this is no folder; given: "a; rm -rf \/"; allowed: letters, digits/,
    ],
    [
      'an empty reason',
      { target: { ...minimal.target, sameStorageReason: ' ' } },
      /sameStorageReason: the reason is empty; remedy: state it, or remove it/,
    ],
    [
      'an empty reason for object storage',
      { target: { s3, sameStorageReason: '' } },
      /sameStorageReason: the reason is empty; remedy: state it, or remove it/,
    ],
    [
      'an access key that is written down',
      { target: { s3: { ...s3, rcloneConfig: '[s3]' as never } } },
      /rcloneConfig is given as a string/,
    ],
  ])('rejects %s', (_, wrong, message) => {
    expect(() => manifests({ ...minimal, ...wrong })).toThrow(message);
  });
});
