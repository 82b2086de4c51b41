import { readFileSync, statSync } from 'node:fs';
import { ValidationError } from '../../core/errors';
import { formatOf, type ExpositionFormat } from '../../metrics/exposition';
import { decode, defaultLimit, tooLarge, type ExpositionText } from './text';

/** How a page is asked for. */
export interface ExpositionRequest {
  /**
   * The file of a token that shows who asks; its content is sent to no other host.
   *
   * @default - none
   */
  readonly bearerTokenFile?: string;
  /**
   * After how many milliseconds it is given up.
   *
   * @default 10000 - as Prometheus gives up by default
   */
  readonly timeout?: number;
  /**
   * The most bytes, unpacked, that it may have.
   *
   * @default 67108864 - 64 MiB
   */
  readonly limit?: number;
}

/** As Prometheus asks for it by default, so that what is looked at is what Prometheus reads; names are asked for without quotes. */
const accept = 'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1';

/**
 * Fetches a page over HTTP.
 *
 * @throws ValidationError when it cannot be reached, asks for a token, or is something else
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
    if (signal.aborted) throw unreachable(source, `it has not answered within ${timeout / 1000} s`);
    throw failed(source, error);
  }
}

function addressOf(source: string): URL {
  if (!URL.canParse(source)) throw new ValidationError({ problem: 'this is no address', given: source });
  const url = new URL(source);
  if (url.username === '' && url.password === '') return url;
  throw new ValidationError({
    problem: 'the address holds a user or a password, which every list of processes shows',
    given: `${url.origin}${url.pathname}`,
    remedy: 'give a token by --bearer-token-file, or read the page with another program and give the file',
  });
}

function readToken(file: string): string {
  const token = statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8').trim() : '';
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new ValidationError({
    problem: 'this file holds no token',
    given: file,
    allowed: 'one line of printable characters without a space',
  });
}

const mostRedirects = 5;

/** Follows redirects by itself, because a token is for the host that was named. */
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
      throw unreachable(start.href, `it leads to "${location}", which is no address`);
    url = new URL(location, url);
    if (!/^https?:$/.test(url.protocol)) throw unreachable(start.href, `it leads to ${url.href}`);
  }
  throw unreachable(start.href, `it leads from one address to the next, more than ${mostRedirects} times`);
}

function refused({ href }: URL, { status }: Response): ValidationError {
  const asksWho = status === 401 || status === 403;
  return new ValidationError({
    problem: `${href} answered with ${status}`,
    allowed: '200',
    ...(asksWho ? { remedy: 'give the token that Prometheus has for it by --bearer-token-file FILE' } : {}),
  });
}

/** `fetch` unpacks what is packed, and what comes out is counted. */
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
  // Who says nothing of its content may still have written the end of OpenMetrics.
  if (type === '' || type === 'application/octet-stream') return formatOf(text);
  throw new ValidationError({
    problem: `${source} is no page of metrics`,
    given: type,
    allowed: ['text/plain', 'application/openmetrics-text'],
  });
}

function unreachable(source: string, problem: string): ValidationError {
  return new ValidationError({ problem: `${source} cannot be read: ${problem}` });
}

/** What the network said; `fetch` itself says only that it failed. */
function failed(source: string, error: unknown): ValidationError {
  const { cause } = error as { cause?: { message?: string; code?: string } };
  const said = [cause?.message, cause?.code].find((one) => one !== undefined && one !== '');
  const isUnknownAuthority = /SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)/.test(cause?.code ?? '');
  return new ValidationError({
    problem: `${source} cannot be read: ${said ?? (error as Error).message}`,
    ...(isUnknownAuthority ? { remedy: 'name the file of its authority in NODE_EXTRA_CA_CERTS' } : {}),
  });
}
