import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * A certificate for this machine that signs itself, as two files of a folder.
 *
 * @returns what both are called before `.crt` and `.key`
 */
export function makeCertificate(folder: string, days = 2): string {
  const name = join(folder, 'localhost');
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', String(days)];
  const host = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const files = ['-keyout', `${name}.key`, '-out', `${name}.crt`];
  const { status, stderr } = spawnSync('openssl', ['req', ...kind, ...host, ...files], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl makes no certificate:\n${stderr}`);
  return name;
}
