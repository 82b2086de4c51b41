import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { inPath, type Issue } from '../core/errors';
import { hostIssues } from '../core/host';

/** TLS of an HTTP client. */
export interface TlsClient {
  /**
   * Certificates of the authorities that sign the certificate of the server, as text (PEM). They are
   * not secret: `readFileSync('authority.pem', 'utf8')`.
   *
   * @default - the authorities of the image
   */
  readonly authority?: string;
  /**
   * Name in the certificate of the server.
   *
   * @default - the host that is called
   */
  readonly serverName?: string;
}

/**
 * Renders TLS options:
 * https://prometheus.io/docs/prometheus/latest/configuration/configuration/#tls_config.
 */
export function tlsJson({ authority, serverName }: TlsClient): Record<string, unknown> {
  return {
    ...(authority === undefined ? {} : { ca: authority }),
    ...(serverName === undefined ? {} : { server_name: serverName }),
  };
}

/** Returns the issues of TLS options. */
export function tlsIssues({ authority, serverName }: TlsClient): Issue[] {
  return [
    ...(authority === undefined ? [] : inPath('authority', authorityIssues(authority))),
    ...(serverName === undefined || isIP(serverName) > 0
      ? []
      : inPath('serverName', hostIssues(serverName, { mayBeShort: true }))),
  ];
}

const allowed = 'certificates in PEM: -----BEGIN CERTIFICATE----- …';

/** Returns the issues of certificates, without repeating the text, which could hold a key. */
function authorityIssues(text: string): Issue[] {
  if (text.includes('PRIVATE KEY')) {
    return [{ problem: 'this holds a private key, which would appear in manifests', allowed }];
  }
  const certificates = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  if (certificates.length === 0) {
    const isPath = /^\S+\.(pem|crt|cer)$/.test(text);
    return [
      {
        problem: 'there is no certificate',
        allowed,
        ...(isPath ? { remedy: "give the content of the file: readFileSync(path, 'utf8')" } : {}),
      },
    ];
  }
  return certificates.some((certificate) => !isCertificate(certificate))
    ? [{ problem: 'a certificate cannot be read', allowed }]
    : [];
}

function isCertificate(text: string): boolean {
  try {
    new X509Certificate(text);
    return true;
  } catch {
    return false;
  }
}
