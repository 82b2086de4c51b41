import type { SecretValue } from '../../core/secret-value';
import type { VolumeProps } from '../volume';

/** Where backups are kept. */
export type BackupTarget =
  /** On a volume of their own. */
  | { readonly volume: VolumeProps; readonly s3?: undefined }
  /** In object storage. */
  | { readonly s3: S3Target; readonly volume?: undefined };

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
