import { SecretValue } from '../../../core/secret-value';
import { focusApi } from '../../../infra/stacks/focus-api/stack';
import { gauzian } from '../../../infra/stacks/gauzian/stack';
import { alertmanager as alertmanagerCatalogue } from '../../../library/alertmanager/catalogue';
import { alertmanagerJob } from '../../../library/alertmanager/job';
import { prometheus as prometheusCatalogue } from '../../../library/prometheus/catalogue';
import { images } from '../../../servers/images';
import { staticJob } from '../../../servers/prometheus/jobs/static-job';
import type { MonitoringStackProps } from '../../../stack/stack';
import { Tls } from '../../../constructs/ingress/tls';
import { makeCertificate } from '../servers/certificate';
import { receiverManifests } from '../servers/receiver';
import { gauzianOnNode } from '../stacks/gauzian/node';
import { applications, minioUser } from '../stacks/gauzian/secrets';
import type { ApplicationCluster, NodeStack } from './node-stack';
import { imagesNamed } from './stack-images';
import { kubernetes } from '../../../targets/kubernetes';

/** External Prometheus. */
export const receiver = { user: 'gauzian', password: 'the password of the receiver', port: 9091 } as const;

const address = `receiver.${applications}.svc:${receiver.port}`;
const authorization = { user: receiver.user, password: SecretValue.fromExisting('receiver', 'password') };
const { backup: _, ...grafana } = gauzian.grafana;

const members = alertmanagerJob({ catalogue: alertmanagerCatalogue, replicas: 2 });

/** Stack gauzian with all kinds of Secrets, and two Alertmanagers. */
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
    externalLabels: { cluster: 'rotated' },
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
        // As focus-api stores them, in the MinIO of the node.
        s3: { ...focusApi.grafana.backup!.target.s3!, endpoint: `http://minio.${applications}.svc:9000` },
      },
      keep: 2,
    },
  },
};

/** rclone configuration for MinIO. */
export function storageConfig(password: string): string {
  const keys = [`access_key_id = ${minioUser.name}`, `secret_access_key = ${password}`];
  return ['[s3]', 'type = s3', 'provider = Minio', ...keys, ''].join('\n');
}

/** Creates a self-signed certificate and its Secret. */
export function giveCertificate({ run, folder }: ApplicationCluster, name: string): void {
  const hosts = [gauzian.grafana, gauzian.prometheus.exposure!, gauzian.alertmanager!.exposure!].map(
    ({ host }) => host,
  );
  const certificate = makeCertificate(folder, { name, hosts });
  const files = [`--cert=${certificate}.crt`, `--key=${certificate}.key`];
  const made = ['create', 'secret', 'tls', 'hosts-tls', '--namespace=monitoring', ...files];
  const input = run([...made, '--dry-run=client', '--output=json']);
  run(['apply', '--server-side', '--filename=-'], { input });
}

/** Stack with the environment of gauzian and the receiver. */
export function rotatedOnNode(folder: string): NodeStack {
  const around = gauzianOnNode(folder);
  return {
    ...around,
    stack: rotatedStack,
    target: kubernetes({ ingress: { tls: Tls.fromSecret('hosts-tls') } }),
    images: [...around.images, ...imagesNamed(images.rclone)],
    around: [...around.around, ...receiverManifests(applications, receiver)],
    prepare: (node) => {
      around.prepare!(node);
      node.run(['create', 'namespace', 'monitoring']);
      giveCertificate(node, 'first');
    },
    given: {
      ...around.given,
      'monitoring/grafana-oidc/client-secret': 'first',
      'monitoring/receiver/password': receiver.password,
      'monitoring/grafana-backup/rclone.conf': storageConfig(minioUser.password),
      // Closed port.
      'monitoring/notifications/veilleur': `http://gauzian-backend.${applications}.svc:1/veilleur`,
    },
  };
}
