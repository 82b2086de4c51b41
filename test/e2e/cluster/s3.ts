import { createHash, createHmac } from 'node:crypto';

/** Credentials and endpoint. */
export interface S3 {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

/** Request to a bucket or an object. */
export interface S3Request {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  /** `/bucket` or `/bucket/key`, of letters, digits and dashes. */
  readonly path: string;
  readonly body?: string;
}

/**
 * Sends a request to an object storage.
 *
 * @returns the status of the response
 */
export async function askS3(s3: S3, request: S3Request): Promise<number> {
  const { method, path, body = '' } = request;
  const headers = signedHeaders(s3, request);
  const answer = await fetch(s3.url + path, { method, headers, ...(body === '' ? {} : { body }) });
  await answer.text();
  return answer.status;
}

/**
 * Returns the headers of a request with a version 4 signature. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html.
 */
export function signedHeaders(
  { url, user, password }: S3,
  { method, path, body = '' }: S3Request,
): Record<string, string> {
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `${time.slice(0, 8)}/us-east-1/s3/aws4_request`;
  const headers = { host: new URL(url).host, 'x-amz-content-sha256': hash(body), 'x-amz-date': time };
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const request = [method, path, '', lines.join(''), names, headers['x-amz-content-sha256']].join('\n');
  const key = scope.split('/').reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${password}`);
  const signature = hmac(key, ['AWS4-HMAC-SHA256', time, scope, hash(request)].join('\n')).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${user}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
  return { ...headers, authorization };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
