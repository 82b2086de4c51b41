import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readExposition } from '../../cli/exposition';
import { serveExposition, type ExpositionServer } from './exposition-server';

const text = 'text/plain; version=0.0.4; charset=utf-8';

/** What the application answers to each path. */
const answers: Readonly<Record<string, (response: ServerResponse, request: IncomingMessage) => void>> = {
  '/metrics': (response, { headers }) => {
    const isOpen = headers.accept?.startsWith('application/openmetrics-text;version=1.0.0,text/plain;') === true;
    response.setHeader('Content-Type', isOpen ? 'application/openmetrics-text; version=1.0.0' : text);
    response.end('# TYPE a counter\na_total 1\n# EOF\n');
  },
  '/text': (response) => response.setHeader('Content-Type', text).end('# EOF\na 1\n'),
  '/typeless': (response) => response.end('a 1\n# EOF\n'),
  '/packed': (response) =>
    response.setHeader('Content-Type', text).setHeader('Content-Encoding', 'gzip').end(gzipSync('a 1\n')),
  '/bomb': (response) =>
    response
      .setHeader('Content-Type', text)
      .setHeader('Content-Encoding', 'gzip')
      .end(gzipSync(Buffer.alloc(1_000_000, '\n'))),
  '/moved': (response) => response.writeHead(307, { Location: 'text' }).end(),
  '/circle': (response) => response.writeHead(302, { Location: '/circle' }).end(),
  '/file': (response) => response.writeHead(302, { Location: 'file:///etc/hostname' }).end(),
  '/html': (response) => response.setHeader('Content-Type', 'text/html').end('<html></html>'),
  '/wrong': (response) => response.setHeader('Content-Type', text).end('a 1\nb one\n'),
  '/latin': (response) => response.setHeader('Content-Type', text).end(Buffer.from([0xe9, 0x0a])),
  '/private': (response, { headers }) => {
    const isKnown = headers.authorization === 'Bearer a-token';
    if (isKnown) response.setHeader('Content-Type', text).end('a 1\n');
    else response.writeHead(401).end();
  },
  '/silent': () => undefined,
};

let server: ExpositionServer;
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-'));
  server = await serveExposition((request, response) => {
    answers[request.url!]!(response, request);
  });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const file = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

test.each([
  ['/metrics', ['a_total']],
  ['/text', ['a']],
  ['/typeless', ['a']],
  ['/packed', ['a']],
  ['/moved', ['a']],
])('the page %s has %j', async (path, metrics) => {
  expect([...(await readExposition(server.url + path)).keys()]).toEqual(metrics);
});

test.each([
  ['text', 'a 1\n'],
  ['openmetrics', '# TYPE a unknown\na 1\n# EOF\n'],
])('a file in the format %s is read', async (name, content) => {
  expect([...(await readExposition(file(name, content))).keys()]).toEqual(['a']);
});

test('a token shows who asks, and goes to no other host', async () => {
  const bearerTokenFile = file('token', 'a-token\n');
  expect((await readExposition(`${server.url}/private`, { bearerTokenFile })).size).toBe(1);
  const other = await serveExposition((_, response) => {
    response.writeHead(302, { Location: `${server.url}/text` }).end();
  });
  try {
    expect((await readExposition(`${other.url}/metrics`, { bearerTokenFile })).size).toBe(1);
  } finally {
    await other.stop();
  }
  expect(other.requests[0]?.headers.authorization).toBe('Bearer a-token');
  expect(server.requests.at(-1)?.headers.authorization).toBeUndefined();
});

test.each<[string, () => string, RegExp]>([
  ['nothing', () => 'nowhere', /^there is no such page; given: "nowhere"; allowed: an address that begins with http/],
  ['a folder', () => folder, /^there is no such page/],
  ['an address without a scheme', () => 'localhost:8080/metrics', /^there is no such page; given: "localhost:8080/],
  ['no address', () => 'http://', /^this is no address; given: "http:\/\/"$/],
  ['a password in the address', () => 'http://me:secret@host/metrics', /password.*; given: "http:\/\/host\/metrics"; /],
  ['a port that nobody answers on', () => 'http://127.0.0.1:9/', /^http:\/\/127.0.0.1:9\/ cannot be read: /],
  ['a status', () => `${server.url}/private`, /answered with 401; allowed: 200; remedy: .* --bearer-token-file FILE$/],
  ['a circle', () => `${server.url}/circle`, /it leads from one address to the next, more than 5 times$/],
  ['another scheme', () => `${server.url}/file`, /cannot be read: it leads to file:\/\/\/etc\/hostname$/],
  [
    'a page of HTML',
    () => `${server.url}/html`,
    /is no page of metrics; given: "text\/html"; allowed: text\/plain, app/,
  ],
  ['an invalid page', () => `${server.url}/wrong`, /in Prometheus' text format: line 2: "one" is no number; given: "b/],
  ['a page in Latin', () => `${server.url}/latin`, /is not text in UTF-8$/],
  [
    'a packed file',
    () => file('packed', gzipSync('a 1\n')),
    /not text in UTF-8; remedy: it is packed by gzip: unpack it/,
  ],
  [
    'a page that ends early',
    () => file('early', 'a 1\nb'),
    /in Prometheus' text format: line 2: the last line does not/,
  ],
])('%s is refused', async (_, source, message) => {
  await expect(readExposition(source())).rejects.toThrow(message);
});

test('what is too large or too slow is given up', async () => {
  const limit = 10_000;
  const tooLarge = /is larger than a page of metrics may be; allowed: 10000 bytes$/;
  await expect(readExposition(`${server.url}/bomb`, { limit })).rejects.toThrow(tooLarge);
  await expect(readExposition(file('large', 'a 1\n'.repeat(2501)), { limit })).rejects.toThrow(tooLarge);
  await expect(readExposition(`${server.url}/silent`, { timeout: 50 })).rejects.toThrow(/not answered within 0.05 s$/);
});

test.each([
  ['no file', () => join(folder, 'nothing')],
  ['an empty one', () => file('empty', '\n')],
  ['two lines', () => file('lines', 'a\nb\n')],
])('a token in %s is none', async (_, bearerTokenFile) => {
  const request = { bearerTokenFile: bearerTokenFile() };
  await expect(readExposition(`${server.url}/private`, request)).rejects.toThrow(
    /^this file holds no token; given: ".*"; allowed/,
  );
});
