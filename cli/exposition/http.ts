import { once } from 'node:events';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ValidationError } from '../../core/errors';
import type { TlsClient } from '../../servers/tls';

/** Request for an exposition. */
export interface PageRequest {
  readonly headers: Readonly<Record<string, string>>;
  /** Header `Authorization`, which is sent only to the host of the first URL. */
  readonly authorization: string | undefined;
  readonly tls: TlsClient;
  readonly signal: AbortSignal;
  /** Size from which on a body is rejected, in bytes after decompression. */
  readonly limit: number;
}

/** Response to a request. */
export interface PageResponse {
  readonly contentType: string | undefined;
  readonly body: Buffer;
}

/** Statuses of redirects that Prometheus follows, and how many of them. */
const redirects: readonly number[] = [301, 302, 303, 307, 308];
const mostRedirects = 9;

/**
 * Requests an exposition and follows redirects, like Prometheus.
 *
 * @throws ValidationError when a server answers with another status than 200
 */
export async function requestPage(start: URL, request: PageRequest): Promise<PageResponse> {
  let url = start;
  for (let followed = 0; followed <= mostRedirects; followed += 1) {
    const response = await send(url, isTrusted(url, start) ? request : { ...request, authorization: undefined });
    const { statusCode = 0, headers } = response;
    if (statusCode === 200) {
      return { contentType: headers['content-type'], body: await bodyOf(start.href, response, request.limit) };
    }
    response.destroy();
    const location = redirects.includes(statusCode) ? headers.location : undefined;
    if (location === undefined) throw refused(url, statusCode);
    if (!URL.canParse(location, url.href))
      throw unreachable(start.href, `it redirects to "${location}", which is not a URL`);
    url = new URL(location, url);
    if (!/^https?:$/.test(url.protocol)) throw unreachable(start.href, `it redirects to ${url.href}`);
  }
  throw unreachable(start.href, `more than ${mostRedirects} redirects`);
}

/**
 * Tests whether a redirect stays on the host of the first URL or below it, where Prometheus sends its
 * credentials too. They are not sent from https to http.
 */
function isTrusted({ protocol, hostname }: URL, start: URL): boolean {
  if (start.protocol === 'https:' && protocol !== 'https:') return false;
  return hostname === start.hostname || hostname.endsWith(`.${start.hostname}`);
}

async function send(url: URL, { headers, authorization, tls, signal }: PageRequest): Promise<IncomingMessage> {
  const all = authorization === undefined ? headers : { ...headers, Authorization: authorization };
  const options: RequestOptions = { headers: all, signal, agent: false };
  const { authority: ca, serverName: servername } = tls;
  const request =
    url.protocol === 'http:'
      ? requestHttp(url, options)
      : requestHttps(url, { ...options, ...(ca === undefined ? {} : { ca }), ...(servername ? { servername } : {}) });
  request.end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return response;
}

function refused({ href }: URL, status: number): ValidationError {
  const asksWho = status === 401 || status === 403;
  return new ValidationError({
    problem: `${href} answered with ${status}`,
    allowed: '200',
    ...(asksWho
      ? {
          remedy:
            'pass the token that Prometheus uses with --bearer-token-file FILE, or its password with --password-file FILE',
        }
      : {}),
  });
}

/** Reads a body and limits its size. Prometheus decompresses gzip, and reads any other encoding as it is. */
async function bodyOf(source: string, response: IncomingMessage, limit: number): Promise<Buffer> {
  const isPacked = response.headers['content-encoding'] === 'gzip';
  const unpacked: Readable = isPacked ? response.pipe(createGunzip()) : response;
  response.once('error', (error) => unpacked.destroy(error));
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of unpacked) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size >= limit) throw tooLarge(source, limit);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Creates the error for an exposition that cannot be read. */
export function unreachable(source: string, problem: string): ValidationError {
  return new ValidationError({ problem: `${source} cannot be read: ${problem}` });
}

/** Creates the error for an exposition that is too large. */
export function tooLarge(source: string, limit: number): ValidationError {
  return new ValidationError({
    problem: `${source} is larger than the limit of an exposition`,
    allowed: `less than ${limit} bytes`,
  });
}
