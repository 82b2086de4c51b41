import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { programFile } from '../../../tools/build';
import { until, untilSo } from '../../../tools/until';
import { askS3, type S3, type S3Request } from '../cluster/s3';
import { freePort, startServer } from '../servers/server';
import { expose, type Exposed } from './exposed';

/** Starts MinIO, writes and reads an object, and causes the errors that it counts. */
export function startMinio(): Promise<Exposed> {
  return expose('minio', async ({ folder, running }) => {
    const port = await freePort();
    const [user, password] = ['minio', 'not-a-secret'];
    const server = await startServer({
      program: programFile('minio'),
      args: ['server', '--quiet', '--address', `127.0.0.1:${port}`, join(folder, 'data')],
      env: {
        HOME: folder,
        MINIO_ROOT_USER: user,
        MINIO_ROOT_PASSWORD: password,
        MINIO_PROMETHEUS_AUTH_TYPE: 'public',
        MINIO_BROWSER: 'off',
        MINIO_UPDATE: 'off',
      },
      port,
      ready: '/minio/health/ready',
    });
    running.push(server);
    await useEverything({ url: server.url, user, password });
    // MinIO updates its metrics one minute after its start and caches them, so all events must
    // precede the first scrape.
    const usage = join(folder, 'data', '.minio.sys', 'buckets', '.usage.json');
    await untilSo('MinIO has counted its objects', () => existsSync(usage));
    return `${server.url}/minio/v2/metrics/cluster`;
  });
}

/** Sends every kind of request in the catalogue. */
async function useEverything(s3: S3): Promise<void> {
  const expected: readonly [number, S3Request, Partial<S3>?][] = [
    [200, { method: 'PUT', path: '/bucket' }],
    [200, { method: 'PUT', path: '/bucket/key', body: 'an object' }],
    [200, { method: 'GET', path: '/bucket/key' }],
    [404, { method: 'GET', path: '/bucket/nothing' }],
    [403, { method: 'GET', path: '/bucket/key' }, { password: 'wrong' }],
  ];
  for (const [status, request, other] of expected) {
    // MinIO reports ready too early, and returns 503 for a moment.
    await until(`${request.method} ${request.path} is answered with ${status}`, async () => {
      return (await askS3({ ...s3, ...other }, request)) === status || undefined;
    });
  }
  // MinIO returns 501 for unsupported requests.
  const { status } = await fetch(`${s3.url}/bucket?inventory`);
  if (status !== 501) throw new Error(`MinIO answered a request for an inventory with ${status}`);
}
