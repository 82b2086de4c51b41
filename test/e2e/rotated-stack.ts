import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { hashSync } from 'bcryptjs';
import { alertmanagerJob, SecretValue, staticJob, Tls, type MonitoringStackProps } from '../../constructs';
import { images } from '../../constructs/images';
import { gauzian } from '../../infra/stacks/gauzian';
import { alertmanager as alertmanagerCatalogue, prometheus as prometheusCatalogue } from '../../metrics/content';
import { applications, deployment, minioUser, service } from './applications';
import { applyAll } from './pods';
import { rolledOut, type ApplicationCluster } from './stack-cluster';

/** A Prometheus of somebody else, which takes samples and shows its own to who knows the password. */
export const receiver = { user: 'gauzian', password: 'the password of the receiver', port: 9091 } as const;

const address = `receiver.${applications}.svc:${receiver.port}`;
const authorization = { user: receiver.user, password: SecretValue.fromExisting('receiver', 'password') };
const { backup: _, ...grafana } = gauzian.grafana;

const members = alertmanagerJob({ catalogue: alertmanagerCatalogue, namespace: 'monitoring', replicas: 2 });

/** Gauzian, with every secret that a stack may have, and two Alertmanagers. */
export const rotatedStack: MonitoringStackProps = {
  ...gauzian,
  jobs: [
    ...gauzian.jobs.filter(({ job }) => job !== members.job),
    members,
    staticJob({ job: 'receiver', catalogue: prometheusCatalogue, targets: [address], authorization }),
  ],
  alertmanager: { ...gauzian.alertmanager!, replicas: 2 },
  prometheus: {
    ...gauzian.prometheus,
    remoteWrites: [{ name: 'receiver', url: `http://${address}/api/v1/write`, authorization, metrics: 'up' }],
  },
  grafana: {
    ...grafana,
    oidc: {
      name: 'Gauzian',
      clientId: 'grafana',
      clientSecret: SecretValue.fromExisting('grafana-oidc', 'client-secret'),
      authorizeUrl: 'https://login.example/authorize',
      tokenUrl: 'https://login.example/token',
      userInfoUrl: 'https://login.example/userinfo',
    },
    backup: {
      target: {
        s3: {
          endpoint: `http://minio.${applications}.svc:9000`,
          bucket: 'backups',
          prefix: 'grafana',
          rcloneConfig: SecretValue.fromExisting('grafana-backup', 'rclone.conf'),
        },
      },
      keep: 2,
    },
  },
  ingress: { tls: Tls.fromSecret('hosts-tls') },
};

/** What rclone is told of MinIO. */
export function storageConfig(password: string): string {
  const keys = [`access_key_id = ${minioUser.name}`, `secret_access_key = ${password}`];
  return ['[s3]', 'type = s3', 'provider = Minio', ...keys, ''].join('\n');
}

/** Makes a certificate that signs itself, or another one, and its Secret as the README says. */
export function giveCertificate({ run, folder }: ApplicationCluster, name: string): void {
  const [certificate, key] = [join(folder, `${name}.crt`), join(folder, `${name}.key`)];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const hosts = `subjectAltName=DNS:${gauzian.grafana.host},DNS:${gauzian.prometheus.exposure!.host},DNS:${gauzian.alertmanager!.exposure!.host}`;
  const args = ['req', ...kind, '-subj', `/CN=${name}`, '-addext', hosts, '-keyout', key, '-out', certificate];
  const { status, stderr } = spawnSync('openssl', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl makes no certificate:\n${stderr}`);
  const files = [`--cert=${certificate}`, `--key=${key}`];
  const made = ['create', 'secret', 'tls', 'hosts-tls', '--namespace=monitoring', ...files];
  const input = run([...made, '--dry-run=client', '--output=json']);
  run(['apply', '--server-side', '--filename=-'], { input });
}

/** The values of the Secrets that gauzian does not have. */
export const rotatedSecrets: Readonly<Record<string, string>> = {
  'monitoring/grafana-oidc/client-secret': 'first',
  'monitoring/receiver/password': receiver.password,
  'monitoring/grafana-backup/rclone.conf': storageConfig(minioUser.password),
  // Nobody listens there.
  'monitoring/notifications/veilleur': `http://gauzian-backend.${applications}.svc:1/veilleur`,
};

/** Makes a certificate for the hosts, and starts the receiver. */
export function prepareRotation(node: ApplicationCluster): void {
  node.run(['create', 'namespace', 'monitoring']);
  giveCertificate(node, 'first');
  const users = { basic_auth_users: { [receiver.user]: hashSync(receiver.password, 4) } };
  const data = { 'prometheus.yml': '{}', 'web.yml': JSON.stringify(users) };
  applyAll(node, [
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'receiver', namespace: applications }, stringData: data },
    deployment(applications, 'receiver', {
      image: images.prometheus,
      args: [
        '--config.file=/config/prometheus.yml',
        '--web.config.file=/config/web.yml',
        `--web.listen-address=:${receiver.port}`,
        '--web.enable-remote-write-receiver',
        '--storage.tsdb.path=/data',
      ],
      port: receiver.port,
      volumes: [{ name: 'config', secret: { secretName: 'receiver' } }],
    }),
    service(applications, 'receiver', { app: 'receiver' }, [{ port: receiver.port }]),
  ]);
  rolledOut(node, applications, 'receiver');
}
