import { formatIssue } from '../../core/errors';
import { Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { stringify } from 'yaml';
import { patchCommand, patchJson } from '../../constructs/patch';
import { attachExporter } from '../../constructs/sidecar';
import { SecretValue } from '../../core/secret-value';
import { Size } from '../../core/size';
import { postgresExporter, type PostgresExporterProps } from '../../library/postgres/exporter';
import { redisExporter, type RedisExporterProps } from '../../library/redis/exporter';
import { patchIssues, type WorkloadPatch } from '../../stack/patch';
import { exporterSpec } from '../../servers/exporter/spec';
import type { Exporter } from '../../servers/exporter/exporter';
import { serverSecrets } from '../../targets/kubernetes/required-secrets';
import { serverManifests } from '../constructs/server-manifests';
import { systemsWith } from '../library/systems';
import { testChart } from '../constructs/test-chart';
import { expectSnapshotFiles } from '../snapshot-files';
import { manifestFiles } from '../../testing/snapshot-objects';

const password = SecretValue.fromExisting('postgres-exporter', 'password');
const resources = {
  cpuRequest: 5,
  cpuLimit: 50,
  memoryRequest: Size.mebibytes(16),
  memoryLimit: Size.mebibytes(32),
};
const minimalPostgres: PostgresExporterProps = { user: 'exporter', password, database: 'shop' };
const allOfPostgres: Required<PostgresExporterProps> = {
  ...minimalPostgres,
  name: 'orders-exporter',
  host: 'postgres.apps.svc',
  port: 5433,
  sslMode: 'verify-full',
  resources,
  // Version of the installation guide.
  image: 'docker.io/prometheuscommunity/postgres-exporter:v0.15.0',
};
const allOfRedis: Required<RedisExporterProps> = {
  name: 'cache-exporter',
  passwords: SecretValue.fromExisting('redis-exporter', 'passwords.json'),
  address: 'rediss://redis.apps.svc:6380',
  resources,
  image: 'docker.io/oliver006/redis_exporter:v1.55.0',
};
const patch: WorkloadPatch = {
  workload: { kind: 'StatefulSet', name: 'data', namespace: 'apps' },
  exporters: [postgresExporter(minimalPostgres), redisExporter({})],
};
const minimal = redisExporter({ address: 'redis://redis.apps.svc' });
const all = postgresExporter(allOfPostgres);
const manifests = (exporter: Exporter) => serverManifests(exporterSpec(exporter, 'alone'));

describe('StandaloneExporter', () => {
  test('minimal required props', () => {
    expectSnapshotFiles('servers/exporter/minimal', manifestFiles(manifests(minimal)));
  });

  test('all the props', () => {
    expectSnapshotFiles('servers/exporter/all', manifestFiles(manifests(all)));
  });

  test('declares its server and its Secrets', () => {
    const spec = exporterSpec(all, 'alone');
    expect(spec.connections).toEqual([
      { kind: 'host', host: 'postgres.apps.svc', port: 5433, reason: 'exporter orders-exporter reads it' },
    ]);
    expect(
      serverSecrets({ spec, namespace: 'monitoring', instance: 'shop', priorityClass: 'vigie-monitoring' }),
    ).toEqual([
      {
        namespace: 'monitoring',
        secret: password,
        source: 'given',
        check: all.secret!.check,
        purpose: 'the password of the PostgreSQL user exporter',
        restarts: 'orders-exporter',
        whenMissing: 'the container orders-exporter does not start',
        rotation:
          "once the file is there, within about a minute and a half: kubectl exec -n monitoring deployment/orders-exporter -c orders-exporter -- sh -c 'kill 1'",
      },
    ]);
  });

  test.each([
    [
      'an address with a password',
      { address: 'redis://:hunter2@redis:6379' },
      /this is no address of Redis; given: .*; allowed: redis:\/\/host:port, without a password/,
    ],
    ['a password that is written down', { passwords: 'hunter2' as never }, /passwords is given as a string/],
  ])('rejects %s', (_, props: RedisExporterProps, message) => {
    expect(() => manifests(redisExporter(props))).toThrow(message);
  });
});

describe('a sidecar', () => {
  const attached = (exporter: ReturnType<typeof postgresExporter>) => {
    const chart = testChart();
    const deployment = new kplus.Deployment(chart, 'data', {
      metadata: { name: 'data' },
      containers: [{ name: 'server', image: 'registry.example/server:1.0.0' }],
    });
    attachExporter(deployment, exporter);
    return (Testing.synth(chart) as unknown[]).map((object) => stringify(object)).join('---\n');
  };

  test('of PostgreSQL, minimal required props', () => {
    expect(attached(postgresExporter(minimalPostgres))).toMatchSnapshot();
  });

  test('of Redis, all the props', () => {
    expect(attached(redisExporter(allOfRedis))).toMatchSnapshot();
  });

  test('of PostgreSQL has no user with a space, with which it does not connect', () => {
    expect(postgresExporter(minimalPostgres).issues).toEqual([]);
    expect(postgresExporter({ ...minimalPostgres, user: 'my exporter' }).issues).toEqual([
      {
        problem: 'the user has a space, with which postgres_exporter does not connect',
        given: 'my exporter',
        remedy: 'use another role',
      },
    ]);
  });

  test('has no password in its environment or arguments', () => {
    const exporters = [postgresExporter(allOfPostgres), redisExporter(allOfRedis)];
    expect(exporters).toHaveLength(systemsWith('exporter').length);
    for (const exporter of exporters) {
      expect(JSON.stringify([exporter.env, exporter.args])).not.toMatch(/secretKeyRef|PASSWORD"|DATA_SOURCE_PASS"/);
    }
  });
});

describe('a patch', () => {
  test('of a workload with two servers', () => {
    expect(stringify(patchJson(patch))).toMatchSnapshot();
  });

  test('its command requires the Secret, because a pod is not ready without its exporter', () => {
    expect(patchCommand(patch, 'patches/data.yaml')).toBe(
      'kubectl get secret postgres-exporter -n apps && kubectl patch statefulset data -n apps --patch-file patches/data.yaml',
    );
    const withoutSecret = { ...patch, exporters: [redisExporter({})] as const };
    expect(patchCommand(withoutSecret, 'data.yaml')).toBe(
      'kubectl patch statefulset data -n apps --patch-file data.yaml',
    );
  });

  test('has no probe that could remove its server from the Service', () => {
    expect(stringify(patchJson(patch))).not.toContain('readinessProbe');
    expect(manifests(minimal)).toContain('readinessProbe');
  });

  test('rejects two exporters with the same name', () => {
    expect(patchIssues({ ...patch, exporters: [redisExporter({}), redisExporter({})] }).map(formatIssue)).toEqual([
      'patch of data: exporter redis-exporter and exporter redis-exporter have the same name in the pods of StatefulSet apps/data; given: "redis-exporter"; remedy: rename one exporter, or run it in its own pod (exporters of a stack)',
      'patch of data: exporter redis-exporter and exporter redis-exporter have the same port in the pods of StatefulSet apps/data, and only one can listen; given: "9121"; remedy: run one in its own pod (exporters of a stack)',
    ]);
  });
});
