import { Provider } from '@pulumi/kubernetes/provider';
import * as pulumi from '@pulumi/pulumi';
import { compareSync } from 'bcryptjs';
import { SecretValue } from '../../core/secret-value';
import { gauzian } from '../../infra/stacks/gauzian/stack';
import type { MonitoringStackProps } from '../../stack/stack';
import { fullStack, minimalStack, otherStack } from '../stacks';
import { otherTlsKey, secretText } from '../secret-values';
import { dataOf, deployed, givenSecrets, objectsOf, shownOf, standard, the } from './deployed';
import type { Recording, Registration } from './recording';

const admin = 'monitoring/grafana-credentials/admin-password';
const users = 'monitoring/prometheus-users/users';

describe('the Secrets of a stack', () => {
  test('a certificate has its key', async () => {
    const recording = await standard(fullStack);
    expect(the(recording, 'Secret', 'watch/shop-tls').inputs.type).toBe('kubernetes.io/tls');
    expect(Object.keys(dataOf(recording, 'watch/shop-tls')).sort()).toEqual(['tls.crt', 'tls.key']);
  });

  test('a certificate has no key of another one', async () => {
    const key = 'watch/shop-tls/tls.key';
    const failure = (value: pulumi.Input<string>) =>
      deployed(fullStack, { secrets: { ...givenSecrets(fullStack), [key]: value } });
    const message = `the value of ${key}: it is not the private key of the first certificate`;
    await expect(failure(otherTlsKey)).rejects.toThrow(message);
    await expect(failure(pulumi.output(otherTlsKey))).rejects.toThrow(message);
  });

  test('come from the configuration of the program', async () => {
    const config = Object.fromEntries(
      Object.entries(givenSecrets(gauzian)).map(([path, value]) => [`vigie:${path}`, value]),
    );
    const recording = await deployed(gauzian, { secrets: {} }, { config: { ...config, [`vigie:${admin}`]: 'chosen' } });
    expect(dataOf(recording, 'monitoring/minio-metrics')).toEqual({
      token: secretText('monitoring/minio-metrics/token'),
    });
    expect(dataOf(recording, 'monitoring/grafana-credentials')).toEqual({ 'admin-password': 'chosen' });
    expect(shownOf(recording)).not.toContain('chosen');
  });

  test('that are missing are reported together, each with its key, its type and a remedy', async () => {
    const resources: Registration[] = [];
    const failure = deployed(gauzian, { secrets: {} }, { resources, options: () => ({}) });
    await expect(failure).rejects.toThrow(
      /the configuration key vigie:monitoring\/minio-metrics\/token is not set: a secret string, the credential of Prometheus for the targets of job minio; remedy: pulumi config set --secret monitoring\/minio-metrics\/token/,
    );
    await expect(failure).rejects.toThrow(/gauzian-v2\/redis-exporter\/passwords\.json/);
    expect(resources).toEqual([]);
  });

  test('that are invalid are reported together, before anything is registered', async () => {
    const token = 'monitoring/minio-metrics/token';
    const secrets = { ...givenSecrets(gauzian), [token]: '', [admin]: 'admin', [users]: 'x'.repeat(73) };
    const problems = new RegExp(
      [
        `the value of ${admin}: it is a password from public guides`,
        `the value of ${users}: it has more than 72 bytes`,
        `the value of ${token}: it is empty`,
        'passwordSeed is too short',
      ]
        .map((problem) => `(?=[^]*${problem})`)
        .join(''),
    );
    const resources: Registration[] = [];
    const surroundings = { resources, options: () => ({}) };
    await expect(deployed(gauzian, { secrets, passwordSeed: '' }, surroundings)).rejects.toThrow(problems);
    const config = Object.entries({ ...secrets, passwordSeed: 'short' }).map(([path, one]) => [`vigie:${path}`, one]);
    const configured = { ...surroundings, config: Object.fromEntries(config) as Record<string, string> };
    await expect(deployed(gauzian, { secrets: {} }, configured)).rejects.toThrow(problems);
    const none = { ...givenSecrets(gauzian), [token]: 5 as unknown as string };
    await expect(deployed(gauzian, { secrets: none }, surroundings)).rejects.toThrow('is a number, not a text');
    const pair = { ...givenSecrets(fullStack), 'watch/shop-tls/tls.key': otherTlsKey };
    await expect(deployed(fullStack, { secrets: pair }, surroundings)).rejects.toThrow('it is not the private key');
    expect(resources).toEqual([]);
  });

  test('that exist are not created', async () => {
    const existingSecrets = ['monitoring/minio-metrics', users, admin];
    const { 'monitoring/minio-metrics/token': _, ...secrets } = givenSecrets(gauzian);
    const { resources } = await deployed(gauzian, { secrets, existingSecrets });
    const names = resources.filter(({ type }) => type.endsWith(':Secret')).map(({ name }) => name);
    expect(names.sort()).toEqual([
      'shop/gauzian-v2/postgres-exporter',
      'shop/gauzian-v2/redis-exporter',
      'shop/monitoring/grafana-secret-key',
      'shop/monitoring/notifications',
    ]);
  });

  test('that the stack does not read are refused', async () => {
    const message = /shop reads no such secret; given: "monitoring\/grafana\/password"; allowed: .*grafana-credentials/;
    await expect(deployed(minimalStack, { secrets: { 'monitoring/grafana/password': 'x' } })).rejects.toThrow(message);
    await expect(deployed(minimalStack, { existingSecrets: ['monitoring/grafana/password'] })).rejects.toThrow(message);
  });

  test('that exist have no values', async () => {
    const message = /would be ignored, because existingSecrets has its path; given: "monitoring\/grafana-credentials/;
    for (const existing of [admin, 'monitoring/grafana-credentials']) {
      const args = { secrets: { [admin]: 'Hx7rT2mQ9wLk4VbN8sZd' }, existingSecrets: [existing] };
      await expect(deployed(minimalStack, args)).rejects.toThrow(message);
    }
  });

  test.each([
    ['', 'it is empty'],
    ['prom-operator', 'it is a password from public guides'],
  ])('a value that is none is refused, and not repeated', async (value, problem) => {
    const failure = deployed(minimalStack, { secrets: { [admin]: value } });
    await expect(failure).rejects.toThrow(`the value of ${admin}: ${problem}`);
    if (value !== '') await expect(failure).rejects.not.toThrow(value);
  });
});

