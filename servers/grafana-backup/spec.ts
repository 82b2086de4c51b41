import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaults } from '../../core/defaults';
import { connectionsTo, destinationOfUrl } from '../../core/network';
import { Size } from '../../core/size';
import { grafanaAddress, grafanaData, grafanaUser } from '../grafana/spec';
import { images } from '../images';
import type { Place } from '../place';
import type { Resources } from '../resources';
import type { Folder, ServerSpec, Step } from '../server-spec';
import type { GrafanaBackupProps, S3Target } from './options';
import { rcloneIssues } from './rclone-config';
import { issuesOf } from './validation';

/** Server name. */
export const grafanaBackupName = 'grafana-backup';
const name = grafanaBackupName;

const resources: Resources = {
  cpuRequest: 10,
  cpuLimit: 500,
  memoryRequest: Size.mebibytes(32),
  memoryLimit: Size.mebibytes(256),
};

/** Paths of the backup in its place. */
interface Paths {
  readonly script: string;
  readonly backups: string;
  readonly secrets: string;
  readonly temporary: string;
}

/**
 * Creates the spec of the backup: a scheduled, consistent copy of Grafana's database, which is
 * verified.
 */
export function grafanaBackupSpec(options: GrafanaBackupProps, place: Place): ServerSpec {
  const { target, schedule = defaults.backupSchedule, keep = defaults.backups } = options;
  const issues = issuesOf(options);
  const folder = (inImage: string) => place.folder(name, inImage);
  const data = place.folder(grafanaAddress.name, grafanaData);
  const paths: Paths = {
    script: folder('/scripts'),
    backups: folder('/backups'),
    secrets: folder('/etc/grafana-backup'),
    temporary: folder('/tmp'),
  };
  const { s3 } = target;
  const backup: Step = {
    name: 'backup',
    image: images.python,
    command: ['python3', `${paths.script}/backup-sqlite.py`, `${data}/grafana.db`, paths.backups, String(keep)],
  };
  return {
    name,
    image: images.python,
    user: grafanaUser,
    runs: {
      kind: 'schedule',
      schedule,
      beside: grafanaAddress.name,
      // The upload starts only after the backup is complete.
      steps: s3
        ? [backup, { name: 'upload', image: images.rclone, command: uploadCommand(s3, keep, paths, place) }]
        : [backup],
      restore: { name: 'restore', image: images.python, command: ['sleep', '86400'] },
    },
    args: [],
    environment: {},
    files: [{ name, files: scripts(), reload: 'next-run' }],
    folders: foldersOf(options, data, paths),
    secrets: s3
      ? [
          {
            secret: s3.rcloneConfig,
            source: 'given',
            check: rcloneIssues,
            purpose: `a configuration of rclone with a remote [s3] that may list, read, write and delete in the bucket ${s3.bucket}`,
            whenMissing: 'there are no backups',
            reload: { kind: 'next-run', sentence: 'the next backup reads it' },
          },
        ]
      : [],
    resources,
    isCalled: false,
    hasOwnLogin: false,
    rights: [],
    calls: [],
    connections:
      s3 && issues.length === 0 ? connectionsTo([destinationOfUrl(s3.endpoint)], 'backups are copied to S3') : [],
    issues,
  };
}

function foldersOf({ target }: GrafanaBackupProps, data: string, paths: Paths): Folder[] {
  return [
    { kind: 'volume-of', name: 'data', path: data, server: grafanaAddress.name },
    { kind: 'files', name: 'script', path: paths.script, set: name },
    { kind: 'temporary', name: 'tmp', path: paths.temporary, limit: Size.mebibytes(64) },
    target.volume
      ? { kind: 'volume', name: 'backups', path: paths.backups, claim: `${name}s`, volume: target.volume }
      : { kind: 'temporary', name: 'backups', path: paths.backups, limit: Size.gibibytes(2) },
    ...(target.s3
      ? [{ kind: 'secrets', path: paths.secrets, values: [target.s3.rcloneConfig], mayBeMissing: false } as const]
      : []),
  ];
}

/**
 * Renders the command that uploads the backup, reads it back, and then deletes old ones. It deletes
 * nothing when the upload, the comparison or the listing fails.
 */
function uploadCommand(
  { endpoint, bucket, prefix, rcloneConfig }: S3Target,
  keep: number,
  paths: Paths,
  place: Place,
): string[] {
  const config = place.secretFile(paths.secrets, rcloneConfig);
  const rclone = `rclone --config ${config} --s3-endpoint ${endpoint} --cache-dir ${paths.temporary}`;
  const folder = `s3:${bucket}/${prefix}`;
  const script = [
    `${rclone} copy --include 'grafana-*.db' ${paths.backups} ${folder}`,
    // Downloads what was written: a bucket may accept what it does not give back.
    `${rclone} check --one-way --download --include 'grafana-*.db' ${paths.backups} ${folder}`,
    // The variable makes the script stop when the listing fails. In a pipeline a failed listing
    // would look like a short one.
    `backups=$(${rclone} lsf --files-only --include 'grafana-*.db' ${folder})`,
    `printf '%s\\n' "$backups" | sort -r | tail -n +${keep + 1} |`,
    `  while read -r old; do ${rclone} deletefile "${folder}/$old"; done`,
    '',
  ];
  return ['/bin/sh', '-euc', script.join('\n')];
}

function scripts(): Record<string, string> {
  const files = ['backup-sqlite.py', 'reencrypt-sqlite.py', 'restore-sqlite.py'];
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(__dirname, 'scripts', file), 'utf8')]));
}
