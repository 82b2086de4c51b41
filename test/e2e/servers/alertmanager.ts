import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { alertmanagerFeatures } from '../../../servers/alertmanager/spec';
import { programFile } from '../../../tools/build';
import { freePort, startServer, type Server } from './server';

/** Alert in Alertmanager's API. */
export interface ShownAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly fingerprint: string;
  readonly receivers: readonly { readonly name: string }[];
  readonly status: Readonly<Record<'inhibitedBy' | 'mutedBy' | 'silencedBy', readonly string[]>>;
}

/** Group of alerts in one notification. */
export interface ShownGroup {
  readonly labels: Readonly<Record<string, string>>;
  readonly receiver: { readonly name: string };
  readonly alerts: readonly ShownAlert[];
}

/**
 * Starts a single Alertmanager and waits until it is ready.
 *
 * @param folder folder of its configuration `alertmanager.yml` and its data, which is not removed
 * @throws Error with the last lines of its log when it ends, as with an invalid configuration
 */
export async function startAlertmanager(folder: string, config: unknown): Promise<Server> {
  const port = await freePort();
  return startServer({
    program: programFile('alertmanager'),
    args: [
      `--config.file=${writeConfig(folder, config)}`,
      `--storage.path=${join(folder, `alertmanager-${port}`)}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--cluster.listen-address=',
      ...alertmanagerFeatures,
    ],
    port,
    ready: '/-/ready',
  });
}

/** Writes a configuration, or its text, and returns its path. */
export function writeConfig(folder: string, config: unknown): string {
  const file = join(folder, 'alertmanager.yml');
  writeFileSync(file, typeof config === 'string' ? config : stringify(config, { aliasDuplicateObjects: false }));
  return file;
}

/**
 * Sends alerts that fire for one hour from now, all until the same time.
 *
 * @throws Error when Alertmanager rejects them
 */
export function postAlerts(server: Server, alerts: readonly Readonly<Record<string, string>>[]): Promise<void> {
  return postAnnotatedAlerts(
    server,
    alerts.map((labels) => ({ labels })),
  );
}

/** Alert with its texts. */
export interface AnnotatedAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * Moment of its end.
   *
   * @default - one hour from now
   */
  readonly endsAt?: string;
}

/** Sends alerts with their texts, like {@link postAlerts}. */
export async function postAnnotatedAlerts({ url }: Server, alerts: readonly AnnotatedAlert[]): Promise<void> {
  const endsAt = new Date(Date.now() + 3_600_000).toISOString();
  const answer = await fetch(`${url}/api/v2/alerts`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(alerts.map((one) => ({ endsAt, ...one }))),
  });
  if (!answer.ok) throw new Error(`Alertmanager refuses alerts: ${await answer.text()}`);
}

/** Returns the firing alerts, regardless of their receivers. */
export async function shownAlerts({ url }: Server): Promise<readonly ShownAlert[]> {
  return (await (await fetch(`${url}/api/v2/alerts`)).json()) as ShownAlert[];
}

/** Returns the groups of firing alerts. */
export async function shownGroups({ url }: Server): Promise<readonly ShownGroup[]> {
  return (await (await fetch(`${url}/api/v2/alerts/groups`)).json()) as ShownGroup[];
}
