import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressIssues, lineIssues, valueIssues } from '../../../core/secret-content';
import { SecretValue } from '../../../core/secret-value';
import { postgresExporter } from '../../../library/postgres/exporter';
import { redisExporter } from '../../../library/redis/exporter';
import { programFile } from '../../../tools/build';
import { untilSo } from '../../../tools/until';
import { acceptedLines, refusedLines } from '../../secret-values';
import { otherStack } from '../../stacks';
import { chartOf } from '../../targeted';
import { Workplace } from '../workplace';
import { postAlerts, startAlertmanager } from './alertmanager';
import { startAskingPostgres, startAskingRedis } from './asking-databases';
import { startPrometheus } from './prometheus';
import { freePort, startAnswering, startServer } from './server';

const place = new Workplace();
/** Credentials that arrived, by path. */
const arrived = new Map<string, string>();
let door: string;
const lines = Object.entries({ ...acceptedLines, ...refusedLines });
const files = new Map<string, string>();

/** Waits until a path was asked for. */
const asked = (path: string) => untilSo(`${path} is asked for`, () => arrived.has(path));

beforeAll(async () => {
  const server = await startAnswering((request, response) => {
    arrived.set(request.url!, request.headers.authorization ?? 'none');
    response.setHeader('content-type', 'text/plain; version=0.0.4');
    response.end('up_and_running 1\n');
  });
  place.running.push(server);
  door = server.address;
  for (const [index, [name, text]] of lines.entries()) {
    const file = join(place.folder, `token-${index}`);
    writeFileSync(file, text);
    files.set(name, file);
  }
});
afterAll(() => place.stop());

/** Servers, by what they read of each file: `t0ken`, or something else. */
const read = new Map<string, Map<string, boolean>>();
function note(server: string, name: string, isRight: boolean): void {
  read.set(server, (read.get(server) ?? new Map<string, boolean>()).set(name, isRight));
}

test('Prometheus reads what the check accepts', async () => {
  const config = (name: string, index: number) => ({
    job_name: `job-${index}`,
    metrics_path: `/metrics/${index}`,
    static_configs: [{ targets: [door] }],
    authorization: { credentials_file: files.get(name)! },
  });
  const last = { job_name: 'last', metrics_path: '/metrics/last', static_configs: [{ targets: [door] }] };
  const jobs = [...lines.map(([name], index) => config(name, index)), last];
  const prometheus = await startPrometheus({
    folder: place.folder,
    config: { global: { scrape_interval: '1s', scrape_timeout: '1s' }, scrape_configs: jobs },
  });
  place.running.push(prometheus);
  await asked('/metrics/last');
  for (const [name] of Object.entries(acceptedLines))
    await asked(`/metrics/${lines.findIndex(([one]) => one === name)}`);
  for (const [index, [name]] of lines.entries()) {
    note('Prometheus', name, arrived.get(`/metrics/${index}`) === 'Bearer t0ken');
  }
});

test('Alertmanager reads what the check accepts, also as addresses', async () => {
  const addresses = Object.keys(acceptedLines).map((name, index) => {
    const text = acceptedLines[name]!.replace('t0ken', `http://${door}/address/${index}`);
    expect(addressIssues(text)).toEqual([]);
    const file = join(place.folder, `address-${index}`);
    writeFileSync(file, text);
    return { url_file: file };
  });
  const hooks = lines.map(([name], index) => ({
    url: `http://${door}/hook/${index}`,
    http_config: { authorization: { credentials_file: files.get(name)! } },
  }));
  const alertmanager = await startAlertmanager(place.folder, {
    route: { receiver: 'all', group_wait: '0s' },
    receivers: [{ name: 'all', webhook_configs: [...hooks, ...addresses] }],
  });
  place.running.push(alertmanager);
  await postAlerts(alertmanager, [{ alertname: 'ShopDown' }]);
  for (const index of addresses.keys()) await asked(`/address/${index}`);
  for (const name of Object.keys(acceptedLines)) await asked(`/hook/${lines.findIndex(([one]) => one === name)}`);
  for (const [index, [name]] of lines.entries()) {
    note('Alertmanager', name, arrived.get(`/hook/${index}`) === 'Bearer t0ken');
  }
});