describe('users', () => {
  const exposure = {
    host: 'prometheus.shop.example',
    basicAuth: SecretValue.fromExisting('prometheus-users', 'users'),
  };
  const stack: MonitoringStackProps = {
    ...minimalStack,
    name: 'exposed',
    prometheus: { ...minimalStack.prometheus, exposure },
  };
  const linesOf = (recording: Recording) => dataOf(recording, 'monitoring/prometheus-users').users!;

  test('are the user admin with a generated password, which is an output', async () => {
    const recording = await standard(stack);
    const [name, hash] = linesOf(recording).trim().split(':');
    expect(name).toBe('admin');
    expect(hash).toMatch(/^\$2b\$04\$/);
    expect(compareSync(`random of shop/${users}`, hash!)).toBe(true);
    expect(recording.outputs.get('shop')).toEqual({
      passwords: '[secret]',
      urls: { grafana: 'https://grafana.shop.example/', prometheus: 'https://prometheus.shop.example/' },
    });
  });

  test('are the same from a seed, also when nothing is left in the state', async () => {
    const run = async (passwordSeed: string) => {
      const recording = await deployed(stack, { secrets: {}, passwordSeed });
      expect(recording.resources.filter(({ type, name }) => /RandomPassword |\/salt$/.test(`${type} ${name}`))).toEqual(
        [],
      );
      expect(shownOf(recording)).not.toContain(passwordSeed);
      return [linesOf(recording), dataOf(recording, 'monitoring/grafana-credentials')['admin-password']];
    };
    const [lines, password] = await run('a seed of more than 20 characters');
    expect(await run('a seed of more than 20 characters')).toEqual([lines, password]);
    const [otherLines, otherPassword] = await run('another seed of this length');
    expect([otherLines === lines, otherPassword === password]).toEqual([false, false]);
    expect(password).toMatch(/^[0-9a-f]{36}$/);
    expect(compareSync(password!, lines!.trim().split(':')[1]!)).toBe(false);
    await expect(run('short')).rejects.toThrow('passwordSeed is too short; allowed: a random text of at least 20');
  });

  test('are equal in each run, and change with the password', async () => {
    const run = (password: string) => deployed(stack, { secrets: { [users]: password } }).then(linesOf);
    const [first, second, other] = [await run('correct horse'), await run('correct horse'), await run('battery')];
    expect(second).toBe(first);
    expect(compareSync('correct horse', first.trim().split(':')[1]!)).toBe(true);
    expect(compareSync('battery', other.trim().split(':')[1]!)).toBe(true);
  });

  test('can be given as lines of name and hash', async () => {
    const lines = `jane:$2y$10$${'a'.repeat(53)}\njohn:$2b$12$${'b'.repeat(53)}\n`;
    expect(linesOf(await deployed(stack, { secrets: { [users]: lines } }))).toBe(lines);
  });

  test.each([
    ['jane:$apr1$abc$def', 'line 1 is no bcrypt hash'],
    ['x'.repeat(73), 'it has more than 72 bytes'],
    ['admin', 'it is a password from public guides'],
  ])('that can be guessed are refused', async (value, problem) => {
    const failure = deployed(stack, { secrets: { [users]: value } });
    await expect(failure).rejects.toThrow(problem);
  });
});

