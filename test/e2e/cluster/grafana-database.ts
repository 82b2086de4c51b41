import { join } from 'node:path';
import { gauzian } from '../../../infra/stacks/gauzian/stack';
import { rolledOut, type StackCluster } from './stack-cluster';

const namespace = '--namespace=monitoring';
const database = '/var/lib/grafana/grafana.db';

/**
 * Writes 5,000 rows to Grafana's database, takes a backup during further writes, deletes all rows,
 * and restores the backup.
 *
 * @returns the number of rows after the restore
 * @throws Error with the standard error of a failed command
 */
export function restore(node: StackCluster): number {
  const { run } = node;
  inDatabase(node, 'c.executemany("INSERT INTO written VALUES (?)", [(n,) for n in range(5000)]); c.commit()');
  run(['exec', namespace, 'deployment/grafana', '--', 'sh', '-c', `python3 -c '${writer}' > /dev/null 2>&1 &`]);
  const backup = backUp(node);
  inDatabase(node, 'c.execute("DELETE FROM written"); c.commit()');

  run(['scale', 'deployment', 'grafana', namespace, '--replicas=0']);
  const grafana = '--selector=app.kubernetes.io/name=grafana';
  run(['wait', '--for=delete', 'pod', grafana, namespace, '--timeout=300s']);
  const pod = join(node.folder, 'dist', gauzian.name, 'restore.yaml');
  run(['apply', '--server-side', `--filename=${pod}`]);
  run(['wait', '--for=condition=Ready', 'pod/grafana-restore', namespace, '--timeout=300s']);
  const script = ['python3', '/scripts/restore-sqlite.py', backup, database];
  const restored = run(['exec', namespace, 'grafana-restore', '--', ...script]);
  if (!/grafana\.db is grafana-.*\.db again/.test(restored)) throw new Error(`nothing was restored:\n${restored}`);
  run(['delete', `--filename=${pod}`]);
  run(['scale', 'deployment', 'grafana', namespace, '--replicas=1']);
  rolledOut(node, 'monitoring', 'grafana');
  return Number(inDatabase(node, 'print(c.execute("SELECT count(*) FROM written").fetchone()[0])'));
}

/** Runs Python in Grafana's pod, with `c` connected to its database, and returns its output. */
export function inDatabase({ run }: Pick<StackCluster, 'run'>, statements: string): string {
  const program = `import sqlite3\nc = sqlite3.connect("${database}", timeout=30)\n${statements}`;
  return run(['exec', namespace, 'deployment/grafana', '--', 'python3', '-c', program]);
}

/** Writes rows for longer than a backup takes. */
const writer = `import sqlite3, time
c = sqlite3.connect("${database}", timeout=30)
end = time.time() + 20
n = 5000
while time.time() < end:
    c.execute("INSERT INTO written VALUES (?)", (n,)); c.commit(); n += 1; time.sleep(0.005)`;

/** Takes a backup and returns its path. */
function backUp({ run }: StackCluster): string {
  run(['create', 'job', 'backup-now', '--from=cronjob/grafana-backup', namespace]);
  run(['wait', '--for=condition=Complete', 'job/backup-now', namespace, '--timeout=300s']);
  const log = run(['logs', 'job/backup-now', namespace]);
  const [, backup] = /(\/backups\/grafana-\w+\.db): \d+ bytes, 1 kept/.exec(log) ?? [];
  if (backup === undefined) throw new Error(`there is no backup:\n${log}`);
  return backup;
}
