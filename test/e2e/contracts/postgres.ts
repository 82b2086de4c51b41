import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SecretValue } from '../../../core/secret-value';
import { postgresExporter } from '../../../library/postgres/exporter';
import { freePort, startProcess, startServer, type Process } from '../servers/server';
import { expose, type Exposed } from './exposed';
import { handOver, unprivileged } from './unprivileged';

const user = 'postgres_exporter';
const password = 'not-a-secret';

/** Environment without a developer's settings for another server. */
const env = { PATH: process.env.PATH };

/**
 * Starts PostgreSQL with a database, a table and a replication slot, and Debian's postgres_exporter with the role of docs/how-to/deploy-with-kubectl.md.
 */
export function startPostgresExporter(): Promise<Exposed> {
  return expose('postgres', async ({ folder, running }) => {
    const [database, port] = [await freePort(), await freePort()];
    running.push(await startPostgres(folder, database));
    query(folder, database, [
      'create database gauzian',
      `create role ${user} login password '${password}'`,
      `grant pg_monitor to ${user}`,
      "select pg_create_physical_replication_slot('replica', true)",
    ]);
    query(folder, database, ['create table files (id integer primary key)'], { of: 'gauzian' });
    const passwordFile = join(folder, 'password');
    writeFileSync(passwordFile, password);
    const exporter = postgresExporter({
      user,
      password: SecretValue.fromExisting('postgres-exporter', 'password'),
      database: 'gauzian',
      host: '127.0.0.1',
      port: database,
      sslMode: 'disable',
    });
    running.push(
      await startServer({
        program: 'prometheus-postgres-exporter',
        args: [`--web.listen-address=127.0.0.1:${port}`],
        env: { ...env, ...exporter.env, DATA_SOURCE_PASS_FILE: passwordFile },
        port,
        ready: '/',
      }),
    );
    return `http://127.0.0.1:${port}/metrics`;
  });
}

/** Creates a separate database cluster. */
async function startPostgres(folder: string, port: number): Promise<Process> {
  handOver(folder);
  const data = join(folder, 'data');
  const initdb = unprivileged({
    program: postgresProgram('initdb'),
    args: [`--pgdata=${data}`, '--username=postgres', '--auth-local=trust', '--auth-host=scram-sha-256', '--no-sync'],
  });
  const { status, stderr } = spawnSync(initdb.program, initdb.args, { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`initdb failed:\n${stderr}`);
  const server = unprivileged({
    program: postgresProgram('postgres'),
    args: ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'fsync=off'],
  });
  return startProcess({ ...server, env, isReady: () => query(folder, port, ['select 1'], { mayFail: true }) });
}

/** Runs statements over the socket in the folder. Reports whether they succeeded. */
function query(
  folder: string,
  port: number,
  statements: readonly string[],
  { mayFail = false, of = 'postgres' } = {},
): boolean {
  const { status, stderr } = spawnSync(
    postgresProgram('psql'),
    [
      ...['--host', folder, '--port', String(port), '--username=postgres', '--no-psqlrc', '--quiet'],
      ...['--set=ON_ERROR_STOP=1', ...statements.flatMap((statement) => ['--command', statement]), of],
    ],
    { env, encoding: 'utf8' },
  );
  if (status !== 0 && !mayFail) throw new Error(`psql failed:\n${stderr}`);
  return status === 0;
}

/** Folder of the programs of a PostgreSQL version in Debian, which is not in PATH. */
function postgresProgram(name: string): string {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) throw new Error('PostgreSQL is not installed; on Debian: apt-get install postgresql');
  const newest = readdirSync(root).sort((a, b) => Number(b) - Number(a))[0]!;
  return join(root, newest, 'bin', name);
}
