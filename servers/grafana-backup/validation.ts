import { isIP } from 'node:net';
import type { Issue } from '../../core/errors';
import { scheduleIssues } from '../../core/schedule';
import { secretIssues } from '../../core/secret-value';
import type { GrafanaBackupProps, S3Target } from './options';
import { urlIssues } from '../../core/url';
import { wholeNumberIssues } from '../../core/whole-number';

/** Returns the issues of the options of the backup. */
export function issuesOf({ schedule, keep, target }: GrafanaBackupProps): Issue[] {
  const issues: Issue[] = [];
  if (schedule !== undefined) issues.push(...scheduleIssues(schedule));
  issues.push(...wholeNumberIssues(keep, { path: 'keep', problem: 'this is no number of backups' }));
  if (target.sameStorageReason?.trim() === '') {
    issues.push({ path: 'sameStorageReason', problem: 'the reason is empty', remedy: 'state it, or remove it' });
  }
  return target.s3 ? [...issues, ...s3Issues(target.s3)] : issues;
}

function s3Issues({ endpoint, bucket, prefix, rcloneConfig }: S3Target): Issue[] {
  const wording = { of: 'of an object storage', allowed: 'https://host, without a path' };
  return [
    ...secretIssues({ rcloneConfig }),
    ...urlIssues(endpoint, { schemes: ['http', 'https'], path: 'none' }, wording),
    ...(/^(?=.{3,63}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/.test(bucket) &&
    isIP(bucket) === 0
      ? []
      : [
          {
            problem: 'this is no name of a bucket',
            given: bucket,
            allowed: '3 to 63 lowercase letters, digits, - and .',
          },
        ]),
    ...(/^(?!\.{1,2}(\/|$))[\w.-]+(\/(?!\.{1,2}(\/|$))[\w.-]+)*$/.test(prefix)
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
