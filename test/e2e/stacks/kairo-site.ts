import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { programFile } from '../../../tools/build';
import { type Running, freePort, startServer, type Server } from '../servers/server';

/** TLS site with an exposition that requires a token, like Kairo CMS. */
export interface Site extends Running {
  readonly port: number;
  /** Makes the site return an error. */
  isBroken: boolean;
}

/** Properties of a site. */
export interface SiteProps {
  /** Certificate, see `makeCertificate`. */
  readonly certificate: string;
  /** Token for the metrics. */
  readonly token: string;
  /** The metrics, in the text format. */
  readonly exposition: string;
}

/** Starts a site on the loopback interface. */
export async function startSite({ certificate, token, exposition }: SiteProps): Promise<Site> {
  const port = await freePort();
  const site = { port, isBroken: false, stop };
  const files = { key: readFileSync(`${certificate}.key`), cert: readFileSync(`${certificate}.crt`) };
  const server = createServer(files, (request, response) => {
    const isMetrics = request.url === '/api/metrics';
    const isLetIn = request.headers.authorization === `Bearer ${token}`;
    response.statusCode = isMetrics && !isLetIn ? 401 : site.isBroken ? 500 : 200;
    if (isMetrics) response.setHeader('content-type', 'text/plain; version=0.0.4');
    response.end(isMetrics && isLetIn ? exposition : '<h1>Kairo</h1>');
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  async function stop(): Promise<void> {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
  return site;
}

/** Starts blackbox_exporter, which trusts one certificate in addition to those of the system. */
export async function startBlackbox(config: string, certificate: string): Promise<Server> {
  const port = await freePort();
  return startServer({
    program: programFile('blackbox_exporter'),
    args: [`--config.file=${config}`, `--web.listen-address=127.0.0.1:${port}`],
    env: { ...process.env, SSL_CERT_FILE: `${certificate}.crt` },
    port,
    ready: '/-/healthy',
  });
}
