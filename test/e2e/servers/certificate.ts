import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Properties of a certificate. */
export interface CertificateProps {
  /**
   * Common name.
   *
   * @default localhost
   */
  readonly name?: string;
  /**
   * Hosts of the certificate.
   *
   * @default - this machine, by name and address
   */
  readonly hosts?: readonly string[];
  /**
   * Validity in days.
   *
   * @default 2
   */
  readonly days?: number;
}

/**
 * Creates a self-signed certificate in two files of a folder.
 *
 * @returns the path of both files without `.crt` and `.key`
 */
export function makeCertificate(folder: string, props: CertificateProps = {}): string {
  const { name = 'localhost', hosts, days = 2 } = props;
  const path = join(folder, name);
  const names = hosts?.map((host) => `DNS:${host}`) ?? ['DNS:localhost', 'IP:127.0.0.1'];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', String(days)];
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=${names.join(',')}`];
  const files = ['-keyout', `${path}.key`, '-out', `${path}.crt`];
  const { status, stderr } = spawnSync('openssl', ['req', ...kind, ...subject, ...files], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl makes no certificate:\n${stderr}`);
  return path;
}
