import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Kubernetes } from '../manifests/kubernetes';
import type { Running } from './server';

/** Response of the server behind a service: its name and the request. */
export interface Echo {
  readonly service: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Service of a backend. */
export interface ServiceName {
  readonly namespace: string;
  readonly name: string;
}

/** Starts a server behind a service, in place of pods, which do not run. */
export async function standBehind({ run }: Kubernetes, { namespace, name }: ServiceName): Promise<Running> {
  const address = reachableAddress();
  const server = createServer(({ headers }, response) => {
    // Headers that disclose the software of a server.
    response.setHeader('Server', 'echo/1.0').setHeader('X-Powered-By', 'Node.js');
    response.end(JSON.stringify({ service: name, headers }));
  }).listen(0, address);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const slice = {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: `${name}-test`, namespace, labels: { 'kubernetes.io/service-name': name } },
    addressType: 'IPv4',
    endpoints: [{ addresses: [address] }],
    ports: [{ name: 'http', port }],
  };
  run(['apply', '--server-side', '--filename=-'], { input: JSON.stringify(slice) });
  return {
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** Returns an address of this machine. The API server rejects loopback addresses of pods. */
function reachableAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const found = all.find(
    ({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'),
  );
  if (!found) throw new Error('this machine has only loopback addresses; remedy: ip addr add 192.0.2.1/32 dev lo');
  return found.address;
}
