import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';

/** Returns the kubeconfig of a cluster, with fields of the cluster. */
export function kubeconfigOf(cluster: Readonly<Record<string, string>>): string {
  return stringify({
    'current-context': 'k3s',
    contexts: [{ name: 'k3s', context: { cluster: 'k3s' } }],
    clusters: [{ name: 'k3s', cluster: { server: 'https://127.0.0.1:6443', ...cluster } }],
  });
}

/** Returns the kubeconfig of a cluster that its certificate authority identifies. */
export function kubeconfigWith(authority: string, server = 'https://127.0.0.1:6443'): string {
  return kubeconfigOf({ server, 'certificate-authority-data': Buffer.from(authority).toString('base64') });
}

/** Reads another kubeconfig during a test. */
export async function withKubeconfig<T>(content: string, body: () => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-kubeconfig-'));
  const path = join(folder, 'config');
  writeFileSync(path, content);
  const before = process.env.KUBECONFIG;
  process.env.KUBECONFIG = path;
  try {
    return await body();
  } finally {
    if (before === undefined) delete process.env.KUBECONFIG;
    else process.env.KUBECONFIG = before;
    rmSync(folder, { recursive: true });
  }
}