test('the shell by which Grafana starts reads what the check accepts', () => {
  for (const [name] of lines) {
    const { stdout } = spawnSync('bash', ['-c', `value="$(< ${files.get(name)!})"; printf %s "$value"`]);
    note('the shell of Grafana', name, stdout.toString() === 't0ken');
  }
});

const password = SecretValue.fromExisting('exporter', 'password');

/** Has an exporter of Debian read the file of its password, and log in once. */
async function exporterReads(program: string, env: NodeJS.ProcessEnv): Promise<void> {
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const exporter = await startServer({
    program,
    args: ['--web.listen-address', address],
    env: { PATH: process.env.PATH, ...env },
    port,
    ready: '/',
  });
  await fetch(`http://${address}/metrics`);
  await exporter.stop();
}

test('postgres_exporter reads what the check accepts', async () => {
  const database = await startAskingPostgres();
  place.running.push(database);
  const read = async (user: string, file: string) => {
    const { env } = postgresExporter({
      user,
      password,
      database: 'shop',
      host: '127.0.0.1',
      port: database.port,
      sslMode: 'disable',
    });
    // With a space it does not start.
    await exporterReads('prometheus-postgres-exporter', { ...env, DATA_SOURCE_PASS_FILE: file }).catch(() => undefined);
    return database.given.get(user);
  };
  for (const [index, [name]] of lines.entries())
    note('postgres_exporter', name, (await read(`user${index}`, files.get(name)!)) === 't0ken');
  const { check } = postgresExporter({ user: 'user', password, database: 'shop' }).secret!;
  const awkward = ['t0 ken', "t0'ken", 't0"ken', 't0\\ken', 't0%20ken', 'ken:t0@/?#', 't0=ken', '#t0ken', 'tökén'];
  for (const [index, text] of awkward.entries()) {
    const file = join(place.folder, 'password');
    writeFileSync(file, text);
    const isRead = (await read(`awkward${index}`, file)) === text;
    expect([text, isRead]).toEqual([text, valueIssues({ source: 'given', check: check! }, text).length === 0]);
  }
});

test('every server reads what is accepted, and one at least does not read what is refused', () => {
  const readers = [...read.values()];
  expect(readers).toHaveLength(4);
  for (const [name, text] of lines) {
    const isRead = readers.every((of) => of.get(name) === true);
    expect([name, isRead]).toEqual([name, lineIssues(text).length === 0]);
  }
});

describe('redis_exporter logs in with the password exactly where the check accepts', () => {
  const other = '"redis://other:6379": "an0ther"';
  test.each<[string, (own: string) => string]>([
    ['an object', (own) => `{${own}: "t0ken"}`],
    ['one with its line feed', (own) => `{${own}: "t0ken"}\n`],
    ['one over several lines, with blank ones and spaces', (own) => `\n  {\n\n\t${own} : "t0ken"\n  } \n\n`],
    ['one with line breaks of Windows', (own) => `{\r\n${own}: "t0ken"\r\n}\r\n`],
    ['one with another address', (own) => `{${other}, ${own}: "t0ken"}`],
    ['one with the address twice', (own) => `{${own}: "an0ther", ${own}: "t0ken"}`],
    ['one with an escape', (own) => `{${own}: "t\\u0030ken"}`],
    ['a comment', (own) => `# the cache\n{${own}: "t0ken"}`],
    ['a comma too many', (own) => `{${own}: "t0ken",}`],
    ['a byte order mark', (own) => `\uFEFF{${own}: "t0ken"}`],
    ['single quotes', (own) => `{${own}: 't0ken'}`],
    ['a list', (own) => `[{${own}: "t0ken"}]`],
    ['a number', (own) => `{${own}: "t0ken", "other": 1}`],
    ['only another address', () => `{${other}}`],
    ['the password alone', () => 't0ken'],
  ])('%s', async (_, textOf) => {
    const database = await startAskingRedis();
    place.running.push(database);
    const address = `redis://127.0.0.1:${database.port}`;
    const { env, secret } = redisExporter({ address, passwords: password });
    const file = join(place.folder, 'passwords.json');
    const text = textOf(JSON.stringify(address));
    writeFileSync(file, text);
    // It does not start when it cannot read the file.
    await exporterReads('prometheus-redis-exporter', { ...env, REDIS_PASSWORD_FILE: file }).catch(() => undefined);
    const isAccepted = valueIssues({ source: 'given', check: secret!.check! }, text).length === 0;
    expect(database.given.get('default') === 't0ken').toBe(isAccepted);
  });
});

