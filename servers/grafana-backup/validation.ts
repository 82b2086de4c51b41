import { secretFaults } from '../../core/secret-value';
import type { GrafanaBackupProps } from './options';

export function faultsOf({ schedule, keep, target }: GrafanaBackupProps): string[] {
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
