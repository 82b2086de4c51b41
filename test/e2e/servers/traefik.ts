import { once } from 'node:events';
import { request as requestHttp, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { programFile } from '../../../tools/build';
import type { Kubernetes } from '../manifests/kubernetes';
import { Workplace } from '../workplace';
import { freePort, startServer, type Running } from './server';

/** Response of Traefik. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Traefik with the routes of an API server. */
export interface Traefik extends Running {
  /** Requests a page of a host over the entry point `web` or `websecure`. */
  readonly ask: (url: string, authorization?: string) => Promise<Reply>;
  /** Requests Traefik's API: https://doc.traefik.io/traefik/operations/api/. */
  readonly api: (path: string) => Promise<unknown>;
}

/** Differences from the options of k3s. */
export interface TraefikProps {
  /** @default false */
  readonly allowCrossNamespace?: boolean;
  /**
   * Certificate resolvers of the routes. None is reachable, so Traefik uses its default
   * certificate.
   *
   * @default - none
   */
  readonly resolvers?: readonly string[];
}

/**
 * Starts Traefik with the entry points of k3s.
 *
 * @throws Error when it does not become ready; it is stopped then
 */
export async function startTraefik(
  { env }: Kubernetes,
  { allowCrossNamespace = false, resolvers = [] }: TraefikProps = {},
): Promise<Traefik> {
  const place = new Workplace('traefik');
  const ports = { web: await freePort(), websecure: await freePort(), traefik: await freePort() };
  try {
    const server = await startServer({
      program: programFile('traefik'),
      args: [
        ...Object.entries(ports).map(([name, port]) => `--entrypoints.${name}.address=127.0.0.1:${port}`),
        '--ping=true',
        '--api.insecure=true',
        '--global.checknewversion=false',
        '--providers.providersthrottleduration=100ms',
        '--providers.kubernetescrd=true',
        `--providers.kubernetescrd.allowcrossnamespace=${allowCrossNamespace}`,
        ...resolvers.flatMap((name) => resolver(name, place.folder)),
      ],
      env,
      port: ports.traefik,
      ready: '/ping',
    });
    place.running.push(server);
    return {
      ask: (page, authorization) => ask(page, ports, authorization),
      api: async (path) => (await fetch(`${server.url}/api/${path}`)).json() as Promise<unknown>,
      stop: () => place.stop(),
    };
  } catch (error) {
    await place.stop();
    throw error;
  }
}

function resolver(name: string, folder: string): string[] {
  const acme = `--certificatesresolvers.${name}.acme`;
  return [
    `${acme}.tlschallenge=true`,
    `${acme}.storage=${join(folder, `${name}.json`)}`,
    // Closed port.
    `${acme}.caserver=https://127.0.0.1:1/directory`,
  ];
}

async function ask(
  page: string,
  ports: { readonly web: number; readonly websecure: number },
  authorization: string | undefined,
): Promise<Reply> {
  const { protocol, host, pathname, search } = new URL(page);
  const isSecure = protocol === 'https:';
  const options = {
    host: '127.0.0.1',
    port: isSecure ? ports.websecure : ports.web,
    path: pathname + search,
    headers: { host, ...(authorization === undefined ? {} : { authorization }) },
  };
  const request = isSecure
    ? requestHttps({ ...options, servername: host, rejectUnauthorized: false })
    : requestHttp(options);
  request.end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return { status: response.statusCode!, headers: response.headers, body: await text(response) };
}
