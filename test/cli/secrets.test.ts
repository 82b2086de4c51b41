import { parseArgs } from 'node:util';
import { compareSync } from 'bcryptjs';
import { parseAllDocuments } from 'yaml';
import { secretsCommand, type SecretsOptions, type SecretsSurroundings } from '../../cli/secrets/command';
import type { Kubectl } from '../../cli/secrets/kubectl';
import { secretTools } from '../../cli/secrets/tools';
import { ValidationError } from '../../core/errors';
import { gauzian as whole } from '../../infra/stacks/gauzian/stack';
import { certificate, otherTlsKey, tlsKey } from '../secret-values';
import { fullStack } from '../stacks';
import { targeted } from '../targeted';

/** Only dashboards and rules that the Secrets depend on, so that the tests are fast. */
const kept = ['machine', 'monitoring', 'traefik'];
const gauzian = {
  ...whole,
  dashboards: whole.dashboards.filter(({ uid }) => kept.includes(uid)),
  rules: whole.rules.filter(({ rules }) =>
    rules.every((rule) => rule.kind === 'alert' && (!rule.panel || kept.includes(rule.panel.dashboard))),
  ),
};

const options = {
  create: { type: 'boolean', default: false },
  show: { type: 'boolean', default: false },
  rotate: { type: 'string' },
  give: { type: 'string' },
  manifests: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** Fake cluster that stores Secrets and records all command lines. */
class Cluster {
  readonly secrets = new Map<string, Record<string, string>>();
  readonly commandLines: string[] = [];
  readonly printed: string[] = [];

  constructor(private readonly namespaces: readonly string[] = ['monitoring', 'gauzian-v2']) {}

  readonly kubectl: Kubectl = (args, input) => {
    this.commandLines.push(args.join(' '));
    if (args[0] === 'config') return 'k3s\n';
    if (args[0] === 'get') {
      const keys = this.secrets.get(`${args[4]}/${args[2]}`);
      const data = Object.entries(keys ?? {}).map(([key, value]) => [key, Buffer.from(value).toString('base64')]);
      return keys ? JSON.stringify({ data: Object.fromEntries(data) as unknown }) : '';
    }
    const { metadata, stringData } = JSON.parse(input ?? '') as {
      metadata: { name: string; namespace: string };
      stringData: Record<string, string>;
    };
    if (!this.namespaces.includes(metadata.namespace)) {
      throw new ValidationError({ problem: `kubectl apply failed: namespaces "${metadata.namespace}" not found` });
    }
    const path = `${metadata.namespace}/${metadata.name}`;
    this.secrets.set(path, { ...this.secrets.get(path), ...stringData });
    return '';
  };

  run(args: string, surroundings: Partial<SecretsSurroundings> = {}): number {
    const { values, positionals } = parseArgs({ args: args.split(' '), options, allowPositionals: true });
    return secretsCommand(positionals[0]!, values as SecretsOptions, {
      stacks: [targeted(gauzian)],
      kubectl: this.kubectl,
      readInput: () => '',
      print: (text) => this.printed.push(text),
      isTerminal: true,
      ...surroundings,
    });
  }

  get output(): string {
    return this.printed.join('\n');
  }
}

test('prints the states as JSON, without values', () => {
  const cluster = new Cluster();
  cluster.run('gauzian --give monitoring/grafana-credentials/admin-password', { readInput: () => 'not-to-be-shown' });
  cluster.printed.length = 0;
  expect(cluster.run('gauzian --json')).toBe(1);
  expect(JSON.parse(cluster.output)).toMatchObject({
    ...{ stack: 'gauzian', cluster: 'k3s' },
    secrets: expect.arrayContaining([
      expect.objectContaining({
        ...{ namespace: 'monitoring', name: 'grafana-credentials', key: 'admin-password' },
        ...{ state: 'present', source: 'random', issues: [] },
      }),
    ]) as unknown,
  });
  expect(cluster.output).not.toContain('not-to-be-shown');
});

describe('vigie secrets', () => {
  test('lists the required Secrets and what happens when they are missing', () => {
    const cluster = new Cluster();
    expect(cluster.run('gauzian')).toBe(1);
    expect(cluster.output).toMatchSnapshot();
  });

  test('generates random values and prints them once', () => {
    const cluster = new Cluster();
    cluster.run('gauzian --create');
    const password = /grafana-credentials\/admin-password: (\S+)/.exec(cluster.output)![1]!;
    expect(password).toMatch(/^[\w-]{24}$/);
    expect(cluster.secrets.get('monitoring/grafana-credentials')).toEqual({ 'admin-password': password });
    const user = /user admin, password (\S+)/.exec(cluster.output)![1]!;
    const [name, hash] = cluster.secrets.get('monitoring/prometheus-users')!.users!.trim().split(':');
    expect(name).toBe('admin');
    expect(hash).toMatch(/^\$2[aby]\$04\$/);
    expect(compareSync(user, hash!)).toBe(true);
    expect(cluster.output).toMatch(/3 present, 6 missing, 0 invalid$/);
    for (const secret of [password, user, hash!]) expect(cluster.commandLines.join('\n')).not.toContain(secret);
  });

  test('generates a Secret of two servers once', () => {
    const basicAuth = gauzian.prometheus.exposure!.basicAuth;
    const shared = { ...gauzian, grafana: { ...gauzian.grafana, basicAuth } };
    const cluster = new Cluster();
    cluster.run('gauzian --create', { stacks: [targeted(shared)] });
    const users = [...cluster.output.matchAll(/user admin, password (\S+)/g)];
    expect(users).toHaveLength(1);
    const [, hash] = cluster.secrets.get('monitoring/prometheus-users')!.users!.trim().split(':');
    expect(compareSync(users[0]![1]!, hash!)).toBe(true);
    expect(cluster.output).toContain(
      'users with access to grafana.gauzian.pupin.fr; users with access to prometheus.gauzian.pupin.fr; users with access to alertmanager.gauzian.pupin.fr',
    );
    expect(cluster.output).toMatch(/3 present, 6 missing, 0 invalid$/);
  });

  test.each<[string, Record<string, string>, string]>([
    ['a private key of another certificate', { 'tls.key': otherTlsKey }, 'tls.key: it is not the private key of the'],
    ['no private key', {}, 'its Secret has no tls.key, and Traefik would use its default certificate'],
  ])('reports a certificate with %s', (_, key, problem) => {
    const cluster = new Cluster();
    const stacks = [targeted(fullStack)];
    cluster.secrets.set('watch/shop-tls', { 'tls.crt': certificate, 'tls.key': tlsKey });
    cluster.run('full', { stacks });
    expect(cluster.output).toContain('present  watch/shop-tls/tls.crt');
    cluster.secrets.set('watch/shop-tls', { 'tls.crt': certificate, ...key });
    cluster.run('full', { stacks });
    expect(cluster.output).toContain('invalid  watch/shop-tls/tls.crt');
    expect(cluster.output).toContain(problem);
  });

  test('does not change existing Secrets', () => {
    const cluster = new Cluster();
    cluster.secrets.set('monitoring/grafana-credentials', { 'admin-password': 'a-password-of-somebody' });
    cluster.run('gauzian --create');
    expect(cluster.secrets.get('monitoring/grafana-credentials')).toEqual({
      'admin-password': 'a-password-of-somebody',
    });
  });

  test('reads a value from standard input, without the newline of the terminal', () => {
    const cluster = new Cluster();
    cluster.run('gauzian --give monitoring/minio-metrics/token', { readInput: () => 'a.token\n' });
    expect(cluster.secrets.get('monitoring/minio-metrics')).toEqual({ token: 'a.token' });
    expect(cluster.output).not.toContain('a.token');
    expect(cluster.commandLines.join('\n')).not.toContain('a.token');
  });

  test('succeeds when every Secret exists', () => {
    const cluster = new Cluster();
    cluster.run('gauzian --create');
    cluster.secrets.set('monitoring/minio-metrics', { token: 'value' });
    cluster.secrets.set('gauzian-v2/postgres-exporter', { password: 'value' });
    const url = 'https://chat.example/hook';
    cluster.secrets.set('monitoring/notifications', { discord: url, slack: url, veilleur: url });
    const last = 'gauzian --give gauzian-v2/redis-exporter/passwords.json';
    expect(cluster.run(last, { readInput: () => '{}' })).toBe(0);
  });

  test('replaces a value and prints how it is reloaded', () => {
    const cluster = new Cluster();
    cluster.run('gauzian --create');
    const before = cluster.secrets.get('monitoring/grafana-credentials');
    cluster.printed.length = 0;
    cluster.run('gauzian --rotate monitoring/grafana-credentials/admin-password');
    expect(cluster.secrets.get('monitoring/grafana-credentials')).not.toEqual(before);
    expect(cluster.output).toContain('it holds after: kubectl rollout restart deployment/grafana -n monitoring');
  });

  test.each([
    ['the example of the installation guide', 'admin:$apr1$H6uskkkW$IgXLP6ewTrSuBkTrqE8wj/', /example hash/],
    ['a hash that can be guessed fast', 'admin:$apr1$abcdefgh$abcdefghijklmnopqrstu/', /line 1 is no bcrypt hash/],
    ['a line without a name', 'hunter2', /line 1 is not name:hash/],
    ['nothing', '', /it is empty/],
  ])('reports invalid users: %s', (_, users, message) => {
    const cluster = new Cluster();
    cluster.secrets.set('monitoring/prometheus-users', { users });
    expect(cluster.run('gauzian')).toBe(1);
    expect(cluster.output).toMatch(/invalid {2}monitoring\/prometheus-users\/users/);
    expect(cluster.output).toMatch(message);
    expect(cluster.output).not.toContain('hunter2');
  });

  test('rejects a second key in the Secret of users, which Traefik rejects', () => {
    const cluster = new Cluster();
    cluster.run('gauzian --create');
    Object.assign(cluster.secrets.get('monitoring/prometheus-users')!, { other: 'x' });
    cluster.printed.length = 0;
    cluster.run('gauzian');
    expect(cluster.output).toMatch(/its Secret also has the key other, but Traefik accepts only a Secret with one key/);
  });

  test.each<[string, string, Partial<SecretsSurroundings>, RegExp]>([
    ['another stack', 'shop', {}, /unknown stack; given: "shop"; allowed: gauzian/],
    [
      'another Secret',
      'gauzian --give monitoring/other/token',
      {},
      /the stack requires no such Secret; given: "monitoring\/other\/token"; allowed: monitoring\/minio-metrics/,
    ],
    [
      'a random value that another system defines',
      'gauzian --rotate monitoring/minio-metrics/token',
      {},
      /this value cannot be generated.*; given: "monitoring\/minio-metrics\/token"; .*; remedy: set it with --give/,
    ],
    [
      'another key for a database that is encrypted',
      'gauzian --rotate monitoring/grafana-secret-key/secret-key',
      {},
      /this value must stay, because data was encrypted with it; .*; remedy: keep a copy .*; set another one with --give/,
    ],
    [
      "Grafana's published secret key",
      'gauzian --give monitoring/grafana-secret-key/secret-key',
      { readInput: () => 'SW2YcwTIb9zpOOhoPsMm\n' },
      /secret-key: it is a password from public guides$/,
    ],
    [
      'a password from a guide',
      'gauzian --give monitoring/grafana-credentials/admin-password',
      { readInput: () => 'ChangeMe123!\n' },
      /grafana-credentials\/admin-password: it is a password from public guides$/,
    ],
    [
      'passwords without a terminal',
      'gauzian --create',
      { isTerminal: false },
      /this output is not a terminal; given: "an output that is not a terminal"; remedy: run the command in a terminal, or add --show/,
    ],
    [
      'an invalid stack',
      'gauzian',
      { stacks: [targeted({ ...gauzian, grafana: { ...gauzian.grafana, host: 'Grafana' } })] },
      /this is no host name; given: "Grafana"/,
    ],
  ])('rejects %s and writes nothing', (_, args, surroundings, message) => {
    const cluster = new Cluster();
    expect(() => cluster.run(args, surroundings)).toThrow(message);
    expect(cluster.secrets.size).toBe(0);
  });

  test.each(secretTools)('prints what %s needs, without values and without the cluster', (tool) => {
    const cluster = new Cluster();
    expect(cluster.run(`gauzian --manifests ${tool}`)).toBe(0);
    expect(cluster.commandLines).toEqual([]);
    expect(cluster.output).toMatchSnapshot();
    const objects = parseAllDocuments(cluster.output).map((one) => one.toJS() as { readonly kind: string });
    expect(new Set(objects.map(({ kind }) => kind))).toEqual(
      new Set([tool === 'external-secrets' ? 'ExternalSecret' : 'Secret']),
    );
  });

  test('keeps the type of a certificate', () => {
    const cluster = new Cluster();
    cluster.run('full --manifests sops', { stacks: [targeted(fullStack)] });
    expect(cluster.output).toMatch(
      /name: shop-tls\n {2}namespace: watch\ntype: kubernetes\.io\/tls\nstringData:\n {2}tls\.crt: ""/,
    );
  });

  test('requires the namespace of the stack', () => {
    expect(() => new Cluster([]).run('gauzian --create')).toThrow(
      /the namespace monitoring does not exist; remedy: deploy the stack first: its pods wait for their Secrets/,
    );
  });

  test('prints passwords to other outputs with --show', () => {
    const cluster = new Cluster();
    cluster.run('gauzian --create --show', { isTerminal: false });
    expect(cluster.output).toMatch(/user admin, password \S{24}/);
  });
});
