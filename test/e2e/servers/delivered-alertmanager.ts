import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { alertmanagerFeatures } from '../../../servers/alertmanager/spec';
import type { MonitoringStackProps } from '../../../stack/stack';
import { synthesize } from '../../../targets/synthesize';
import { programFile } from '../../../tools/build';
import { targeted } from '../../targeted';
import { makeCertificate } from './certificate';
import { freePort, startServer, type Server } from './server';

/** Alertmanager of a stack. */
export interface DeliveredAlertmanager {
  readonly alertmanager: Server;
  /** Certificate that it trusts, see {@link makeCertificate}. */
  readonly certificate: string;
  /** Folder of the synthesized files. */
  readonly written: string;
}

/**
 * Synthesizes a stack and starts its Alertmanager, with its files below a folder of the test instead
 * of the root.
 *
 * @param secrets values by the names of secrets and keys: `notifications/slack`
 */
export async function startDelivered(
  folder: string,
  stack: MonitoringStackProps,
  secrets: Readonly<Record<string, string>>,
): Promise<DeliveredAlertmanager> {
  synthesize([targeted(stack)], { output: folder });
  const written = join(folder, stack.name);
  const root = join(folder, 'etc/alertmanager');
  for (const [path, value] of Object.entries(secrets)) {
    const file = join(root, 'secrets', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, value);
  }
  const config = join(root, 'config');
  mkdirSync(config, { recursive: true });
  for (const name of ['alertmanager.yml', 'vigie.tmpl']) {
    const text = readFileSync(join(written, name), 'utf8');
    writeFileSync(join(config, name), text.replaceAll('/etc/alertmanager', root));
  }
  const port = await freePort();
  const certificate = makeCertificate(folder);
  const alertmanager = await startServer({
    program: programFile('alertmanager'),
    args: [
      `--config.file=${join(config, 'alertmanager.yml')}`,
      `--storage.path=${join(folder, 'alertmanager')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--web.external-url=https://alertmanager.shop.example/',
      '--web.route-prefix=/',
      '--cluster.listen-address=',
      ...alertmanagerFeatures,
    ],
    // Trusted certificates: those of the machine, and that of the email server.
    env: { ...process.env, SSL_CERT_FILE: `${certificate}.crt` },
    port,
    ready: '/-/ready',
  });
  return { alertmanager, certificate, written };
}
