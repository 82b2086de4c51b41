import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { SecretValue } from '../../../core/secret-value';
import { grafanaBackupSpec } from '../../../servers/grafana-backup/spec';
import type { ScheduledRun } from '../../../servers/server-spec';
import { place } from '../../constructs/server-manifests';

const keep = 3;

/** Script of the container that uploads backups. */
function uploadCommand(): string[] {
  const rcloneConfig = SecretValue.fromExisting('backup-s3', 'rclone.conf');
  const s3 = { endpoint: 'https://s3.shop.example', bucket: 'backups', prefix: 'grafana', rcloneConfig };
  const { runs } = grafanaBackupSpec({ target: { s3 }, keep }, place);
  return [...(runs as ScheduledRun).steps.at(-1)!.command];
}

/**
 * Fake rclone, with a folder as bucket. It logs its calls. The verb in `FAILING` fails; a copy and
 * a listing fail only after their work, like a lost connection.
 */
const rclone = `#!/bin/sh
[ "$1 $3 $5" = '--config --s3-endpoint --cache-dir' ] || exit 2
shift 6
echo "$1" >> "$LOG"
case $1 in
  copy) [ -z "$BACKUP" ] || : > "$BUCKET/$BACKUP" ;;
  lsf) ls "$BUCKET" ;;
  deletefile) [ "$FAILING" = deletefile ] || rm "$BUCKET/\${2#s3:backups/grafana/}" ;;
esac
[ "$FAILING" != "$1" ]
`;

const newest = 'grafana-20260101T000000Z.db';
const older = (count: number) => Array.from({ length: count }, (_, day) => `grafana-2025010${day + 1}T000000Z.db`);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-upload-'));
  mkdirSync(join(folder, 'bucket'));
  writeFileSync(join(folder, 'rclone'), rclone, { mode: 0o755 });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const bucket = () => readdirSync(join(folder, 'bucket')).sort();
const asked = () => readFileSync(join(folder, 'log'), 'utf8').trim().split('\n');

// The shell of the image is that of BusyBox.
describe.each([
  ['/bin/sh', []],
  ['busybox', ['sh']],
])('the upload of a backup, by %s (where it is installed)', (program, applet) => {
  const isInstalled = spawnSync(program, [...applet, '-c', 'true']).status === 0;
  const testThere = isInstalled ? test : test.skip;
  const [, ...script] = uploadCommand();

  /** Uploads a backup to a bucket with existing backups, and returns the exit status. */
  function upload(already: readonly string[], { backup = newest, failing = '' } = {}): number | null {
    for (const name of already) writeFileSync(join(folder, 'bucket', name), '');
    const PATH = [folder, process.env.PATH].join(delimiter);
    const env = { PATH, BUCKET: join(folder, 'bucket'), LOG: join(folder, 'log'), BACKUP: backup, FAILING: failing };
    return spawnSync(program, [...applet, ...script], { env }).status;
  }

  testThere.each([0, 1, 2])('no more than are kept, %i of them old: nothing is deleted', (count) => {
    expect(upload(older(count))).toBe(0);
    expect(asked()).toEqual(['copy', 'check', 'lsf']);
    expect(bucket()).toEqual([...older(count), newest]);
  });

  testThere('more than are kept: the oldest are deleted', () => {
    expect(upload(older(5))).toBe(0);
    expect(bucket()).toEqual([...older(5).slice(3), newest]);
  });

  testThere('before there is a backup there is nothing to do', () => {
    expect(upload([], { backup: '' })).toBe(0);
    expect(asked()).toEqual(['copy', 'check', 'lsf']);
  });

  testThere.each([
    ['an upload', 'copy', ['copy']],
    ['a copy that cannot be read back', 'check', ['copy', 'check']],
    ['a listing', 'lsf', ['copy', 'check', 'lsf']],
    ['a deletion', 'deletefile', ['copy', 'check', 'lsf', 'deletefile']],
  ])('%s that fails is reported, and nothing is deleted', (_, failing, calls) => {
    expect(upload(older(5), { failing })).not.toBe(0);
    expect(asked()).toEqual(calls);
    expect(bucket()).toEqual([...older(5), newest]);
  });
});
