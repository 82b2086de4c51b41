import { untilSo } from '../../../tools/until';
import { receiverUrl, redisPasswords } from '../played/secrets';
import { makeDatabaseUser } from '../stacks/gauzian/node';
import { applications, minioToken, minioUser } from '../stacks/gauzian/secrets';
import { answerOf } from './answer';
import { NodeSuite, secondsSince } from './node-suite';
import { containerOf } from './pods';
import { giveCertificate, receiver, rotatedOnNode, rotatedStack, storageConfig } from './rotated-stack';
import { StackClient, type MinioUser } from './stack-client';
import { rolledOut, startStack, type StackCluster } from './stack-cluster';

const prometheus = `https://${rotatedStack.prometheus.exposure!.host}/`;
const suite = new NodeSuite<StackCluster>('rotation', 'with every secret that a stack may have');
let client: StackClient;
beforeAll(async () => {
  await suite.start(startStack(rotatedOnNode));
  client = new StackClient(suite.node);
});
afterAll(() => suite.stop());

const value = (expression: string) => client.query(expression).series[0]?.points[0]?.[1];
const arrives = (what: string, isThere: () => boolean) => untilSo(what, isThere);
const give = (path: string, content: string) => suite.node.secrets({ give: path }, content);
const rotate = (path: string) => suite.node.secrets({ rotate: path, show: true });

describe('two Alertmanagers', () => {
  suite.test('form a cluster', () =>
    arrives('both are scraped', () => value('sum(alertmanager_cluster_members)') === 4),
  );
});

