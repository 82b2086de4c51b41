import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { formatIssue } from '../../core/errors';
import { readExposition } from '../../cli/exposition';
import { serveExposition, type ExpositionServer } from './exposition-server';

const text = 'text/plain; version=0.0.4; charset=utf-8';

/** Header of Prometheus 3.16 with `metric_name_escaping_scheme: underscores`. */
const accept =
  'application/openmetrics-text;version=1.0.0;escaping=underscores;q=0.7,application/openmetrics-text;version=0.0.1;q=0.6,' +
  'text/plain;version=1.0.0;escaping=underscores;q=0.5,text/plain;version=0.0.4;q=0.4,*/*;q=0.3';

/** Response of the application by path. */
const answers: Readonly<Record<string, (response: ServerResponse, request: IncomingMessage) => void>> = {
  '/metrics': (response, { headers }) => {
    const isOpen = headers.accept === accept && headers['accept-encoding'] === 'gzip';
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
  '/next': (response) =>
    response.setHeader('Content-Type', 'application/openmetrics-text; version=2.0.0').end('# EOF\n'),
  '/brotli': (response) => response.setHeader('Content-Type', text).setHeader('Content-Encoding', 'br').end('a 1\n'),
  '/capitals': (response) =>
    response.setHeader('Content-Type', text).setHeader('Content-Encoding', 'GZIP').end('a 1\n'),
  '/choices': (response) => response.writeHead(300, { Location: '/text' }).end(),
  '/agent': (response, { headers }) =>
    response.setHeader('Content-Type', text).end(`a{agent="${headers['user-agent'] ?? ''}"} 1\n`),
  '/broken': (response) => response.setHeader('Content-Type', text).setHeader('Content-Encoding', 'gzip').end('a 1\n'),
  '/comment': (response) => response.setHeader('Content-Type', text).end(Buffer.from('# \xe9\na{b="é"} 1\n', 'latin1')),
  '/quoted': (response) => response.setHeader('Content-Type', text).end('{"a.b"} 1\n'),
  '/utf8': (response) =>
    response
      .setHeader('Content-Type', 'text/plain; version=1.0.0; escaping=allow-utf-8; charset=utf-8')
      .end('{"a.b"} 1\n'),
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
  ['/packed', ['a']],
  ['/moved', ['a']],
  // Prometheus decompresses gzip, and reads any other encoding as it is.
  ['/brotli', ['a']],
  ['/capitals', ['a']],
])('reads %s with %j', async (path, metrics) => {
  expect([...(await readExposition(server.url + path)).metrics.keys()]).toEqual(metrics);
});

test('names itself like Prometheus', async () => {
  const { metrics } = await readExposition(`${server.url}/agent`);
  expect(metrics.get('a')!.samples[0]!.labels.agent).toBe('Prometheus/3.16.0');
});

