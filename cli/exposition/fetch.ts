import { readFileSync, statSync } from 'node:fs';
import { ValidationError } from '../../core/errors';
import { formatOf, type ExpositionFormat } from '../../metrics/exposition';
import { decode, defaultLimit, tooLarge, type ExpositionText } from './text';

/** Options of an HTTP request for an exposition. */
export interface ExpositionRequest {
  /**
   * File with a bearer token. The token is sent only to the host of the URL.
   *
   * @default - no token
   */
  readonly bearerTokenFile?: string;
  /**
   * Timeout in milliseconds.
   *
   * @default 10000 - as the default `scrape_timeout` of Prometheus
   */
  readonly timeout?: number;
  /**
   * Largest size in bytes, after decompression.
   *
   * @default 67108864 - 64 MiB
   */
  readonly limit?: number;
}

/**
 * Accept header that Prometheus sends by default, without UTF-8 names, so that the target answers
 * with the same format.
 */
const accept = 'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1';

/**
 * Fetches an exposition over HTTP.
 *
 * @throws ValidationError when the URL cannot be reached, requires a token, or returns another
 * content type
 */
export async function fetchExposition(source: string, request: ExpositionRequest): Promise<ExpositionText> {
  const { bearerTokenFile, timeout = 10_000, limit = defaultLimit } = request;
  const token = bearerTokenFile === undefined ? undefined : readToken(bearerTokenFile);
  const signal = AbortSignal.timeout(timeout);
  try {
    const response = await follow(addressOf(source), { token, signal });
    const text = decode(source, await bodyOf(source, response, limit));
    return { text, format: formatOfResponse(source, response, text) };
  } catch (error) {
    if (error instanceof ValidationError) throw error;
    if (signal.aborted) throw unreachable(source, `no response within ${timeout / 1000} s`);
    throw failed(source, error);
  }
}

function addressOf(source: string): URL {
  if (!URL.canParse(source)) throw new ValidationError({ problem: 'not a URL', given: source });
  const url = new URL(source);
  if (url.username === '' && url.password === '') return url;
  throw new ValidationError({
    problem: 'the URL contains a user or a password, which every process list shows',
    given: `${url.origin}${url.pathname}`,
    remedy: 'pass a token with --bearer-token-file, or download the exposition with another program and pass the file',
  });
}

function readToken(file: string): string {
  const token = statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8').trim() : '';
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new ValidationError({
    problem: 'this file contains no token',
    given: file,
    allowed: 'one line of printable characters without spaces',
  });
}

const mostRedirects = 5;

/**
 * Follows redirects and sends the token only to the first origin, which `fetch` does not guarantee.
 */
async function follow(
  start: URL,
  { token, signal }: { readonly token: string | undefined; readonly signal: AbortSignal },
): Promise<Response> {
  let url = start;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const authorization =
      token !== undefined && url.origin === start.origin ? { Authorization: `Bearer ${token}` } : {};
    const response = await fetch(url.href, {
      headers: { Accept: accept, ...authorization },
      redirect: 'manual',
      signal,
    });
    const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
    if (response.status === 200) return response;
    await response.body?.cancel();
    if (location === null) throw refused(url, response);
    if (!URL.canParse(location, url.href))
      throw unreachable(start.href, `it redirects to "${location}", which is not a URL`);
    url = new URL(location, url);
    if (!/^https?:$/.test(url.protocol)) throw unreachable(start.href, `it redirects to ${url.href}`);
  }
  throw unreachable(start.href, `more than ${mostRedirects} redirects`);
}

function refused({ href }: URL, { status }: Response): ValidationError {
  const asksWho = status === 401 || status === 403;
  return new ValidationError({
    problem: `${href} answered with ${status}`,
    allowed: '200',
    ...(asksWho ? { remedy: 'pass the token that Prometheus uses with --bearer-token-file FILE' } : {}),
  });
}

/** Reads a body and limits its size after decompression. */
async function bodyOf(source: string, { body }: Response, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    const bytes = chunk as Uint8Array;
    size += bytes.length;
    if (size > limit) throw tooLarge(source, limit);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function formatOfResponse(source: string, { headers }: Response, text: string): ExpositionFormat {
  const type = (headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (type === 'application/openmetrics-text') return 'openMetrics';
  if (type === 'text/plain') return 'text';
  // Without a content type, the end marker of OpenMetrics decides.
  if (type === '' || type === 'application/octet-stream') return formatOf(text);
  throw new ValidationError({
    problem: `${source} is not an exposition`,
    given: type,
    allowed: ['text/plain', 'application/openmetrics-text'],
  });
}

function unreachable(source: string, problem: string): ValidationError {
  return new ValidationError({ problem: `${source} cannot be read: ${problem}` });
}

/** Wraps an error of the network. `fetch` hides the reason in `cause`. */
function failed(source: string, error: unknown): ValidationError {
  const { cause } = error as { cause?: { message?: string; code?: string } };
  const said = [cause?.message, cause?.code].find((one) => one !== undefined && one !== '');
  const isUnknownAuthority = /SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)/.test(cause?.code ?? '');
  return new ValidationError({
    problem: `${source} cannot be read: ${said ?? (error as Error).message}`,
    ...(isUnknownAuthority ? { remedy: 'set NODE_EXTRA_CA_CERTS to the file of its certificate authority' } : {}),
  });
}
