import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What a certificate is made for. */
export interface CertificateProps {
  /**
   * Its common name.
   *
   * @default localhost
   */
  readonly name?: string;
  /**
   * The hosts that it is for.
   *
   * @default - this machine, by name and address
   */
  readonly hosts?: readonly string[];
  /**
   * How many days it is valid.
   *
   * @default 2
   */
  readonly days?: number;
}

/**
 * A certificate that signs itself, as two files of a folder.
 *
 * @returns what both are called before `.crt` and `.key`
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
