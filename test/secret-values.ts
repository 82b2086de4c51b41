import { generateKeyPairSync } from 'node:crypto';
import { valueIssues } from '../core/secret-content';
import { pathOf, type RequiredSecret } from '../stack/required-secrets';

/** Self-signed certificate without a key. */
export const certificate = `-----BEGIN CERTIFICATE-----
MIIBhTCCASugAwIBAgIUQwBR6qns5eF6qJnNviLjz4RH+wgwCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMc2hvcC5leGFtcGxlMCAXDTI2MTEyOTE0MTA1NFoYDzIxMjYx
MTA1MTQxMDU0WjAXMRUwEwYDVQQDDAxzaG9wLmV4YW1wbGUwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAASt/RaKvaolL1xjLgsNzjcsjh/VUUVliOcEjQ0KUfG+6/BM
6nihm4kdjKa+GX5bMGi4d0roQoMAoHydo+eRc9Wto1MwUTAdBgNVHQ4EFgQUM/lk
kUlg92rgvKoTkdakpNs4ZTIwHwYDVR0jBBgwFoAUM/lkkUlg92rgvKoTkdakpNs4
ZTIwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiAlGRViLYr8S1b5
WxTnYXUG+a9PH7476qlTTVrZLAy/jgIhAK/hf9dxs/6CnNRA8MPh4MoXfn6YxlBh
ioaRJHlK+I/S
-----END CERTIFICATE-----
`;

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
/** Private key of nothing. */
export const tlsKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** Values in one line, which every server reads as `t0ken`. */
export const acceptedLines: Readonly<Record<string, string>> = {
  'a line': 't0ken',
  'a line with its line feed': 't0ken\n',
  'a line with an empty one after it': 't0ken\n\n',
};

/** Values that servers read in other ways, or not at all. */
export const refusedLines: Readonly<Record<string, string>> = {
  'a line break of Windows': 't0ken\r\n',
  'two lines': 't0ken\nother',
  'a space at the end': 't0ken ',
  'a space at the beginning': ' t0ken',
  'a byte order mark': '\uFEFFt0ken',
  'a control character': 't0\u0000ken',
};

/** Content of a secret in one line. */
export function secretText(path: string): string {
  return `s3cret of ${path}`;
}

/** Returns a value that a secret may have, from which its path can be seen where the format permits it. */
export function secretValueOf(required: RequiredSecret): string {
  const text = secretText(pathOf(required));
  const address = `https://s3cret.example/${pathOf(required)}`;
  const values = [text, address, '{}', `[s3]\ntype = s3\nsecret_access_key = ${text}\n`, certificate];
  // The check of a text accepts an address too, so the order counts.
  const value = values.find((one) => valueIssues(required, one).length === 0);
  if (value === undefined) throw new Error(`no value of the tests suits ${pathOf(required)}`);
  return value;
}
