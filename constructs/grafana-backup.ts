import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { destinationOfUrl, type Destination, type Pods } from '../core/network';
import { Size } from '../core/size';
import type { GrafanaBackupProps, S3Target } from '../servers/grafana-backup/options';
import { faultsOf } from '../servers/grafana-backup/validation';
import { images } from '../servers/images';
import type { SecretNeed } from '../servers/required-secret';
import type { Resources } from '../servers/resources';
import { secretPath } from '../servers/secret-path';
import { Files } from './config-map';
import { selectorLabels } from './labels';
import { containerBase, podBase, type Mount } from './pod';
import { quantityOf } from './quantity';
import { secretMounts } from './secret-volumes';
import { VolumeClaim } from './volume-claim';

const name = 'grafana-backup';
const paths = { script: '/scripts', backups: '/backups', secrets: '/etc/grafana-backup', temporary: '/tmp' } as const;

const resources: Resources = {
  cpuRequest: 10,
  cpuLimit: 500,
  memoryRequest: Size.mebibytes(32),
  memoryLimit: Size.mebibytes(256),
};

/** A consistent copy of Grafana's database each night, checked before it counts. */
export class GrafanaBackup extends Construct {
  /** Its pods. */
  readonly pods: Pods;
  /** The Secrets that it reads. */
  readonly secretNeeds: readonly SecretNeed[];
  /** Where it sends backups to. */
  readonly destinations: readonly Destination[];
  /** The volume of the backups; without one they are sent away. */
  private readonly claim: string | undefined;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: GrafanaBackupProps,
  ) {
    super(scope, id);
    const { namespace, instance, target, schedule = '30 2 * * *' } = props;
    const labels = selectorLabels(name, instance);
    this.pods = { namespace, labels };
    const isValid = faultsOf(props).length === 0;
    this.secretNeeds = 's3' in target ? [rcloneNeed(namespace, target.s3)] : [];
    this.destinations = 's3' in target && isValid ? [destinationOfUrl(target.s3.endpoint)] : [];
    const metadata = { name, namespace, labels };
    new Files(this, 'script', { ...metadata, instance, part: name, files: scripts() });
    new k8s.KubeServiceAccount(this, 'service-account', { metadata, automountServiceAccountToken: false });
    this.claim =
      'volume' in target
        ? new VolumeClaim(this, 'volume', { ...target.volume, ...metadata, name: `${name}s` }).claim
        : undefined;
    new k8s.KubeCronJob(this, 'cron-job', {
      metadata,
      spec: {
        schedule,
        timeZone: 'Etc/UTC',
        concurrencyPolicy: 'Forbid',
        startingDeadlineSeconds: 3600,
        successfulJobsHistoryLimit: 1,
        failedJobsHistoryLimit: 3,
        jobTemplate: {
          spec: {
            backoffLimit: 3,
            activeDeadlineSeconds: 3600,
            template: { metadata: { labels }, spec: this.jobPod() },
          },
        },
      },
    });
    this.node.addValidation({ validate: () => faultsOf(props) });
  }

  /**
   * A pod in which a backup is restored, while Grafana does not run: it has both volumes and does nothing by itself. It is no
   * object of the stack.
   */
  restorePod(): unknown {
    const { namespace, data } = this.props;
    const mounts = this.mounts({ isDataWritable: true });
    const container = {
      ...containerBase({ name: 'restore', image: images.python, resources, mounts }),
      command: ['sleep', '86400'],
    };
    return k8s.KubePod.manifest({
      metadata: { name: 'grafana-restore', namespace, labels: this.pods.labels },
      spec: {
        ...podBase({ serviceAccount: name, user: data.user, mounts }),
        restartPolicy: 'Never',
        terminationGracePeriodSeconds: 0,
        containers: [container],
      },
    });
  }

  private mounts({ isDataWritable }: { isDataWritable: boolean }): readonly Mount[] {
    const { data, target } = this.props;
    const readOnly = isDataWritable ? {} : { readOnly: true };
    return [
      { name: 'data', path: data.path, source: { persistentVolumeClaim: { claimName: data.claim, ...readOnly } } },
      { name: 'script', path: paths.script, source: { configMap: { name } } },
      { name: 'tmp', path: paths.temporary, source: { emptyDir: { sizeLimit: quantityOf(Size.mebibytes(64)) } } },
      this.claim !== undefined
        ? { name: 'backups', path: paths.backups, source: { persistentVolumeClaim: { claimName: this.claim } } }
        : { name: 'backups', path: paths.backups, source: { emptyDir: { sizeLimit: quantityOf(Size.gibibytes(2)) } } },
      ...('s3' in target && !isDataWritable ? secretMounts(paths.secrets, [target.s3.rcloneConfig], false) : []),
    ];
  }

  private jobPod(): k8s.PodSpec {
    const { grafana, data, target, keep = 14 } = this.props;
    const mounts = this.mounts({ isDataWritable: false });
    const backup: k8s.Container = {
      ...containerBase({ name: 'backup', image: images.python, resources, mounts }),
      command: ['python3', `${paths.script}/backup-sqlite.py`, `${data.path}/grafana.db`, paths.backups, String(keep)],
    };
    const upload: k8s.Container | undefined =
      's3' in target
        ? {
            ...containerBase({ name: 'upload', image: images.rclone, resources, mounts }),
            command: uploadCommand(target.s3, keep),
          }
        : undefined;
    return {
      ...podBase({ serviceAccount: name, user: data.user, mounts }),
      restartPolicy: 'Never',
      affinity: {
        podAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { ...grafana.labels } } },
          ],
        },
      },
      // A copy is only sent away once it is complete.
      ...(upload ? { initContainers: [backup], containers: [upload] } : { containers: [backup] }),
    };
  }
}

/** Copies the backup, then deletes all but the newest; nothing is deleted when the copy or the listing fails. */
function uploadCommand({ endpoint, bucket, prefix, rcloneConfig }: S3Target, keep: number): string[] {
  const rclone = `rclone --config ${secretPath(paths.secrets, rcloneConfig)} --s3-endpoint ${endpoint} --cache-dir ${paths.temporary}`;
  const folder = `s3:${bucket}/${prefix}`;
  const script = [
    `${rclone} copy --include 'grafana-*.db' ${paths.backups} ${folder}`,
    // A variable of its own: within the pipeline a listing that fails would pass for a short one.
    `backups=$(${rclone} lsf --files-only --include 'grafana-*.db' ${folder})`,
    `printf '%s\\n' "$backups" | sort -r | tail -n +${keep + 1} |`,
    `  while read -r old; do ${rclone} deletefile "${folder}/$old"; done`,
    '',
  ];
  return ['/bin/sh', '-euc', script.join('\n')];
}

function rcloneNeed(namespace: string, { rcloneConfig, bucket }: S3Target): SecretNeed {
  const rotation = 'the next backup reads it';
  const purpose = `a configuration of rclone with a remote [s3] that may write to the bucket ${bucket}`;
  return { namespace, secret: rcloneConfig, origin: 'given', purpose, without: 'there are no backups', rotation };
}

function scripts(): Record<string, string> {
  const files = ['backup-sqlite.py', 'restore-sqlite.py'];
  return Object.fromEntries(
    files.map((file) => [file, readFileSync(join(__dirname, '../servers/grafana-backup/scripts', file), 'utf8')]),
  );
}
