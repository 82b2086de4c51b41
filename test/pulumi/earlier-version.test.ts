import * as pulumi from '@pulumi/pulumi';
import { upgradeIssues } from '../../pulumi/earlier-version';
import { kubeconfigWith } from './kubeconfig';
import type { Registration } from './recording';
import { runMinimal } from './run-program';

const passwords = { 'monitoring/grafana-credentials/admin-password': 'p4ss' };
const existing = ['monitoring/grafana-credentials', 'monitoring/minio-metrics/token'];
const givenOf = (issues: readonly { readonly given?: unknown }[]) => issues.flatMap(({ given }) => given ?? []);

test('refuses Secrets that the state of an earlier version deletes, and warns of those that it may delete', () => {
  const { errors, warnings } = upgradeIssues({ passwords }, 'one', existing);
  expect(givenOf(errors)).toEqual(['monitoring/grafana-credentials']);
  expect(givenOf(warnings)).toEqual(['monitoring/minio-metrics/token']);
  expect(warnings[0]!.problem).toContain('stored no identity of the cluster');
});

test.each([
  ['this version', { cluster: 'one', passwords }, 'one'],
  ['a version without a kubeconfig', { passwords }, undefined],
])('has no issues after %s', (_, stored, identifier) => {
  expect(upgradeIssues(stored, identifier, existing)).toEqual({ errors: [], warnings: [] });
});

describe('the program, after an earlier version,', () => {
  const path = 'monitoring/grafana-credentials';
  const stored = { urls: {}, passwords: pulumi.secret(passwords) };
  const kubeconfig = kubeconfigWith('one');

  test('warns of another cluster', async () => {
    const { logs } = await runMinimal(kubeconfig, { stored });
    expect(logs.join('\n')).toContain('the last pulumi up stored no identity of the cluster');
    // Without a kubeconfig, there is nothing to compare.
    expect((await runMinimal('', { stored })).logs.join('\n')).not.toContain('stored no identity');
  });

  test('loses no Secret that becomes one of existingSecrets', async () => {
    const config = { existingSecrets: JSON.stringify([path]) };
    const resources: Registration[] = [];
    const refused = runMinimal(kubeconfig, { stored, config, resources });
    await expect(refused).rejects.toThrow(
      `existingSecrets: an earlier version deployed this Secret, and its state would delete it now; given: "${path}"; remedy: run pulumi up once without it, then add it`,
    );
    expect(resources).toEqual([]);
    const { cluster } = await runMinimal(kubeconfig, { stored });
    const after = await runMinimal(kubeconfig, { stored: { ...stored, cluster }, config });
    expect(after.resources.map(({ name }) => name)).not.toContain(`minimal/${path}`);
  });
});