test.each([
  ['a configuration', '[s3]\ntype = s3\n'],
  ['one without the last line feed', '[s3]\ntype = s3'],
  ['one with comments and blank lines', '# the backups\n\n; of Grafana\n[s3]\n\n# MinIO\ntype = s3\n\n'],
  ['one with spaces', '\n[s3] \n  type=s3 \n'],
  ['one with the remote twice', '[s3]\nprovider = Minio\n[s3]\ntype = s3\n'],
  ['one with the type twice', '[s3]\ntype = sftp\ntype = s3\n'],
  ['one whose remote is a comment', '# [s3]\n# type = s3\n[minio]\ntype = s3\n'],
  ['one whose type is a comment', '[s3]\n# type = s3\nprovider = Minio\n'],
  ['one with another remote, and line breaks of Windows', '[old]\ntype = sftp\n\n[s3]\r\ntype = s3\r\n'],
  ['one without the remote', '[minio]\ntype = s3\n'],
  ['a byte order mark', '\uFEFF[s3]\ntype = s3\n'],
  ['a line without a value', '[s3]\ntype = s3\nbroken line\n'],
  ['a value without a name', '[s3]\ntype = s3\n= x\n'],
  ['an empty value', '[s3]\ntype = s3\nprovider =\n'],
  ['a section that is not closed', '[s3]\ntype = s3\n[old\n'],
  ['a comment after a section', '[s3] ; MinIO\ntype = s3\n'],
  ['a section without a name', '[s3]\ntype = s3\n[]\nx = y\n'],
  ['a colon', '[s3]\ntype: s3\n'],
  ['spaces in a section', '[ s3 ]\ntype = s3\n'],
  ['a type in quotes', '[s3]\ntype = "s3"\n'],
  ['a type in backquotes', '[s3]\ntype = `s3` x\n'],
  ['a type in three quotes', '[s3]\ntype = """s3"""\n'],
  ['a type in few quotes', '[s3]\ntype = """\n'],
  ['a quote that is not closed', '[s3]\ntype = s3\nkey = `x\n'],
  ['three quotes that are not closed', '[s3]\ntype = s3\nkey = """xyz\n'],
  ['one quote', '[s3]\ntype = s3\nkey = `\n'],
  ['a name in quotes', '[s3]\n"type" = s3\n'],
  ['a name in three quotes', '[s3]\n"""type""" x = s3\n'],
  ['a name in backquotes', '[s3]\n`type` = s3\n'],
  ['a name in quotes that are not closed', '[s3]\n"type = s3\n'],
  ['a comment after the type', '[s3]\ntype = s3 ; x\n'],
  ['a type in upper case', '[s3]\ntype = S3\n'],
  ['a local folder', '[s3]\ntype = local\n'],
])('rclone asks the object storage exactly where the check accepts %s', (_, text) => {
  const file = join(place.folder, 'rclone.conf');
  writeFileSync(file, text);
  const s3 = [
    '--s3-endpoint',
    'http://127.0.0.1:1',
    '--s3-provider',
    'Minio',
    '--retries',
    '1',
    '--low-level-retries',
    '1',
  ];
  const args = ['lsf', 's3:bucket', '--config', file, ...s3];
  const { stderr } = spawnSync(programFile('rclone'), args, { encoding: 'utf8', timeout: 20_000 });
  const required = chartOf(otherStack).requiredSecrets.find(({ secret }) => secret.key === 'rclone.conf')!;
  expect(stderr).not.toBe('');
  expect(valueIssues(required, text).length === 0).toBe(stderr.includes('operation error S3'));
});
