import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { compareSync } from 'bcryptjs';
import { kubectl as command, readSecret, writeSecret, type Kubectl } from '../../../cli/secrets/kubectl';
import { gauzian } from '../../../infra/stacks/gauzian/stack';
import { pathOf } from '../../../stack/required-secrets';
import { secretValueOf } from '../../secret-values';
import { chartOf } from '../../targeted';
import { makeNamespaces } from '../cluster/pods';
import { startKubernetes, type Kubernetes } from '../manifests/kubernetes';
import { Workplace } from '../workplace';

const root = join(__dirname, '../../..');
const place = new Workplace();
let kubernetes: Kubernetes;
beforeAll(async () => {
  kubernetes = await startKubernetes();
  place.running.push(kubernetes);
});
afterAll(() => place.stop());

interface Outcome {
  readonly status: number | null;
  readonly output: string;
}

/** Runs the command like a user. */
async function secrets(args: readonly string[], input = ''): Promise<Outcome> {
  const child = spawn('npm', ['run', '--silent', 'secrets', '--', 'gauzian', ...args], {
    cwd: root,
    env: kubernetes.env,
  });
  child.stdin.end(input);
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { status: child.exitCode, output: output + errors };
}

/** kubectl at the API server of the test. */
const run: Kubectl = (args, input) => command([`--kubeconfig=${kubernetes.kubeconfig}`, ...args], input);

/** Tests in sequence: each one continues where the previous one ended. */
describe('npm run secrets, at a real API server', () => {
  test('requires that the stack is deployed first', async () => {
    const { status, output } = await secrets(['--create', '--show']);
    expect(output).toMatch(/the namespace monitoring does not exist; remedy: deploy the stack first/);
    expect(status).toBe(2);
  });

  test('generates random values', async () => {
    makeNamespaces(kubernetes, ['monitoring', 'gauzian-v2']);
    const { status, output } = await secrets(['--create', '--show']);
    expect(output).toMatch(/3 present, 6 missing, 0 invalid/);
    expect(status).toBe(1);
    const [, admin] = /grafana-credentials\/admin-password: (\S+)/.exec(output)!;
    expect(readSecret(run, 'monitoring', 'grafana-credentials')).toEqual({ 'admin-password': admin });
    const [, user] = /user admin, password (\S+)/.exec(output)!;
    const [, hash] = readSecret(run, 'monitoring', 'prometheus-users')!.users!.trim().split(':');
    expect(compareSync(user!, hash!)).toBe(true);
  });

  test('reads given values, and succeeds when all exist', async () => {
    const { output } = await secrets([]);
    const missing = [...output.matchAll(/^missing +(\S+)$/gm)].map(([, path]) => path!);
    expect(missing).toHaveLength(6);
    const outcomes: Outcome[] = [];
    const required = new Map(chartOf(gauzian).requiredSecrets.map((one) => [pathOf(one), one]));
    for (const path of missing) {
      outcomes.push(await secrets(['--give', path], `${secretValueOf(required.get(path)!)}\n`));
    }
    expect(outcomes.map(({ status }) => status)).toEqual([1, 1, 1, 1, 1, 0]);
    expect(outcomes.at(-1)!.output).toMatch(/9 present, 0 missing, 0 invalid/);
  });

  test('copies no value into an annotation', () => {
    const all = kubernetes.run(['get', 'secrets', '--all-namespaces', '--output=yaml', '--show-managed-fields']);
    expect(all).not.toContain('s3cret');
    expect(all).not.toContain('last-applied-configuration');
  });

  test('creates Secrets that kubectl can change', () => {
    const literal = '--from-literal=admin-password=given by kubectl';
    const args = ['create', 'secret', 'generic', 'grafana-credentials', '--namespace=monitoring', literal];
    const input = kubernetes.run([...args, '--dry-run=client', '--output=yaml']);
    kubernetes.run(['apply', '--filename=-'], { input });
    expect(readSecret(run, 'monitoring', 'grafana-credentials')).toEqual({ 'admin-password': 'given by kubectl' });
  });

  test('changes one key of a Secret and keeps all others', () => {
    const namespace = 'monitoring';
    kubernetes.run([
      'create',
      'secret',
      'generic',
      'shared',
      `--namespace=${namespace}`,
      '--from-literal=theirs=kept',
      '--from-literal=first=old',
    ]);
    for (const [key, value] of [
      ['first', '1'],
      ['second', '2'],
      ['first', 'new'],
    ] as const) {
      writeSecret(run, { namespace, name: 'shared', stringData: { [key]: value } });
    }
    expect(readSecret(run, namespace, 'shared')).toEqual({ theirs: 'kept', first: 'new', second: '2' });
  });

  test('reports the cluster that does not answer', async () => {
    const env = { ...kubernetes.env, KUBECONFIG: join(root, 'no', 'such', 'file') };
    const child = spawn('npm', ['run', '--silent', 'secrets', '--', 'gauzian'], { cwd: root, env });
    const [errors] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect(errors).toMatch(/kubectl config failed: error: current-context is not set/);
    expect(child.exitCode).toBe(2);
  });
});
