import { parseAllDocuments } from 'yaml';
import { blocksOf, pages, textOf } from './pages';

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: object;
  readonly spec?: object;
}

const page = (name: string) => `docs/how-to/deploy-with-${name}.md`;
const blocks = (name: string) => blocksOf(textOf(name)).filter(({ language }) => language === 'yaml');

/** Documents of a block, without aliases and other features that readers of Kubernetes do not have. */
function documentsOf(text: string): Manifest[] {
  const documents = parseAllDocuments(text, { strict: true, version: '1.1' });
  return [...documents].map((one) => {
    expect(one.errors).toEqual([]);
    return one.toJS({ maxAliasCount: 0 }) as Manifest;
  });
}

/** Paths of the fields of a value, without the indexes of lists. */
function fieldsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => fieldsOf(one, path));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, one]) => fieldsOf(one, path === '' ? key : `${path}.${key}`));
}

/** Fields of the resource definitions of Argo CD 3 and Flux 2 that a stack needs, by kind. */
const known: Readonly<Record<string, readonly string[]>> = {
  'argoproj.io/v1alpha1 Application': [
    'project',
    'source.repoURL',
    'source.targetRevision',
    'source.path',
    'source.directory.include',
    'destination.server',
    'syncPolicy.automated.prune',
    'syncPolicy.automated.selfHeal',
    'syncPolicy.syncOptions',
  ],
  'source.toolkit.fluxcd.io/v1 GitRepository': ['interval', 'url', 'ref.branch'],
  'kustomize.toolkit.fluxcd.io/v1 Kustomization': [
    'interval',
    'sourceRef.kind',
    'sourceRef.name',
    'path',
    'prune',
    'wait',
    'timeout',
    'dependsOn.name',
  ],
};

test.each(pages.filter((one) => blocks(one).length > 0))('the YAML of %s is of objects', (one) => {
  for (const { text } of blocks(one)) {
    for (const manifest of documentsOf(text)) {
      expect(manifest).toMatchObject({ apiVersion: expect.any(String) as string, kind: expect.any(String) as string });
    }
  }
});

test.each(['argo-cd', 'flux'])('the objects of %s have only known fields', (name) => {
  const manifests = blocks(page(name)).flatMap(({ text }) => documentsOf(text));
  const custom = manifests.filter(({ spec }) => spec !== undefined);
  expect(custom.length).toBeGreaterThan(0);
  for (const { apiVersion, kind, spec } of custom) {
    expect(known[`${apiVersion} ${kind}`]).toEqual(expect.arrayContaining(fieldsOf(spec)));
  }
});

test('Argo CD applies on the server', () => {
  expect(textOf(page('argo-cd'))).toMatch(/^ {6}- ServerSideApply=true$/m);
});
