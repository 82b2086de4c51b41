import * as pulumi from '@pulumi/pulumi';
import { kubeconfigWith } from './kubeconfig';
import type { Recording, Registration } from './recording';
import { runMinimal } from './run-program';

describe('the key with which data is encrypted is kept', () => {
  const path = 'monitoring/grafana-secret-key/secret-key';
  const admin = 'monitoring/grafana-credentials/admin-password';
  const [seed, other] = ['a'.repeat(20), 'b'.repeat(20)];
  const kubeconfig = kubeconfigWith('one');
  const keyOf = ({ resources }: Recording) => {
    const secret = resources.find(({ name }) => name === 'minimal/monitoring/grafana-secret-key')!;
    return (secret.inputs.stringData as Record<string, string>)['secret-key']!;
  };
  /** Returns the key, and the outputs that a deployment stores. */
  const before = async (config: Record<string, string>) => {
    const first = await runMinimal(kubeconfig, { config });
    const key = keyOf(first);
    const passwords = pulumi.secret({ [path]: key, [admin]: 'p4ss' });
    return { key, stored: { cluster: first.cluster, passwords } };
  };

  test.each([
    ['set', {}, { passwordSeed: seed }],
    ['changed', { passwordSeed: seed }, { passwordSeed: other }],
    ['removed', { passwordSeed: seed }, {}],
  ] as [string, Record<string, string>, Record<string, string>][])(
    'when passwordSeed is %s after the first deployment',
    async (_, first, config) => {
      const { key, stored } = await before(first);
      const resources: Registration[] = [];
      const change = runMinimal(kubeconfig, { stored, config, resources });
      await expect(change).rejects.toThrow(
        `${path}: passwordSeed was set, changed or removed after its first deployment: its value would change`,
      );
      await expect(change).rejects.toThrow(`remedy: pulumi config set --secret ${path}, with its value in `);
      await expect(change).rejects.toBeInstanceOf(pulumi.RunError);
      await expect(change).rejects.not.toThrow(key);
      expect(resources).toEqual([]);
      // The remedy.
      expect(keyOf(await runMinimal(kubeconfig, { stored, config: { ...config, [path]: key } }))).toBe(key);
    },
  );

  test('where the seed is the same; another key can be given', async () => {
    const config = { passwordSeed: seed };
    const { key, stored } = await before(config);
    expect(keyOf(await runMinimal(kubeconfig, { stored, config }))).toBe(key);
    const given = { ...config, [path]: 'another key of the database' };
    expect(keyOf(await runMinimal(kubeconfig, { stored, config: given }))).toBe('another key of the database');
  });
});
