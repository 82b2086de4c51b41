import { compareSync } from 'bcryptjs';
import { secretsCommand, type Surroundings } from '../../cli/secrets/command';
import type { Kubectl } from '../../cli/secrets/kubectl';
import { ValidationError } from '../../core/errors';
import { valueIssues } from '../../core/secret-content';
import { gauzian as whole } from '../../infra/stacks/gauzian/stack';
import { targeted } from '../targeted';

/** Most of its dashboards and rules have nothing to do with Secrets, and a test asks for it again and again. */
const kept = ['machine', 'monitoring'];
const gauzian = {
  ...whole,
  dashboards: whole.dashboards.filter(({ uid }) => kept.includes(uid)),
  rules: whole.rules.filter(({ rules }) =>
    rules.every((rule) => rule.kind === 'alert' && (!rule.panel || kept.includes(rule.panel.dashboard))),
  ),
};

/** A cluster that keeps Secrets, and remembers every command line that it saw. */
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

  run(args: string, surroundings: Partial<Surroundings> = {}): number {
    return secretsCommand(args.split(' ').filter(Boolean), {
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

describe('npm run secrets', () => {
  test('shows what a stack reads, and what happens without it', () => {
    const cluster = new Cluster();
    expect(cluster.run('gauzian')).toBe(1);
    expect(cluster.output).toMatchSnapshot();
  });

  test('makes what may be anything secret, and shows it once', () => {
    const cluster = new Cluster();
    cluster.run('gauzian --create');
    const password = /grafana-credentials\/admin-password: (\S+)/.exec(cluster.output)![1]!;
    expect(password).toMatch(/^[\w-]{24}$/);
    expect(cluster.secrets.get('monitoring/grafana-credentials')).toEqual({ 'admin-password': password });
    const user = /user admin, password (\S+)/.exec(cluster.output)![1]!;
    const [name, hash] = cluster.secrets.get('monitoring/prometheus-users')!.users!.trim().split(':');
    expect(name).toBe('admin');
    expect(hash).toMatch(/^\$2[aby]\$10\$/);
    expect(compareSync(user, hash!)).toBe(true);
    expect(cluster.output).toMatch(/2 there, 6 missing, 0 wrong$/);
    for (const secret of [password, user, hash!]) expect(cluster.commandLines.join('\n')).not.toContain(secret);
  });

  test('makes and shows once what two parts read', () => {
    const basicAuth = gauzian.prometheus.exposure!.basicAuth;
    const shared = { ...gauzian, grafana: { ...gauzian.grafana, basicAuth } };
    const cluster = new Cluster();
    cluster.run('gauzian --create', { stacks: [targeted(shared)] });
    const users = [...cluster.output.matchAll(/user admin, password (\S+)/g)];
    expect(users).toHaveLength(1);
    const [, hash] = cluster.secrets.get('monitoring/prometheus-users')!.users!.trim().split(':');
    expect(compareSync(users[0]![1]!, hash!)).toBe(true);
    expect(cluster.output).toContain(
      'who may enter grafana.gauzian.pupin.fr; who may enter prometheus.gauzian.pupin.fr; who may enter alertmanager.gauzian.pupin.fr',
    );
    expect(cluster.output).toMatch(/2 there, 6 missing, 0 wrong$/);
  });

  test('does not touch what is there', () => {
    const cluster = new Cluster();
    cluster.secrets.set('monitoring/grafana-credentials', { 'admin-password': 'a-password-of-somebody' });
    cluster.run('gauzian --create');
    expect(cluster.secrets.get('monitoring/grafana-credentials')).toEqual({
      'admin-password': 'a-password-of-somebody',
    });
  });

  test('takes what somebody else knows from standard input, without the line end of the terminal', () => {
    const cluster = new Cluster();
    cluster.run('gauzian --give monitoring/minio-metrics/token', { readInput: () => 'a.token\n' });
    expect(cluster.secrets.get('monitoring/minio-metrics')).toEqual({ token: 'a.token' });
    expect(cluster.output).not.toContain('a.token');
    expect(cluster.commandLines.join('\n')).not.toContain('a.token');
  });

  test('is content when everything is there', () => {
    const cluster = new Cluster();
    cluster.run('gauzian --create');
    cluster.secrets.set('monitoring/minio-metrics', { token: 'value' });
    cluster.secrets.set('gauzian-v2/postgres-exporter', { password: 'value' });
    cluster.secrets.set('monitoring/notifications', { discord: 'value', slack: 'value', veilleur: 'value' });
    const last = 'gauzian --give gauzian-v2/redis-exporter/passwords.json';
    expect(cluster.run(last, { readInput: () => '{}' })).toBe(0);
  });

  test('makes a new value, and says how it arrives', () => {
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
  ])('says what is wrong with users that are there: %s', (_, users, message) => {
    const cluster = new Cluster();
    cluster.secrets.set('monitoring/prometheus-users', { users });
    expect(cluster.run('gauzian')).toBe(1);
    expect(cluster.output).toMatch(/wrong {4}monitoring\/prometheus-users\/users/);
    expect(cluster.output).toMatch(message);
    expect(cluster.output).not.toContain('hunter2');
  });

  test('a second key beside the users is wrong: Traefik refuses it', () => {
    const cluster = new Cluster();
    cluster.run('gauzian --create');
    Object.assign(cluster.secrets.get('monitoring/prometheus-users')!, { other: 'x' });
    cluster.printed.length = 0;
    cluster.run('gauzian');
    expect(cluster.output).toMatch(/its Secret also has the key other, and Traefik takes only one with a single key/);
  });

  test.each<[string, string, Partial<Surroundings>, RegExp]>([
    ['no stack', '', {}, /exactly one stack is to be named; given: ""; allowed: \nnpm run secrets -- STACK/],
    ['another stack', 'shop', {}, /there is no such stack; given: "shop"; allowed: gauzian/],
    ['an option that does not exist', 'gauzian --force', {}, /Unknown option '--force'/],
    [
      'another Secret',
      'gauzian --give monitoring/other/token',
      {},
      /the stack reads no such Secret; given: "monitoring\/other\/token"; allowed: monitoring\/minio-metrics/,
    ],
    [
      'a new value for what somebody else knows',
      'gauzian --rotate monitoring/minio-metrics/token',
      {},
      /this value cannot be made: .*; given: "monitoring\/minio-metrics\/token"; .*; remedy: give it: --give/,
    ],
    [
      'a password that a guide hands out',
      'gauzian --give monitoring/grafana-credentials/admin-password',
      { readInput: () => 'ChangeMe123!\n' },
      /grafana-credentials\/admin-password: it is a password from public guides$/,
    ],
    [
      'passwords that nobody would see',
      'gauzian --create',
      { isTerminal: false },
      /nobody would see them here; given: "an output that is no terminal"; remedy: run it in a terminal, or say --show/,
    ],
    [
      'a stack that is wrong itself',
      'gauzian',
      { stacks: [targeted({ ...gauzian, grafana: { ...gauzian.grafana, host: 'Grafana' } })] },
      /this is no host name; given: "Grafana"/,
    ],
  ])('%s is refused, and nothing is written', (_, args, surroundings, message) => {
    const cluster = new Cluster();
    expect(() => cluster.run(args, surroundings)).toThrow(message);
    expect(cluster.secrets.size).toBe(0);
  });

  test('before the stack is applied there is no namespace for its Secrets', () => {
    expect(() => new Cluster([]).run('gauzian --create')).toThrow(
      /the namespace monitoring is not there yet; remedy: apply the stack first: its pods wait for their Secrets/,
    );
  });

  test('with --show passwords are shown elsewhere too', () => {
    const cluster = new Cluster();
    cluster.run('gauzian --create --show', { isTerminal: false });
    expect(cluster.output).toMatch(/user admin, password \S{24}/);
  });
});

test('users with comments and empty lines are right', () => {
  const hash = '$2y$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234';
  expect(valueIssues('users', `# people\n\nanna:${hash}\nben:${hash}\n`)).toEqual([]);
});
