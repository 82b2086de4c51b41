import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { stringify } from 'yaml';
import { clusterIssue } from '../../pulumi/cluster';

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
