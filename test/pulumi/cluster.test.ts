import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { stringify } from 'yaml';
import { clusterIdentifier, clusterIssue, kubeconfigs } from '../../pulumi/cluster';

const folder = mkdtempSync(join(tmpdir(), 'vigie-kubeconfig-'));
const missing = join(folder, 'missing');
let server: Server;
let open = 0;
beforeAll(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  open = (server.address() as AddressInfo).port;
  write('here', 'k3s', `https://127.0.0.1:${open}`);
  write('gone', 'old', 'https://127.0.0.1:1');
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

function write(file: string, name: string, url: string): void {
  const content = {
    'current-context': name,
    contexts: [{ name, context: { cluster: name, user: 'admin' } }],
    clusters: [{ name, cluster: { server: url } }],
  };
  writeFileSync(join(folder, file), stringify(content));
}

const file = (name: string) => join(folder, name);

test('a cluster that accepts a connection has no issue', async () => {
  expect(await clusterIssue('', { KUBECONFIG: file('here') })).toBeUndefined();
  expect(
    await clusterIssue('k3s', { KUBECONFIG: [file('gone'), missing, file('here')].join(delimiter) }),
  ).toBeUndefined();
});

test('one that does not is reported with its address', async () => {
  expect(await clusterIssue('', { KUBECONFIG: [file('gone'), file('here')].join(delimiter) })).toMatchObject({
    problem: expect.stringMatching(/^the cluster does not answer \(.*ECONNREFUSED/) as string,
    given: 'https://127.0.0.1:1',
  });
});

test('a missing kubeconfig and a missing context are reported', async () => {
  expect(await clusterIssue('', { KUBECONFIG: missing })).toMatchObject({
    problem: 'there is no cluster: no kubeconfig was found',
    given: missing,
  });
  expect(await clusterIssue('k4s', { KUBECONFIG: file('here') })).toMatchObject({
    problem: 'there is no cluster: the kubeconfig has no such context',
    given: 'k4s',
    allowed: ['k3s'],
  });
});

test('what cannot be known is no issue: a proxy, or a pod', async () => {
  expect(await clusterIssue('', { KUBECONFIG: file('gone'), HTTPS_PROXY: 'http://proxy.example' })).toBeUndefined();
  expect(await clusterIssue('', { KUBECONFIG: missing, KUBERNETES_SERVICE_HOST: '10.43.0.1' })).toBeUndefined();
});

describe('the identity of a cluster', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  /** Identity of the cluster of a kubeconfig with these fields. */
  function identity(cluster: Readonly<Record<string, string>>, context = ''): string | undefined {
    const content = {
      'current-context': 'k3s',
      contexts: [
        { name: 'k3s', context: { cluster: 'one' } },
        { name: 'old', context: { cluster: 'two' } },
      ],
      clusters: [
        { name: 'one', cluster },
        { name: 'two', cluster: { server: 'https://10.0.0.9:6443', 'certificate-authority-data': base64('old') } },
      ],
    };
    writeFileSync(file('identity'), stringify(content));
    return clusterIdentifier(context, kubeconfigs({ KUBECONFIG: file('identity') }));
  }
  const here = { server: 'https://127.0.0.1:6443', 'certificate-authority-data': base64('authority\n') };
  const known = identity(here);

  test('is the same at another address, and with the authority in a file', () => {
    expect(known).toMatch(/^[0-9a-f]{16}$/);
    expect(identity({ ...here, server: 'https://k3s.example:6443/' })).toBe(known);
    expect(identity({ ...here, server: '192.0.2.1:6443' })).toBe(known);
    writeFileSync(file('ca.crt'), 'authority');
    expect(identity({ server: here.server, 'certificate-authority': 'ca.crt' })).toBe(known);
  });

  test('is another one for each authority, path and server name', () => {
    const others = [
      identity({ ...here, 'certificate-authority-data': base64('another') }),
      identity({ ...here, server: `${here.server}/k8s/clusters/c-1` }),
      identity({ ...here, 'tls-server-name': 'one.example' }),
      identity(here, 'old'),
    ];
    expect(new Set([known, ...others]).size).toBe(others.length + 1);
  });

  test('is that of the address without an authority', () => {
    const { server } = here;
    const address = identity({ server });
    expect(address).toMatch(/^[0-9a-f]{16}$/);
    expect(identity({ server: `${server}/` })).toBe(address);
    expect(identity({ server, 'certificate-authority': 'missing.crt' })).toBe(address);
    const others = [
      known,
      identity({ server: 'https://127.0.0.2:6443' }),
      identity({ server, 'tls-server-name': 'one' }),
    ];
    expect(new Set([address, ...others]).size).toBe(others.length + 1);
  });

  test('is unknown without a context or a kubeconfig', () => {
    expect(identity(here, 'k4s')).toBeUndefined();
    expect(clusterIdentifier('', kubeconfigs({ KUBECONFIG: missing }))).toBeUndefined();
  });
});
