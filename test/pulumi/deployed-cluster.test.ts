import * as pulumi from '@pulumi/pulumi';
import { kubeconfigOf, kubeconfigWith } from './kubeconfig';
import type { Recording, Registration } from './recording';
import { runMinimal } from './run-program';

/** Identities of the cluster, of each provider. */
const identifiersOf = ({ resources }: Recording) =>
  resources.filter(({ type }) => type === 'pulumi:providers:kubernetes').map(({ inputs }) => inputs.clusterIdentifier);

// The provider would replace all resources when the address of its cluster changes.
test('identifies the cluster by its authority, not by its address', async () => {
  const identifiers = async (address: string, authority: string) =>
    identifiersOf(await runMinimal(kubeconfigWith(authority, `https://${address}:6443`)));
  const local = await identifiers('127.0.0.1', 'one');
  expect(local).toEqual([expect.any(String), local[0]]);
  expect(await identifiers('192.0.2.1', 'one')).toEqual(local);
  expect(await identifiers('127.0.0.1', 'two')).not.toEqual(local);
});

describe('a stack that is deployed to a cluster', () => {
  const passwords = { admin: pulumi.secret('p4ss') };

  test('stores the identity of the cluster', async () => {
    const first = await runMinimal(kubeconfigWith('one'));
    const { cluster } = first;
    expect(cluster).toMatch(/^[0-9a-f]{16}$/);
    expect(identifiersOf(first)).toEqual([cluster, cluster]);
    expect((await runMinimal(kubeconfigWith('one'), { stored: { cluster, passwords } })).cluster).toBe(cluster);
  });

  // The provider would delete and create every object.
  test.each([
    ['another authority', kubeconfigWith('two')],
    ['no authority', kubeconfigOf({ 'insecure-skip-tls-verify': 'true' })],
    ['no kubeconfig', ''],
  ])('is not replaced when the kubeconfig has %s', async (_, kubeconfig) => {
    const { cluster } = await runMinimal(kubeconfigWith('one'));
    const stored = { cluster, passwords };
    const resources: Registration[] = [];
    const refused = runMinimal(kubeconfig, { stored, resources });
    await expect(refused).rejects.toThrow(
      new RegExp(
        `^this stack is deployed to another cluster, .*; allowed: ${cluster}; remedy: .*pulumi config set clusterIdentifier ${cluster};`,
      ),
    );
    await expect(refused).rejects.toBeInstanceOf(pulumi.RunError);
    expect(resources).toEqual([]);
    // The remedy.
    const repaired = await runMinimal(kubeconfig, { stored, config: { clusterIdentifier: cluster! } });
    expect(repaired.cluster).toBe(cluster);
    expect(identifiersOf(repaired)).toEqual([cluster, cluster]);
  });
});
