import { Testing } from 'cdk8s';
import { GrafanaBackup } from '../../../constructs/grafana-backup';
import { SecretValue } from '../../../core/secret-value';
import { Size } from '../../../core/size';
import type { GrafanaBackupProps } from '../../../servers/grafana-backup/options';
import { synthesized } from '../../constructs/synthesized';

const minimal: GrafanaBackupProps = {
  namespace: 'monitoring',
  instance: 'shop',
  grafana: { namespace: 'monitoring', labels: { 'app.kubernetes.io/name': 'grafana' } },
  data: { claim: 'grafana-data', path: '/var/lib/grafana', user: 472 },
  target: { volume: { size: Size.gibibytes(1) } },
};
const s3 = {
  endpoint: 'https://s3.shop.example',
  bucket: 'backups',
  prefix: 'grafana',
  rcloneConfig: SecretValue.fromExisting('backup-s3', 'rclone.conf'),
};
const all: Required<GrafanaBackupProps> = { ...minimal, target: { s3 }, schedule: '0 */6 * * *', keep: 28 };

describe('GrafanaBackup', () => {
  test('minimal required props', () => {
    expect(synthesized(GrafanaBackup, minimal)).toMatchSnapshot();
  });

  test('all the props', () => {
    expect(synthesized(GrafanaBackup, all)).toMatchSnapshot();
  });

  test.each([
    ['a volume', minimal, { persistentVolumeClaim: { claimName: 'grafana-backups' } }],
    ['object storage', all, { emptyDir: { sizeLimit: '2Gi' } }],
  ])('a backup from %s is restored in a pod that may write to the volume of Grafana', (_, props, backups) => {
    const pod = new GrafanaBackup(Testing.chart(), 'backup', props).restorePod() as {
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

  test('it cannot write to the volume of Grafana', () => {
    expect(synthesized(GrafanaBackup, minimal)).toMatch(/claimName: grafana-data\n\s+readOnly: true/);
  });

  test.each<[string, Partial<GrafanaBackupProps>, RegExp]>([
    ['a schedule of words', { schedule: 'every night' }, /"every night" is no schedule; allowed: five fields of cron/],
    ['no backup at all', { keep: 0 }, /0 backups cannot be kept; allowed: a whole number from 1 up/],
    [
      'an endpoint without a scheme',
      { target: { s3: { ...s3, endpoint: 's3.shop.example' } } },
      /"s3.shop.example" is no address of an object storage; allowed: https:\/\/host/,
    ],
    [
      'a bucket with capitals',
      { target: { s3: { ...s3, bucket: 'Backups' } } },
      /"Backups" is no name of a bucket; allowed: 3 to 63 small letters/,
    ],
    [
      'a prefix that leaves its folder for a shell',
      { target: { s3: { ...s3, prefix: 'a; rm -rf /' } } },
      /"a; rm -rf \/" is no folder; allowed: letters, digits/,
    ],
    [
      'an access key that is written down',
      { target: { s3: { ...s3, rcloneConfig: '[s3]' as never } } },
      /rcloneConfig is given as a string/,
    ],
  ])('%s is refused', (_, wrong, message) => {
    expect(() => synthesized(GrafanaBackup, { ...minimal, ...wrong })).toThrow(message);
  });
});
