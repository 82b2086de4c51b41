import type { Issue } from '../../core/errors';
import { secretIssues } from '../../core/secret-value';
import type { GrafanaBackupProps, S3Target } from './options';
import { urlIssues } from '../../core/url';

/** Returns the issues of the options of the backup. */
export function issuesOf({ schedule, keep, target }: GrafanaBackupProps): Issue[] {
  const issues: Issue[] = [];
  if (schedule !== undefined && !/^(\S+ ){4}\S+$|^@(hourly|daily|weekly|monthly)$/.test(schedule)) {
    issues.push({ problem: 'this is no schedule', given: schedule, allowed: 'five cron fields, such as 30 2 * * *' });
  }
  if (keep !== undefined && !(Number.isInteger(keep) && keep > 0)) {
    issues.push({ problem: `${keep} backups cannot be kept`, allowed: 'a whole number from 1 up' });
  }
  if (target.volume && target.sameStorageReason?.trim() === '') {
    issues.push({ path: 'sameStorageReason', problem: 'the reason is empty', remedy: 'state it, or remove it' });
  }
  return target.s3 ? [...issues, ...s3Issues(target.s3)] : issues;
}

function s3Issues({ endpoint, bucket, prefix, rcloneConfig }: S3Target): Issue[] {
  const wording = { of: 'of an object storage', allowed: 'https://host, without a path' };
  return [
    ...secretIssues({ rcloneConfig }),
    ...urlIssues(endpoint, { schemes: ['http', 'https'], path: 'none' }, wording),
    ...(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)
      ? []
      : [
          {
            problem: 'this is no name of a bucket',
            given: bucket,
            allowed: '3 to 63 lowercase letters, digits, - and .',
          },
        ]),
    ...(/^[\w.-]+(\/[\w.-]+)*$/.test(prefix)
      ? []
      : [
          {
            problem: 'this is no folder',
            given: prefix,
            allowed: 'letters, digits, -, _ and ., with / between folders',
          },
        ]),
  ];
}
