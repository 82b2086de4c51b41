import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readExposition } from '../../cli/exposition';
import { serveExposition, type ExpositionServer } from './exposition-server';

const text = 'text/plain; version=0.0.4; charset=utf-8';

/** Response of the application by path. */
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
])('reads %s with %j', async (path, metrics) => {
  expect([...(await readExposition(server.url + path)).keys()]).toEqual(metrics);
});

test.each([
  ['text', 'a 1\n'],
  ['openmetrics', '# TYPE a unknown\na 1\n# EOF\n'],
])('reads a file in the format %s', async (name, content) => {
  expect([...(await readExposition(file(name, content))).keys()]).toEqual(['a']);
});

test('sends the token only to the host of the URL', async () => {
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
  ['a missing file', () => 'nowhere', /^no such file; given: "nowhere"; allowed: a URL that starts with http/],
  ['a folder', () => folder, /^no such file/],
  ['a URL without a scheme', () => 'localhost:8080/metrics', /^no such file; given: "localhost:8080/],
  ['an invalid URL', () => 'http://', /^not a URL; given: "http:\/\/"$/],
  ['a password in the URL', () => 'http://me:secret@host/metrics', /password.*; given: "http:\/\/host\/metrics"; /],
  ['a closed port', () => 'http://127.0.0.1:9/', /^http:\/\/127.0.0.1:9\/ cannot be read: /],
  [
    'another status',
    () => `${server.url}/private`,
    /answered with 401; allowed: 200; remedy: .* --bearer-token-file FILE$/,
  ],
  ['a circle of redirects', () => `${server.url}/circle`, /more than 5 redirects$/],
  ['another scheme', () => `${server.url}/file`, /cannot be read: it redirects to file:\/\/\/etc\/hostname$/],
  ['HTML', () => `${server.url}/html`, /is not an exposition; given: "text\/html"; allowed: text\/plain, app/],
  [
    'an invalid exposition',
    () => `${server.url}/wrong`,
    /in Prometheus' text format: line 2: invalid number "one"; given: "b/,
  ],
  ['an exposition in Latin-1', () => `${server.url}/latin`, /is not text in UTF-8$/],
  [
    'a compressed file',
    () => file('packed', gzipSync('a 1\n')),
    /not text in UTF-8; remedy: it is compressed by gzip: decompress it/,
  ],
  [
    'a truncated exposition',
    () => file('early', 'a 1\nb'),
    /in Prometheus' text format: line 2: the last line does not/,
  ],
])('rejects %s', async (_, source, message) => {
  await expect(readExposition(source())).rejects.toThrow(message);
});

test('rejects responses that are too large or too slow', async () => {
  const limit = 10_000;
  const tooLarge = /is larger than the limit of an exposition; allowed: 10000 bytes$/;
  await expect(readExposition(`${server.url}/bomb`, { limit })).rejects.toThrow(tooLarge);
  await expect(readExposition(file('large', 'a 1\n'.repeat(2501)), { limit })).rejects.toThrow(tooLarge);
  await expect(readExposition(`${server.url}/silent`, { timeout: 50 })).rejects.toThrow(/no response within 0.05 s$/);
});

test.each([
  ['a missing file', () => join(folder, 'nothing')],
  ['an empty file', () => file('empty', '\n')],
  ['two lines', () => file('lines', 'a\nb\n')],
])('rejects a token in %s', async (_, bearerTokenFile) => {
  const request = { bearerTokenFile: bearerTokenFile() };
  await expect(readExposition(`${server.url}/private`, request)).rejects.toThrow(
    /^this file contains no token; given: ".*"; allowed/,
  );
});
