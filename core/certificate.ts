import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { Issue } from './errors';

/** Keys of a Secret of the type `kubernetes.io/tls`. */
export const tlsKeys = { certificate: 'tls.crt', privateKey: 'tls.key' } as const;

/** Effect of a Secret with which Traefik cannot serve a host. */
export const withoutCertificate = 'Traefik would use its default certificate';

/** Returns the issues of a certificate, which may have others after it. */
export function certificateIssues(value: string): Issue[] {
  return firstCertificate(value)
    ? []
    : [{ problem: 'it is no certificate', allowed: 'PEM, which begins with -----BEGIN CERTIFICATE-----' }];
}

/** Returns the issues of the private key of a certificate. */
export function privateKeyIssues(value: string): Issue[] {
  return privateKeyOf(value)
    ? []
    : [{ problem: 'it is no private key', allowed: 'PEM without a passphrase, which begins with -----BEGIN' }];
}

/**
 * Returns the issues of a private key beside its certificate. One of them alone has
 * {@link certificateIssues} and {@link privateKeyIssues}.
 */
export function pairIssues(certificate: string, privateKey: string): Issue[] {
  const [first, key] = [firstCertificate(certificate), privateKeyOf(privateKey)];
  if (!first || !key || first.checkPrivateKey(key)) return [];
  return [
    {
      problem: `it is not the private key of the first certificate, and ${withoutCertificate}`,
      remedy: 'give the certificate of the host first, then those of its issuers',
    },
  ];
}

function firstCertificate(value: string): X509Certificate | undefined {
  // OpenSSL, unlike Traefik, reads other names of blocks too, such as TRUSTED CERTIFICATE.
  const [block = ''] = /^-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/ms.exec(value) ?? [];
  try {
    return new X509Certificate(block);
  } catch {
    return undefined;
  }
}

function privateKeyOf(value: string): ReturnType<typeof createPrivateKey> | undefined {
  try {
    return createPrivateKey(value);
  } catch {
    return undefined;
  }
}
