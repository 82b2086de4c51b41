import { fullStack, minimalStack } from '../../stacks';
import { allStacks, chartOf } from '../../targeted';

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
}

/** Types of Kubernetes 1.28 as the package has them: functions that copy the known fields of an object. */
const api = jest.requireActual<Readonly<Record<string, ((object: unknown) => unknown) | undefined>>>(
  'cdk8s-plus-28/lib/imports/k8s',
);

/**
 * Returns an object as the functions read it: values of a class (`port.value`), and names with one capital
 * (`clusterIp`) beside those of the API.
 */
function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return Object.assign(() => value, { value });
  const fields = Object.entries(value).map(([key, one]) => [key, readable(one)] as const);
  const alias = (key: string) => key.replace(/[A-Z]{2,}/, ([first, ...rest]) => first! + rest.join('').toLowerCase());
  return Object.fromEntries([...fields.map(([key, one]) => [alias(key), one] as const), ...fields]);
}

/** Paths of the fields of an object. */
function pathsOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, one]) => pathsOf(one, `${path}.${key}`));
}

/** Fields of an object that Kubernetes 1.28 does not have. */
function unknownFields({ apiVersion: _, kind, ...object }: Manifest): string[] {
  const copy = api[`toJson_Kube${kind}Props`]!;
  const known = new Set(pathsOf(copy(readable(object))));
  // The functions leave out what every object has.
  const isOfEach = (path: string) => /^\.spec\.volumeClaimTemplates\.\d+\.(apiVersion|kind|status)\b/.test(path);
  return pathsOf(object).filter((path) => !known.has(path) && !isOfEach(path));
}

const isKubernetes = ({ apiVersion }: Manifest) => !/^(traefik\.io|cert-manager\.io)\//.test(apiVersion);

test.each([...allStacks, minimalStack, fullStack].map((stack) => [stack.name, stack] as const))(
  'Kubernetes 1.28 has every field of the objects of %s',
  (_, stack) => {
    const objects = (chartOf(stack).toJson() as Manifest[]).filter(isKubernetes);
    expect(objects.length).toBeGreaterThan(5);
    expect(objects.flatMap(unknownFields)).toEqual([]);
  },
);

test('a field of a later version is found', () => {
  const pod = { apiVersion: 'v1', kind: 'Pod', spec: { hostname: 'a', hostnameOverride: 'a' } };
  expect(unknownFields(pod)).toEqual(['.spec.hostnameOverride']);
});
