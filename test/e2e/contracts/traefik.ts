import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { programFile } from '../../../tools/build';
import { until } from '../../../tools/until';
import { freePort, startServer, type Running } from '../servers/server';
import { expose, type Exposed } from './exposed';

const host = 'app.test';
/** Host of a service whose only server does not answer. */
const deadHost = 'dead.test';

/**
 * Starts Traefik with the entry points and metrics of k3s, a route with a certificate, a health check,
 * and a service that does not answer, and requests a page over each.
 */
export function startTraefikMetrics(): Promise<Exposed> {
  return expose('traefik', async ({ folder, running }) => {
    const backend = await startBackend();
    running.push(backend);
    const ports = {
      web: await freePort(),
      websecure: await freePort(),
      metrics: await freePort(),
      traefik: await freePort(),
    };
    const server = await startServer({
      program: programFile('traefik'),
      args: [
        ...Object.entries(ports).map(([name, port]) => `--entrypoints.${name}.address=127.0.0.1:${port}`),
        '--entrypoints.websecure.http.tls=true',
        '--ping=true',
        '--metrics.prometheus=true',
        '--metrics.prometheus.entrypoint=metrics',
        '--global.checknewversion=false',
        `--providers.file.filename=${writeRoutes(folder, backend.port, await freePort())}`,
      ],
      port: ports.traefik,
      ready: '/ping',
    });
    running.push(server);
    await answered({ port: ports.web });
    await answered({ port: ports.websecure, isSecure: true });
    await answered({ port: ports.web, name: deadHost, status: 502 });
    return `http://127.0.0.1:${ports.metrics}/metrics`;
  });
}

/** Version from `traefik version`, because the exposition has none. */
export function traefikVersion(): string {
  const { stdout } = spawnSync(programFile('traefik'), ['version'], { encoding: 'utf8' });
  return /^Version:\s+(\S+)$/m.exec(stdout)?.[1] ?? 'unknown';
}

async function startBackend(): Promise<Running & { readonly port: number }> {
  const server = createServer((_, response) => {
    response.end('a page');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { port: (server.address() as AddressInfo).port, stop };
}

function writeRoutes(folder: string, backend: number, dead: number): string {
  const [certFile, keyFile] = [join(folder, 'tls.crt'), join(folder, 'tls.key')];
  makeCertificate(certFile, keyFile);
  const file = join(folder, 'routes.yml');
  const rule = `Host(\`${host}\`)`;
  writeFileSync(
    file,
    stringify({
      http: {
        routers: {
          app: { rule, service: 'app', entryPoints: ['web'] },
          secure: { rule, service: 'app', tls: {} },
          dead: { rule: `Host(\`${deadHost}\`)`, service: 'dead', entryPoints: ['web'], middlewares: ['again'] },
        },
        middlewares: { again: { retry: { attempts: 2 } } },
        services: {
          app: {
            loadBalancer: {
              servers: [{ url: `http://127.0.0.1:${backend}` }],
              healthCheck: { path: '/', interval: '1s' },
            },
          },
          dead: { loadBalancer: { servers: [{ url: `http://127.0.0.1:${dead}` }] } },
        },
      },
      tls: { certificates: [{ certFile, keyFile }] },
    }),
  );
  return file;
}

function makeCertificate(certificate: string, key: string): void {
  const args = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -noenc -days 2 -subj /CN=${host}`.split(' ');
  const san = `subjectAltName=DNS:${host}`;
  const { status, stderr } = spawnSync('openssl', [...args, '-addext', san, '-keyout', key, '-out', certificate], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`openssl made no certificate:\n${stderr}`);
}

/** Polls until the route exists. */
async function answered(of: {
  readonly port: number;
  readonly isSecure?: boolean;
  readonly name?: string;
  readonly status?: number;
}): Promise<void> {
  const { port, isSecure = false, name = host, status = 200 } = of;
  await until(`${status} of ${name} on port ${port}`, async () => {
    const options = { host: '127.0.0.1', port, headers: { host: name } };
    const request = isSecure
      ? requestHttps({ ...options, servername: name, rejectUnauthorized: false })
      : requestHttp(options);
    request.end();
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    response.resume();
    return response.statusCode === status || undefined;
  });
}
