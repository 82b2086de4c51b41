import type { SecretValue } from '../../core/secret-value';
import type { VolumeProps } from '../volume';

/** Storage of backups. */
export type BackupTarget = VolumeTarget | ObjectStorageTarget;

/** Separate volume. */
export interface VolumeTarget {
  /** Volume that the backups are written to. */
  readonly volume: VolumeProps;
  /**
   * Reason why the backups may have the same storage as the database, whose loss they then do not
   * survive.
   *
   * @default - none: synthesis warns when both may have the same storage
   */
  readonly sameStorageReason?: string;
  readonly s3?: undefined;
}

/** Object storage. */
export interface ObjectStorageTarget extends Pick<VolumeTarget, 'sameStorageReason'> {
  /** Bucket that the backups are copied to. */
  readonly s3: S3Target;
  readonly volume?: undefined;
}

/** Bucket in an object storage. */
export interface S3Target {
  /** Address of the object storage: `https://s3.example.org`. */
  readonly endpoint: string;
  /** Name of the bucket. */
  readonly bucket: string;
  /** Folder in the bucket. */
  readonly prefix: string;
  /**
   * Configuration of rclone with one remote, `[s3]`, of the type `s3`. It contains the access key
   * and its secret: https://rclone.org/s3/#authentication.
   */
  readonly rcloneConfig: SecretValue;
}

/** Options of the backup of Grafana's database. */
export interface GrafanaBackupProps {
  /** Place of the backups. */
  readonly target: BackupTarget;
  /**
   * Schedule: five cron fields, in UTC.
   *
   * @default '30 2 * * *', every night
   */
  readonly schedule?: string;
  /**
   * Number of backups that are kept.
   *
   * @default 14
   */
  readonly keep?: number;
}
