import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileText } from '../../../core/yaml';
import { replaceFolder } from '../../../targets/output';
import { render } from '../../../targets/synthesize';
import { programFile } from '../../../tools/build';
import { manyApplications, manyApplicationsTarget as target } from '../../many-applications';
import { makeNamespaces } from '../cluster/pods';
import { Workplace } from '../workplace';
import { startKubernetes, type Kubernetes } from './kubernetes';
import { externalNamespaces, ofKind, type Manifest } from './manifest';
import { ruleDefinition } from './rule-definition';

/** Tests of a stack with many applications: the API server accepts it twice, and Prometheus loads its files. */
export function testManyApplications(applications: number): void {
  const place = new Workplace();
  let kubernetes: Kubernetes;
  let manifests: readonly Manifest[] = [];
  const output = () => join(place.folder, 'dist');
  const file = () => join(output(), 'many.k8s.yaml');

  beforeAll(async () => {
    const stack = manyApplications(applications);
    replaceFolder(output(), render([{ stack, target }]).files);
    // A YAML parser needs minutes for the file.
    manifests = target.chartForPulumi(stack).toJson() as Manifest[];
    kubernetes = await startKubernetes();
    place.running.push(kubernetes);
    makeNamespaces(kubernetes, externalNamespaces(manifests));
  });
  afterAll(() => place.stop());

  /** Applies all objects with one command, and checks that every line reports one object. */
  function expectAll(args: readonly string[], word: RegExp): void {
    const { status, stdout, stderr } = kubernetes.kubectl(['apply', ...args, `--filename=${file()}`]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const lines = stdout.trim().split('\n');
    expect(lines.filter((line) => !word.test(line))).toEqual([]);
    expect(lines).toHaveLength(manifests.length);
  }

  /** Versions of all ConfigMaps, which the API server changes with every change. */
  function versions(): string {
    const columns = 'NAME:.metadata.name,VERSION:.metadata.resourceVersion';
    return kubernetes.run([
      'get',
      'configmaps,deployments,networkpolicies',
      '--all-namespaces',
      `--output=custom-columns=${columns}`,
    ]);
  }

  test('has a ConfigMap for each dashboard, and others', () => {
    expect(ofKind(manifests, 'ConfigMap').length).toBeGreaterThan(applications);
  });

  test('is applied in one go on the client side, as Argo CD does, which a second time changes nothing', () => {
    expectAll([], / created$/);
    const before = versions();
    expectAll([], / unchanged$/);
    expect(versions()).toBe(before);
  });

  test('is applied in one go on the server side, which a second time changes nothing', () => {
    expectAll(['--server-side'], / serverside-applied$/);
    const before = versions();
    expectAll(['--server-side'], / serverside-applied$/);
    expect(versions()).toBe(before);
  });

  test('has rules for the Prometheus Operator, which are applied in one go, which a second time changes nothing', () => {
    const definition = join(place.folder, 'rule-definition.yaml');
    writeFileSync(definition, fileText(ruleDefinition));
    kubernetes.run(['apply', `--filename=${definition}`]);
    kubernetes.run(['wait', '--for=condition=Established', 'crd/prometheusrules.monitoring.coreos.com']);
    const apply = () => kubernetes.run(['apply', `--filename=${join(output(), 'many/prometheus-rule.yaml')}`]);
    const created = apply().trim().split('\n');
    expect(created.length).toBeGreaterThan(1);
    expect(created.filter((line) => !/^prometheusrule\..* created$/.test(line))).toEqual([]);
    expect(apply().replaceAll('unchanged', 'created').trim().split('\n')).toEqual(created);
  });

  test('has a configuration that Prometheus loads, with the files of all jobs and rules', () => {
    // promtool uses the paths of the container, which are below a folder of the test.
    const root = join(place.folder, 'container');
    const folder = join(root, 'etc/prometheus');
    mkdirSync(folder, { recursive: true });
    for (const part of ['rules', 'scrape-configs']) {
      cpSync(join(output(), 'many', part), join(folder, part), { recursive: true });
    }
    const config = join(root, 'prometheus.yml');
    const text = readFileSync(join(output(), 'many/prometheus.yml'), 'utf8');
    writeFileSync(config, text.replaceAll('/etc/prometheus/', `${folder}/`));
    // Kubelets are read with the token of the pod.
    const secrets = join(root, 'var/run/secrets');
    for (const name of ['kubelet', 'cadvisor']) {
      const file = join(folder, 'scrape-configs', `${name}.yml`);
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('/var/run/secrets', secrets));
    }
    for (const name of ['token', 'ca.crt']) {
      const file = join(secrets, 'kubernetes.io/serviceaccount', name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, 'a token');
    }
    const check = () => {
      const args = ['check', 'config', '--lint=all', '--lint-fatal', config];
      const { status, stdout, stderr } = spawnSync(programFile('promtool'), args, {
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      });
      return { status, output: stdout + stderr };
    };
    const { status, output: report } = check();
    expect({ status, report: status === 0 ? '' : report }).toEqual({ status: 0, report: '' });
    expect(report.match(/SUCCESS: \d+ rules? found/g)!.length).toBeGreaterThan(8 * applications);
    const job = join(folder, 'scrape-configs/app-0020.yml');
    writeFileSync(job, readFileSync(job, 'utf8').replace('job_name: app-0020', 'job_name: app-0021'));
    expect(check().output).toMatch(/found multiple scrape configs with job name "app-0021"/);
  });
}