/** Tests for each row of the table in docs/how-to/rotate-a-secret.md. */
describe('a new secret', () => {
  suite.test('of a receiver is reloaded by Alertmanager', async () => {
    const failed = 'sum(alertmanager_notification_requests_failed_total{integration="webhook"})';
    await arrives('nobody takes the Watchdog', () => value(`${failed} > 0`) !== undefined);
    const started = Date.now();
    give('monitoring/notifications/veilleur', receiverUrl(`gauzian-backend.${applications}.svc`, 'veilleur'));
    const sent = 'sum(alertmanager_notification_requests_total{integration="webhook"})';
    // Alertmanager retries a minute after a failure.
    await untilSo('it is taken', () => value(`${sent} - ${failed} > 0`) !== undefined);
    suite.note('a new address reaches Alertmanager', secondsSince(started));
  });

  suite.test('of Grafana, and of its OpenID Connect client, take effect after a restart', () => {
    const { passwords } = suite.node;
    const [, password] = /grafana-credentials\/admin-password: (\S+)/.exec(
      rotate('monitoring/grafana-credentials/admin-password'),
    )!;
    give('monitoring/grafana-oidc/client-secret', 'second');
    expect(client.isGrafanaSecret(passwords.grafana, 'admin')).toBe(true);
    expect(client.isGrafanaSecret('first', 'oidc')).toBe(true);
    suite.node.run(['rollout', 'restart', 'deployment/grafana', '--namespace=monitoring']);
    rolledOut(suite.node, 'monitoring', 'grafana');
    expect(client.isGrafanaSecret(password!, 'admin')).toBe(true);
    expect(client.isGrafanaSecret(passwords.grafana, 'admin')).toBe(false);
    expect(client.isGrafanaSecret('second', 'oidc')).toBe(true);
  });

  suite.test('of users with access to Prometheus takes effect at once', async () => {
    const started = Date.now();
    const [, password] = /user admin, password (\S+)/.exec(rotate('monitoring/prometheus-users/users'))!;
    const isIn = () => client.visit(`${prometheus}-/ready`, { user: `admin:${password!}` }).status === 200;
    await untilSo('Traefik knows it', isIn);
    suite.note('new users reach Traefik', secondsSince(started));
    expect(client.visit(prometheus, { user: `admin:${suite.node.passwords.prometheus}` }).status).toBe(401);
  });

  suite.test('of the hosts: the new certificate is used at once', async () => {
    const shown = () => {
      const { hostname } = new URL(prometheus);
      const script = `openssl s_client -connect ${client.addressOf('kube-system', 'traefik')}:443 -servername ${hostname} < /dev/null 2> /dev/null | openssl x509 -noout -subject`;
      return suite.node.cluster.run(['bash', '-c', script]).trim();
    };
    expect(shown()).toBe('subject=CN = first');
    const started = Date.now();
    giveCertificate(suite.node, 'second');
    await untilSo('Traefik shows it', () => shown() === 'subject=CN = second');
    suite.note('a new certificate reaches Traefik', secondsSince(started));
  });

  suite.test('of targets and of remote write is reloaded by Prometheus', async () => {
    const right = {
      'monitoring/minio-metrics/token': minioToken(),
      'monitoring/receiver/password': receiver.password,
    };
    const targets = () => [value('up{job="minio"}'), value('up{job="receiver"}')];
    const isWritten = () => Date.now() / 1000 - (lastWritten() ?? 0) < 20;
    await arrives('targets are read, and samples written', () => targets().join() === '1,1' && isWritten());
    for (const path of Object.keys(right)) give(path, 'wrong');
    await arrives('nobody lets Prometheus in', () => targets().join() === '0,0' && !isWritten());
    const started = Date.now();
    for (const [path, secret] of Object.entries(right)) give(path, secret);
    await arrives('everybody lets Prometheus in', () => targets().join() === '1,1' && isWritten());
    suite.note('new tokens and passwords reach Prometheus', secondsSince(started));
  });

  suite.test('of PostgreSQL reaches its exporter, without a restart of the database', async () => {
    const postgres = () => containerOf(suite.node, applications, 'app=postgres', 'postgres');
    const restarts = () => containerOf(suite.node, applications, 'app=postgres', 'postgres-exporter').restartCount;
    await arrives('the exporter is in', () => value('pg_up') === 1);
    const before = postgres();
    makeDatabaseUser(suite.node, 'second');
    give(`${applications}/postgres-exporter/password`, 'second');
    const exporter = ['--namespace', applications, 'deployment/postgres', '--container=postgres-exporter', '--'];
    const file = () => suite.node.run(['exec', ...exporter, 'cat', '/etc/postgres-exporter/password']);
    await arrives('the file is there', () => file() === 'second');
    const started = restarts();
    suite.node.run(['exec', ...exporter, 'sh', '-c', 'kill 1']);
    await arrives('the exporter was started again', () => restarts() === started + 1);
    await arrives('it is in again', () => value('pg_up') === 1 && value('up{job="postgres"}') === 1);
    expect(postgres()).toEqual(before);
  });

  suite.test('of Redis reaches its exporter, without a restart of the database', async () => {
    const redis = () => containerOf(suite.node, applications, 'app=redis', 'redis');
    await arrives('the exporter is in', () => value('redis_up') === 1);
    const before = redis();
    const inRedis = ['--namespace', applications, 'deployment/redis', '--container=redis', '--'];
    const setPassword = ['redis-cli', '--no-auth-warning', '-a', 'first', 'config', 'set', 'requirepass', 'second'];
    suite.node.run(['exec', ...inRedis, ...setPassword]);
    await arrives('the exporter is out', () => value('redis_up') === 0);
    give(`${applications}/redis-exporter/passwords.json`, redisPasswords('second'));
    const started = Date.now();
    // The image has no shell for a check.
    const look = 'cat /proc/$(pgrep -x redis_exporter)/root/etc/redis-exporter/passwords.json';
    const file = () => suite.node.cluster.exec(['bash', '-c', look]).stdout;
    await arrives('the file is there', () => file() === redisPasswords('second'));
    // Exporters before v1.50, such as Debian's, have no reload and are restarted.
    suite.node.cluster.run(['pkill', '-TERM', '-x', 'redis_exporter']);
    await arrives('the exporter is in again', () => value('redis_up') === 1);
    suite.note('a new password reaches redis_exporter', secondsSince(started));
    expect(redis()).toEqual(before);
  });

  suite.test('of object storage takes effect at the next backup, and only the newest backups are kept', () => {
    expect(backUp('first')).toBe(200);
    const newPassword = ['set', 'env', 'deployment/minio', 'MINIO_ROOT_PASSWORD=another password of the test'];
    suite.node.run([...newPassword, `--namespace=${applications}`]);
    rolledOut(suite.node, applications, 'minio');
    const user = { ...minioUser, password: 'another password of the test' };
    expect(client.askMinio(user, { method: 'PUT', path: '/backups' })).toBe(200);
    give('monitoring/grafana-backup/rclone.conf', storageConfig(user.password));
    expect(backUp('second', user)).toBe(200);
  });

  /** Time of the last sample of Prometheus in the receiver, in seconds since 1970. */
  function lastWritten(): number | undefined {
    const url = `http://${client.addressOf(applications, 'receiver')}:${receiver.port}/api/v1/query`;
    const user = `${receiver.user}:${receiver.password}`;
    const query = ['--data-urlencode', 'query=timestamp(up{job="prometheus"})'];
    const answer = suite.node.cluster.run(['curl', '--silent', '--fail', '--user', user, '--get', ...query, url]);
    return answerOf(JSON.parse(answer)).series[0]?.points[0]?.[1];
  }

  /** Takes a backup, and gives the status of the storage's answer to who asks for it. */
  function backUp(name: string, user: MinioUser = minioUser): number {
    const job = `backup-${name}`;
    suite.node.run(['create', 'job', job, '--from=cronjob/grafana-backup', '--namespace=monitoring']);
    suite.node.run(['wait', '--for=condition=Complete', `job/${job}`, '--namespace=monitoring', '--timeout=300s']);
    const log = suite.node.run(['logs', `job/${job}`, '--container=backup', '--namespace=monitoring']);
    const [, file] = /\/backups\/(grafana-\w+\.db): \d+ bytes/.exec(log)!;
    return client.askMinio(user, { method: 'GET', path: `/backups/grafana/${file!}` });
  }
});
