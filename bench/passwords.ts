import { once } from 'node:events';
import { readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashSync } from 'bcryptjs';
import { freePort, startServer, type Server } from '../test/e2e/servers/server';
import { buildAll, programFile } from '../tools/build';
import type { Reading } from './reading';

/**
 * bcrypt costs (exponents of two): no password, the default of htpasswd, the cost of this project,
 * and a higher one.
 */
const costs = [undefined, 5, 10, 12] as const;
const [runs, requests] = [5, 40];
const password = 'a password of the measurement';

/** Measures the CPU time of Traefik for password checks, with a correct and a wrong password. */
export async function benchPasswords(): Promise<readonly Reading[]> {
  buildAll();
  const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
  const backend = createServer((_, response) => response.end('ok')).listen(0, '127.0.0.1');
  try {
    await once(backend, 'listening');
    const routes = join(folder, 'routes.json');
    writeFileSync(routes, JSON.stringify(routesTo((backend.address() as AddressInfo).port)));
    const traefik = await startTraefik(routes);
    try {
      const readings: Reading[] = [];
      for (const cost of costs) {
        for (const guess of cost === undefined ? [password] : [password, 'a wrong guess']) {
          readings.push(await benchPassword(traefik, cost, guess));
        }
      }
      return readings;
    } finally {
      await traefik.stop();
    }
  } finally {
    backend.close();
    rmSync(folder, { recursive: true });
  }
}

async function startTraefik(routes: string): Promise<Server> {
  const port = await freePort();
  return startServer({
    program: programFile('traefik'),
    args: [
      `--entrypoints.web.address=127.0.0.1:${port}`,
      '--global.checknewversion=false',
      `--providers.file.filename=${routes}`,
    ],
    port,
    ready: '/open',
  });
}

async function benchPassword({ pid, url }: Server, cost: number | undefined, guess: string): Promise<Reading> {
  const measure = async () => ((await cpuOf(pid, url + path(cost), guess)) / requests) * 1000;
  const first = await measure();
  const others: number[] = [];
  while (others.length < runs - 1) others.push(await measure());
  const what =
    cost === undefined ? 'no password' : `bcrypt ${cost}, ${guess === password ? 'correct' : 'wrong'} password`;
  return { name: `request through Traefik, ${what}: processor time`, unit: 'ms', values: [first, ...others] };
}

function path(cost: number | undefined): string {
  return cost === undefined ? '/open' : `/cost-${cost}`;
}

/** Routes for each cost to the same server. */
function routesTo(port: number): unknown {
  const names = costs.map((cost) => ({ name: path(cost).slice(1), cost }));
  const routers: [string, unknown][] = names.map(({ name, cost }) => [
    name,
    { rule: `Path(\`/${name}\`)`, service: 'backend', middlewares: cost === undefined ? [] : [name] },
  ]);
  const middlewares: [string, unknown][] = names.flatMap(({ name, cost }) =>
    cost === undefined ? [] : [[name, { basicAuth: { users: [`operator:${hashSync(password, cost)}`] } }]],
  );
  const services = { backend: { loadBalancer: { servers: [{ url: `http://127.0.0.1:${port}` }] } } };
  return {
    http: { routers: Object.fromEntries(routers), middlewares: Object.fromEntries(middlewares), services },
  };
}

/** Measures the CPU time of a process in seconds for sequential requests. */
async function cpuOf(pid: number, url: string, guess: string): Promise<number> {
  const headers = { authorization: `Basic ${Buffer.from(`operator:${guess}`).toString('base64')}` };
  const before = cpuSeconds(pid);
  for (let request = 0; request < requests; request++) await (await fetch(url, { headers })).text();
  return cpuSeconds(pid) - before;
}

/**
 * Returns the CPU time of a process in seconds. Linux counts it in hundredths of a second. Source:
 * https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html.
 */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
