import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { destinationOfUrl, type Destination, type Pods } from '../core/network';
import { secretFaults, type SecretValue } from '../core/secret-value';
import { Files } from './files';
import { images } from './images';
import { selectorLabels } from './labels';
import { containerBase, podBase, type Mount } from './pod';
import { quantityOf } from './quantity';
import type { Resources } from './resources';
import { secretMounts, secretPath } from './secret-mounts';
import type { SecretNeed } from './secret-need';
import { VolumeClaim, type VolumeProps } from './volume';

/** Where backups are kept. */
export type BackupTarget =
  /** On a volume of their own. */
  | { readonly volume: VolumeProps }
  /** In object storage. */
  | { readonly s3: S3Target };

/** A bucket of object storage. */
export interface S3Target {
  /** The address of the storage: `https://s3.example.org`. */
  readonly endpoint: string;
  readonly bucket: string;
  /** The folder in the bucket. */
  readonly prefix: string;
  /**
   * A configuration of rclone with one remote, `[s3]`, of the type `s3`, holding the access key and its secret:
   * https://rclone.org/s3/#authentication.
   */
  readonly rcloneConfig: SecretValue;
}

/** What the backup of Grafana's database must be told. */
export interface GrafanaBackupProps {
  readonly namespace: string;
  /** The stack that it belongs to. */
  readonly instance: string;
  /** Grafana's pods: the backup runs on their machine, where their volume is. */
  readonly grafana: Pods;
  /** Grafana's volume claim, the folder where it is mounted, and the user to whom its files belong. */
  readonly data: { readonly claim: string; readonly path: string; readonly user: number };
  readonly target: BackupTarget;
  /**
   * When it runs, as cron writes it, in UTC.
   *
   * @default - '30 2 * * *', every night
   */
  readonly schedule?: string;
  /**
   * How many backups are kept.
   *
   * @default 14
   */
  readonly keep?: number;
}

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
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(__dirname, 'scripts', file), 'utf8')]));
}

function faultsOf({ schedule, keep, target }: GrafanaBackupProps): string[] {
  const faults = 's3' in target ? secretFaults({ rcloneConfig: target.s3.rcloneConfig }) : [];
  if (schedule !== undefined && !/^(\S+ ){4}\S+$|^@(hourly|daily|weekly|monthly)$/.test(schedule)) {
    faults.push(`"${schedule}" is no schedule; allowed: five fields of cron, such as 30 2 * * *`);
  }
  if (keep !== undefined && !(Number.isInteger(keep) && keep > 0)) {
    faults.push(`${keep} backups cannot be kept; allowed: a whole number from 1 up`);
  }
  if ('s3' in target && !/^https?:\/\/[^\s/]+$/.test(target.s3.endpoint)) {
    faults.push(`"${target.s3.endpoint}" is no address of an object storage; allowed: https://host, without a path`);
  }
  if ('s3' in target && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(target.s3.bucket)) {
    faults.push(`"${target.s3.bucket}" is no name of a bucket; allowed: 3 to 63 small letters, digits, - and .`);
  }
  if ('s3' in target && !/^[\w.-]+(\/[\w.-]+)*$/.test(target.s3.prefix)) {
    faults.push(`"${target.s3.prefix}" is no folder; allowed: letters, digits, -, _ and ., divided by /`);
  }
  return faults;
}
