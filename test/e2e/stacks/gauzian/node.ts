import { gauzian } from '../../../../infra/stacks/gauzian/stack';
import { images } from '../../../../servers/images';
import type { NodeStack } from '../../cluster/node-stack';
import { outsideHost } from '../../cluster/outside';
import type { Api } from '../../cluster/pods';
import { publicSites } from '../../cluster/public-sites';
import { applicationImages, imagesNamed, serverImages, type StackImage } from '../../cluster/stack-images';
import type { AppliedObject } from '../../manifests/manifest';
import {
  askRedis,
  deployment,
  namespaceOf,
  playedApplication,
  redis,
  service,
  traefikManifests,
} from '../../played/applications';
import { playedGauzian } from '../../played/gauzian';
import { askGrafana, withoutDataOfPostgres, withoutDataOfRedis, withoutDataOnServer } from '../systems/node';
import { applications, gauzianGiven, minioUser } from './secrets';

const bin = '/usr/lib/postgresql/15/bin';
const startPostgres = `
[ -d /data/cluster ] || ${bin}/initdb --pgdata=/data/cluster --username=postgres --auth-local=trust --auth-host=scram-sha-256 --no-sync
exec ${bin}/postgres -D /data/cluster -c unix_socket_directories=/tmp -c listen_addresses='*' -c fsync=off`;

function postgres(): readonly AppliedObject[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'postgres', namespace: applications },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    },
    deployment(applications, 'postgres', {
      image: applicationImages.postgres,
      command: ['/bin/sh', '-ec', startPostgres],
      args: [],
      port: 5432,
      claim: 'postgres',
    }),
  ];
}

function minio(): readonly AppliedObject[] {
  const secret = { [minioUser.name]: minioUser.password };
  return [
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'minio', namespace: applications }, stringData: secret },
    deployment(applications, 'minio', {
      image: applicationImages.minio,
      args: ['server', '/data', '--config-dir', '/tmp'],
      port: 9000,
      env: [
        { name: 'MINIO_ROOT_USER', value: minioUser.name },
        { name: 'MINIO_ROOT_PASSWORD', valueFrom: { secretKeyRef: { name: 'minio', key: minioUser.name } } },
      ],
    }),
    service(applications, 'minio', { app: 'minio' }, [{ port: 9000 }]),
  ];
}

/** Creates the statistics role of docs/how-to/deploy-with-kubectl.md, or changes its password. */
export function makeDatabaseUser({ run }: Api, password: string): void {
  const sql = [
    "do $$ begin if not exists (select from pg_roles where rolname = 'postgres_exporter') then",
    'create role postgres_exporter login; end if; end $$;',
    'grant pg_monitor to postgres_exporter;',
    `alter role postgres_exporter password '${password}';`,
    "select 'create database gauzian' where not exists (select from pg_database where datname = 'gauzian') \\gexec",
  ];
  const psql = [`${bin}/psql`, '--host=/tmp', '--username=postgres', '--set=ON_ERROR_STOP=1'];
  const pod = ['--namespace', applications, 'deployment/postgres', '--container=postgres'];
  run(['exec', '--stdin', ...pod, '--', ...psql], { input: sql.join('\n') });
}

/**
 * Gauzian with PostgreSQL, Redis, MinIO and a simulated backend.
 *
 * @param folder folder of the certificate of its hosts
 * @param others images besides those of the stack
 */
export function gauzianOnNode(folder: string, others: readonly StackImage[] = []): NodeStack {
  const sites = publicSites(gauzian, folder);
  const backend = { service: 'gauzian-backend', port: 8080 } as const;
  return {
    stack: gauzian,
    images: [
      ...serverImages,
      ...sites.images,
      ...others,
      ...imagesNamed(
        images.postgresExporter,
        images.redisExporter,
        applicationImages.postgres,
        applicationImages.redis,
        applicationImages.minio,
      ),
    ],
    around: [
      namespaceOf(applications),
      ...traefikManifests(),
      ...sites.around,
      ...playedApplication(applications, backend.service, { played: playedGauzian, port: backend.port, replicas: 2 }),
      ...outsideHost(applications, { ...backend, host: 'gauzian.pupin.fr' }),
      ...postgres(),
      redis(applications, 'first'),
      ...minio(),
    ],
    prepare: (node) => {
      sites.prepare(node);
      makeDatabaseUser(node, 'first');
    },
    given: gauzianGiven(),
    prometheus: { namespace: 'monitoring', service: 'prometheus', port: 9090 },
    use: (client, node) => {
      askGrafana(client, gauzian.grafana.host);
      askRedis(node, applications, 'first');
      for (const request of [
        { method: 'PUT', path: '/bucket' },
        { method: 'PUT', path: '/bucket/object', body: 'some content' },
        { method: 'GET', path: '/bucket/object' },
      ] as const) {
        client.askMinio(minioUser, request);
      }
    },
    withoutData: { ...withoutDataOnServer, ...withoutDataOfRedis, ...withoutDataOfPostgres },
  };
}

/** Dashboards and rules of the stack without those of MinIO. */
export const withoutMinio = {
  dashboards: gauzian.dashboards.filter(({ uid }) => uid !== 'minio'),
  rules: gauzian.rules.filter(({ name }) => name !== 'minio'),
};