test('sends credentials to another port of the same host, and to no other host', async () => {
  const bearerTokenFile = file('a-token', 'a-token');
  const other = await serveExposition((_, response) => {
    response.setHeader('Content-Type', text).end('a 1\n');
  });
  const leading = await serveExposition(({ url }, response) => {
    const to = url === '/port' ? other.url : other.url.replace('127.0.0.1', 'localhost');
    response.writeHead(302, { Location: `${to}${url}` }).end();
  });
  await readExposition(`${leading.url}/port`, { bearerTokenFile });
  await readExposition(`${leading.url}/host`, { bearerTokenFile });
  expect(other.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer a-token', undefined]);
  await Promise.all([leading.stop(), other.stop()]);
});

test('reads a response without a content type with a fallback, or guesses and notes it', async () => {
  const url = `${server.url}/typeless`;
  expect([...(await readExposition(url, { fallback: 'text/plain' })).metrics.keys()]).toEqual(['a']);
  const { metrics, notes } = await readExposition(url, { fallback: 'guess' });
  expect([...metrics.keys()]).toEqual(['a']);
  expect(notes.map(formatIssue)).toEqual([
    expect.stringMatching(/is not an exposition for Prometheus: its content type is missing; .*fallbackProtocol/),
  ]);
  await expect(readExposition(`${server.url}/html`, { fallback: 'guess' })).rejects.toThrow(/content type/);
});

test('accepts bytes that are not UTF-8 in comments only', async () => {
  await expect(readExposition(`${server.url}/comment`)).rejects.toThrow(
    /line 2: the value of the label b is not valid UTF-8/,
  );
  expect(
    (await readExposition(file('comment', Buffer.from('# \xe9 \xc3\xa9\na{b="\xc3\xa9"} 1\n', 'latin1')))).metrics.get(
      'a',
    )?.samples[0]?.labels,
  ).toEqual({ b: 'é' });
});

test('reads a file that ends like OpenMetrics but is in the text format', async () => {
  const { metrics, notes } = await readExposition(file('end', '# a comment\na  1\n# EOF\n'));
  expect([...metrics.keys()]).toEqual(['a']);
  expect(notes.map(formatIssue)).toEqual([expect.stringMatching(/^line 3: # EOF ends an exposition in OpenMetrics/)]);
  await expect(readExposition(file('neither', '# a comment\na one\n# EOF\n'))).rejects.toThrow(
    /is not an exposition in OpenMetrics: line 1/,
  );
});

test('reads a file in the given format, or says which one it has taken', async () => {
  const page = file('both', '# TYPE a gauge\na 1 1764512345678\n# EOF\n');
  const timeOf = async (format?: 'text' | 'openMetrics') => {
    const { metrics, remarks } = await readExposition(page, format ? { format } : {});
    return [metrics.get('a')?.samples[0]?.timestamp, remarks];
  };
  expect(await timeOf()).toEqual([
    1764512345678,
    ['Read in the text format, although it ends with # EOF. --format openmetrics reads it as OpenMetrics.'],
  ]);
  expect(await timeOf('text')).toEqual([1764512345678, []]);
  expect(await timeOf('openMetrics')).toEqual([1764512345678000, []]);
  const { remarks } = await readExposition(file('open', '# TYPE a counter\na_total 1\n# EOF\n'));
  expect(remarks).toEqual(['Read as OpenMetrics, which ends with # EOF. --format text reads it in the text format.']);
  expect((await readExposition(file('plain', 'a 1\n'))).remarks).toEqual([]);
  await expect(readExposition(file('text', '# a comment\na 1\n# EOF\n'), { format: 'openMetrics' })).rejects.toThrow(
    /is not an exposition in OpenMetrics: line 1/,
  );
  await expect(readExposition(`${server.url}/text`, { format: 'text' })).rejects.toThrow(
    /^a response has the format of its content type; given: "http/,
  );
});

test('notes names in quotation marks unless the content type announces them', async () => {
  const { notes } = await readExposition(`${server.url}/quoted`);
  expect(notes.map(formatIssue)).toEqual([expect.stringMatching(/^line 1: names in quotation marks/)]);
  await expect(readExposition(`${server.url}/utf8`, { strict: true })).resolves.toMatchObject({ notes: [] });
});

test('refuses what breaks the format with the option strict', async () => {
  const path = file('strict', 'a 1\na 2');
  expect((await readExposition(path)).notes).toHaveLength(2);
  await expect(readExposition(path, { strict: true })).rejects.toThrow(
    /strict: line 2: the series a occurs twice .*\n.*strict: line 2: the last line does not end with a line feed/s,
  );
});

test.each([
  ['text', 'a 1\n'],
  ['openmetrics', '# TYPE a unknown\na 1\n# EOF\n'],
])('reads a file in the format %s', async (name, content) => {
  expect([...(await readExposition(file(name, content))).metrics.keys()]).toEqual(['a']);
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
    /answered with 401; allowed: 200; remedy: .* --bearer-token-file FILE, or its password with --password-file FILE$/,
  ],
  ['a circle of redirects', () => `${server.url}/circle`, /more than 9 redirects$/],
  ['another scheme', () => `${server.url}/file`, /cannot be read: it redirects to file:\/\/\/etc\/hostname$/],
  [
    'HTML',
    () => `${server.url}/html`,
    /its content type is another one; given: "text\/html"; allowed: text\/plain, app/,
  ],
  ['no content type', () => `${server.url}/typeless`, /its content type is missing; allowed: .*fallbackProtocol/],
  ['OpenMetrics 2.0', () => `${server.url}/next`, /given: "application\/openmetrics-text; version=2.0.0"/],
  ['a status that is no redirect', () => `${server.url}/choices`, /answered with 300; allowed: 200$/],
  ['an encoding that is not there', () => `${server.url}/broken`, /cannot be read: incorrect header check$/],
  [
    'an invalid exposition',
    () => `${server.url}/wrong`,
    /in Prometheus' text format: line 2: invalid number "one"; given: "b/,
  ],
  ['an exposition in Latin-1', () => `${server.url}/latin`, /not a sample.*; given: /],
  [
    'a compressed file',
    () => file('packed', gzipSync('a 1\n')),
    /not text in UTF-8; remedy: it is compressed by gzip: decompress it/,
  ],
  ['a truncated exposition', () => file('early', 'a 1\nb'), /in Prometheus' text format: line 2: there is no value/],
])('rejects %s', async (_, source, message) => {
  await expect(readExposition(source())).rejects.toThrow(message);
});

test('rejects responses that are too large or too slow', async () => {
  const limit = 10_000;
  const tooLarge = /is larger than the limit of an exposition; allowed: less than 10000 bytes$/;
  await expect(readExposition(`${server.url}/bomb`, { limit })).rejects.toThrow(tooLarge);
  await expect(readExposition(file('large', 'a 1\n'.repeat(2500)), { limit })).rejects.toThrow(tooLarge);
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
