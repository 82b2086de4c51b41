import fc from 'fast-check';
import { App } from 'cdk8s';
import { objectsOf } from '../../../constructs/objects';
import { patchJson } from '../../../constructs/patch';
import { formatIssue } from '../../../core/errors';
import type { ExternalWorkload } from '../../../stack';
import { validate } from '../../../targets';
import { StackChart } from '../../../targets/kubernetes/chart';
import { startKubernetes, type Kubernetes } from '../manifests/kubernetes';
import { ApiClient, type KubernetesObject } from './api-client';
import type { Placed } from './base';
import { casesOf } from './cases';
import { Court } from './court';
import { settings } from './settings';
import { exporters } from './subjects/exporters';
import { grafana } from './subjects/grafana';
import { jobs } from './subjects/jobs';
import { kubernetes as target } from './subjects/kubernetes';
import { stacks } from './subjects/stacks';
import { targetIssues, verdictOf } from './verdict';
import { wholeStacks } from './whole-stack';

let kubernetes: Kubernetes;
let client: ApiClient;
const court = new Court();

beforeAll(async () => {
  kubernetes = await startKubernetes();
  client = new ApiClient(kubernetes.kubeconfig);
}, 180_000);

afterAll(async () => {
  client.close();
  await Promise.all([kubernetes.stop(), court.stop()]);
}, 60_000);

const asked = new Map<string, Promise<string>>();

/** Asks the API server about an object once. */
function errorOf(object: KubernetesObject): Promise<string> {
  const text = JSON.stringify(object);
  const answer = asked.get(text) ?? client.dryRun(object);
  asked.set(text, answer);
  return answer;
}

test('the API server and all servers accept whole stacks', async () => {
  const { seed } = settings;
  // A few are refused as a whole, for example for a large volume on a small one.
  const made = fc.sample(wholeStacks, { seed, numRuns: Math.ceil(settings.stacks * 1.1) });
  const refused = made.map((placed) => validate([placed]).map(formatIssue));
  const accepted = made.filter((_, index) => refused[index]!.length === 0);
  expect(accepted.length < settings.stacks ? [...new Set(refused.flat())] : []).toEqual([]);
  const errors = await Promise.all(accepted.slice(0, settings.stacks).map(stackErrors));
  expect(errors.flat()).toEqual([]);
}, 900_000);

test('the API server accepts what is accepted of any value in an object', async () => {
  const reaching = { ...target, ...jobs, ...exporters, ...stacks, ...grafana };
  const cases = casesOf(reaching, { seed: settings.seed, each: Math.ceil(settings.cases / 2500) });
  const placed = cases
    .filter(({ kind }) => kind === 'any')
    .map(({ subject, value }) => verdictOf(() => subject.place(value)))
    .filter((verdict) => verdict.issues.length === 0 && targetIssues(verdict).length === 0)
    .map((verdict) => verdict.placed!);
  expect(placed.length).toBeGreaterThan(100);
  const errors = await Promise.all(placed.map(stackErrors));
  expect(errors.flat()).toEqual([]);
}, 900_000);

/** Returns the errors of all servers on a stack. */
async function stackErrors(placed: Placed): Promise<readonly string[]> {
  const { stack, target: one } = placed;
  const objects = objectsOf(new StackChart(new App({ outdir: 'unused' }), 'stack', { stack, ...one.options })).map(
    (object) => object.toJson() as KubernetesObject,
  );
  const namespaces = new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []));
  await Promise.all([...namespaces].map(madeNamespace));
  const errors = await Promise.all([
    ...objects.map(errorOf),
    ...(stack.patches ?? []).map(async (patch) => {
      const workload = await madeWorkload(patch.workload);
      return client.dryPatch(workload, patchJson(patch));
    }),
    court.traefikError(placed),
  ]);
  return [...errors, ...(await court.errorsOf(one.servers(stack)))].filter((error) => error !== '');
}

const created = new Map<string, Promise<void>>();

/** Creates a namespace once. */
function madeNamespace(name: string): Promise<void> {
  return once({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
}

/** Creates the workload of a patch once, as its team does. */
async function madeWorkload({ kind, name, namespace }: ExternalWorkload): Promise<KubernetesObject> {
  await madeNamespace(namespace);
  const labels = { app: 'external' };
  const template = { metadata: { labels }, spec: { containers: [{ name: 'server', image: 'server' }] } };
  const spec = { selector: { matchLabels: labels }, template, ...(kind === 'DaemonSet' ? {} : { replicas: 0 }) };
  const workload = { apiVersion: 'apps/v1', kind, metadata: { name, namespace }, spec };
  await once(workload);
  return workload;
}

function once(object: KubernetesObject): Promise<void> {
  const key = [object.kind, object.metadata.namespace, object.metadata.name].join('/');
  const creation = created.get(key) ?? client.create(object);
  created.set(key, creation);
  return creation;
}