describe('a secret output of another resource', () => {
  const url = 'postgres://db.example:5432';
  const withOutput = (output: pulumi.Output<string>): MonitoringStackProps => ({
    ...otherStack,
    prometheus: {
      ...otherStack.prometheus,
      remoteWrites: [
        {
          name: 'mimir',
          url: 'https://mimir.example/api/v1/push',
          authorization: { user: 'shop', password: SecretValue.fromOutput('mimir', 'password', output) },
        },
      ],
    },
  });
  const { 'look-out/mimir/password': _, ...secrets } = givenSecrets(otherStack);

  test('is written to a Secret and marked as secret, even if it was not', async () => {
    const recording = await deployed(withOutput(pulumi.output(url)), { secrets });
    expect(dataOf(recording, 'look-out/mimir')).toEqual({ password: url });
    expect(shownOf(recording)).not.toContain(url);
  });

  test('is checked like other values', async () => {
    await expect(deployed(withOutput(pulumi.output('')), { secrets })).rejects.toThrow(
      'the value of look-out/mimir/password: it is empty',
    );
    const none = pulumi.output(5) as unknown as pulumi.Output<string>;
    await expect(deployed(withOutput(none), { secrets })).rejects.toThrow('is a number, not a text');
  });
});

describe('changed secrets', () => {
  const annotationsOf = (recording: Recording, name: string) => {
    const { spec } = the(recording, 'Deployment', name).inputs as {
      spec: { template: { metadata: { annotations?: Record<string, string> } } };
    };
    return spec.template.metadata.annotations ?? {};
  };

  test('recreate the pods of Grafana and an exporter, without revealing the secret', async () => {
    const recording = await standard(otherStack);
    for (const [name, paths] of [
      ['grafana', ['look-out/grafana-credentials/admin-password', 'look-out/grafana-oidc/client-secret']],
      ['postgres-exporter', ['look-out/postgres-exporter/password']],
    ] as const) {
      const id = the(recording, 'RandomId', `look-out/${name}/secrets`);
      expect(Object.keys(id.inputs.keepers as object).sort()).toEqual([...paths]);
      expect(new Set(Object.values(id.shown.keepers as object))).toEqual(new Set(['[secret]']));
      expect(annotationsOf(recording, `look-out/${name}`)['checksum/secrets']).toBe(
        Buffer.from(id.name).subarray(0, 8).toString('hex'),
      );
    }
  });

  test('are reloaded by Prometheus', async () => {
    expect(annotationsOf(await standard(otherStack), 'look-out/prometheus')).toEqual({});
  });
});

describe('ConfigMaps and Secrets are changed in place', () => {
  const message =
    /would delete and recreate changed ConfigMaps and Secrets.*enableSecretMutable is not set.*remedy: new Provider\(/;

  test('rejects a provider that would replace them, before anything is registered', async () => {
    const provider = (enableSecretMutable?: boolean) => () => ({
      provider: new Provider('k3s', { enableConfigMapMutable: true, enableSecretMutable }),
    });
    await expect(deployed(minimalStack, {}, { options: provider() })).rejects.toThrow(message);
    await expect(deployed(minimalStack, {}, { options: provider(false) })).rejects.toThrow(message);
    // A value that a provider was not given is not known in a preview.
    await expect(deployed(minimalStack, {}, { options: provider(false), isPreview: true })).rejects.toThrow(message);
  });

  test('checks the configuration of the default provider', async () => {
    const options = () => ({});
    await expect(deployed(minimalStack, {}, { options })).rejects.toThrow(
      /enableConfigMapMutable is not set, enableSecretMutable is not set.*pulumi config set kubernetes:enableConfigMapMutable true/,
    );
    const config = { 'kubernetes:enableConfigMapMutable': 'true', 'kubernetes:enableSecretMutable': 'true' };
    const recording = await deployed(minimalStack, {}, { options, config });
    expect(objectsOf(recording)).not.toEqual([]);
  });

  test('accepts an unknown provider in a preview', async () => {
    const recording = await deployed(minimalStack, {}, { isPreview: true, state: () => ({}) });
    expect(objectsOf(recording)).not.toEqual([]);
  });
});
