import fc from 'fast-check';
import { objectsOf } from '../../../constructs/objects';
import { patchJson } from '../../../constructs/patch';
import { formatIssue } from '../../../core/errors';
import type { ExternalWorkload } from '../../../stack';
import { validate } from '../../../targets';
import { startKubernetes, type Kubernetes } from '../manifests/kubernetes';
import { ApiClient, type KubernetesObject } from './api-client';
import type { Placed } from './base';
import { chartOf, stackOf, type Described } from './described';
import { casesOf } from './cases';
import { Court } from './court';
import { settings } from './settings';
import { constructs } from './subjects/constructs';
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
});

afterAll(async () => {
  client.close();
  await Promise.all([kubernetes.stop(), court.stop()]);
});

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
  const errors = await Promise.all(accepted.slice(0, settings.stacks).map(errorsOn));
  expect(errors.flat()).toEqual([]);
});

test('the API server accepts what is accepted of any value in an object', async () => {
  const reaching = { ...target, ...constructs, ...jobs, ...exporters, ...stacks, ...grafana };
  const cases = casesOf(reaching, { seed: settings.seed, each: Math.ceil(settings.cases / 2500) });
  const accepted = cases
    .filter(({ kind }) => kind === 'any')
    .map(({ subject, value }) => verdictOf(() => subject.place(value)))
    .filter((verdict) => verdict.issues.length === 0 && targetIssues(verdict).length === 0)
    .map((verdict) => verdict.described!);
  expect(accepted.length).toBeGreaterThan(100);
  const errors = await Promise.all(accepted.map(errorsOn));
  expect(errors.flat()).toEqual([]);
});

/** Returns the errors of all servers on a description. */
async function errorsOn(described: Described): Promise<readonly string[]> {
  const placed = stackOf(described);
  const objects = objectsOf(chartOf(described)).map((object) => object.toJson() as KubernetesObject);
  const namespaces = new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []));
  await Promise.all([...namespaces].map(madeNamespace));
  const errors = await Promise.all([
    ...objects.map(errorOf),
    court.traefikError(described),
    ...(placed ? stackErrors(placed) : []),
  ]);
  return errors.flat().filter((error) => error !== '');
}

/** Returns the errors on what a stack has besides its objects. */
function stackErrors({ stack, target: one }: Placed): Promise<string | readonly string[]>[] {
  const patches = (stack.patches ?? []).map(async (patch) => {
    const workload = await madeWorkload(patch.workload);
    return client.dryPatch(workload, patchJson(patch));
  });
  return [...patches, court.errorsOf(one.servers(stack))];
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
