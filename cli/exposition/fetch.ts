import { readFileSync, statSync } from 'node:fs';
import { ValidationError } from '../../core/errors';
import { formatOf } from '../../metrics/exposition';
import { images, imageVersion } from '../../servers/images';
import { usualAccept } from '../../servers/prometheus/jobs/scrape-settings';
import type { HistogramRules } from '../../servers/prometheus/jobs/scrape-request';
import type { TlsClient } from '../../servers/tls';
import { announcesUtf8, formatOfResponse } from './content-type';
import { requestPage, unreachable } from './http';
import { decode, defaultLimit, type ExpositionText } from './text';

/** Options of an HTTP request for an exposition. */
export interface ExpositionRequest {
  /**
   * File with a bearer token. The token is sent only to the host of the URL.
   *
   * @default - no token
   */
  readonly bearerTokenFile?: string;
  /**
   * User, and file with the password. They are sent only to the host of the URL.
   *
   * @default - no password
   */
  readonly password?: { readonly user: string; readonly file: string };
  /**
   * Timeout in milliseconds.
   *
   * @default 10000 - as the default `scrape_timeout` of Prometheus
   */
  readonly timeout?: number;
  /**
   * Size from which on an exposition is rejected, in bytes after decompression.
   *
   * @default 67108864 - 64 MiB
   */
  readonly limit?: number;
  /**
   * Header `Accept`.
   *
   * @default - that of Prometheus for a job without options, so that the target answers with the same
   * format
   */
  readonly accept?: string;
  /**
   * Media type of a response whose content type Prometheus does not know; `guess` decides by the
   * content and notes that Prometheus does not.
   *
   * @default - none: such a response is rejected
   */
  readonly fallback?: string;
  /**
   * Authority and name of the certificate.
   *
   * @default - the authorities of Node.js, and the host of the URL
   */
  readonly tls?: TlsClient;
  /**
   * Forms of histograms that Prometheus stores of a response in protocol buffers.
   *
   * @default - the classic one
   */
  readonly histograms?: HistogramRules;
}

/**
 * Fetches an exposition over HTTP with the headers of Prometheus.
 *
 * @throws ValidationError when the URL cannot be reached, requires a token, or returns what
 * Prometheus rejects
 */
export async function fetchExposition(source: string, request: ExpositionRequest): Promise<ExpositionText> {
  const { timeout = 10_000, limit = defaultLimit, accept = usualAccept, tls = {} } = request;
  const authorization = authorizationOf(request);
  const signal = AbortSignal.timeout(timeout);
  const headers = {
    Accept: accept,
    'Accept-Encoding': 'gzip',
    'User-Agent': `Prometheus/${imageVersion(images.prometheus)!}`,
    'X-Prometheus-Scrape-Timeout-Seconds': String(timeout / 1000),
  };
  const url = addressOf(source);
  try {
    const { contentType, body } = await requestPage(url, { headers, authorization, tls, signal, limit });
    return textOf(source, contentType, body, request.fallback);
  } catch (error) {
    if (error instanceof ValidationError) throw error;
    if (signal.aborted) throw unreachable(source, `no response within ${timeout / 1000} s`);
    throw failed(source, error);
  }
}

function textOf(
  source: string,
  contentType: string | undefined,
  body: Buffer,
  fallback: string | undefined,
): ExpositionText {
  try {
    const format = formatOfResponse(source, contentType, fallback);
    return format === 'protobuf'
      ? { format, body }
      : { format, body, text: decode(source, body), announcesUtf8: announcesUtf8(contentType) };
  } catch (error) {
    if (!(error instanceof ValidationError) || fallback !== 'guess') throw error;
    // A page for people is no exposition.
    if (/html/i.test(contentType ?? '')) throw error;
    const text = decode(source, body);
    return { format: formatOf(text), body, text, notes: error.issues };
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

function authorizationOf({ bearerTokenFile, password }: ExpositionRequest): string | undefined {
  if (bearerTokenFile !== undefined) return `Bearer ${readSecret(bearerTokenFile, 'token')}`;
  if (password === undefined) return undefined;
  const pair = `${password.user}:${readSecret(password.file, 'password')}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

function readSecret(file: string, what: string): string {
  const secret = statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8').trim() : '';
  if (/^[\x21-\x7e]+$/.test(secret)) return secret;
  throw new ValidationError({
    problem: `this file contains no ${what}`,
    given: file,
    allowed: 'one line of printable characters without spaces',
  });
}

/** Wraps an error of the network. */
function failed(source: string, error: unknown): ValidationError {
  const { message, code } = error as NodeJS.ErrnoException;
  const said = [message, code].find((one) => one !== undefined && one !== '') ?? 'no connection';
  return new ValidationError({
    problem: `${source} cannot be read: ${said}`,
    ...remedyOf(code ?? ''),
  });
}

/** Returns the correction after an error of the network, if there is one. */
function remedyOf(code: string): { readonly remedy?: string } {
  if (/SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)/.test(code)) {
    return { remedy: 'set tls.authority in the job (check), or --authority-file FILE (import)' };
  }
  if (/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/.test(code)) {
    return { remedy: 'check the address and that the application runs, or save its page and pass the file' };
  }
  return {};
}
