import { generateKeyPairSync } from 'node:crypto';
import { valueIssues } from '../core/secret-content';
import { pathOf, type RequiredSecret } from '../stack/required-secrets';

/** Self-signed certificate. */
export const certificate = `-----BEGIN CERTIFICATE-----
MIIBhTCCASugAwIBAgIUQwBR6qns5eF6qJnNviLjz4RH+wgwCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMc2hvcC5leGFtcGxlMCAXDTI2MTEzMDEzMTkyM1oYDzIxMjYx
MTA2MTMxOTIzWjAXMRUwEwYDVQQDDAxzaG9wLmV4YW1wbGUwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAARyHSiflo59s+IjrcaeXrAnXv5vNxIctgyjOgYlVsLMTsXM
kaszeGYWhm5qB+HyVJ9r7LISgP5swNKYZ5H9uPtIo1MwUTAdBgNVHQ4EFgQUm4yY
rO0N7YwOvfVl+JTHya3BaJIwHwYDVR0jBBgwFoAUm4yYrO0N7YwOvfVl+JTHya3B
aJIwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiAAncI2jf9PgAH0
ze8xWyRlRyoJw6b1O449o0b10M48qgIhAKRhlPh/JRVQxYCuaaM+7kmhfyEZ6Jnm
u6mZ5N3EbMiR
-----END CERTIFICATE-----
`;

/** Private key of the certificate. */
export const tlsKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgaNwvEgLntOtC8Ah1
yXXTvyx1yNR436ZC+eTO4uFIHe6hRANCAARyHSiflo59s+IjrcaeXrAnXv5vNxIc
tgyjOgYlVsLMTsXMkaszeGYWhm5qB+HyVJ9r7LISgP5swNKYZ5H9uPtI
-----END PRIVATE KEY-----
`;

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
/** Private key of no certificate. */
export const otherTlsKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

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
