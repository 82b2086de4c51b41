import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesize } from '../../../targets/synthesize';
import { programFile } from '../../../tools/build';
import { stacks } from '../stacks/stacks';
import { Workplace } from '../workplace';
import { startKubernetes } from './kubernetes';
import { readManifests } from './manifest';
import { schemaPath, writeSchemas } from './schemas';
import { inOwnCluster } from '../../targeted';

const place = new Workplace();
const manifestFile = (stack: string) => join(place.folder, 'dist', `${stack}.k8s.yaml`);

beforeAll(async () => {
  synthesize(stacks.map(inOwnCluster), { output: join(place.folder, 'dist') });
  const kubernetes = await startKubernetes();
  try {
    const manifests = stacks.flatMap(({ name }) => readManifests(manifestFile(name)));
    writeSchemas(kubernetes, manifests, join(place.folder, 'schemas'));
  } finally {
    await kubernetes.stop();
  }
});
afterAll(() => place.stop());

interface Report {
  readonly resources: readonly { readonly kind: string; readonly name: string; readonly msg: string }[];
  readonly summary: Readonly<Record<'valid' | 'invalid' | 'errors' | 'skipped', number>>;
}

function kubeconform(manifests: string): Report {
  const location = join(place.folder, 'schemas', schemaPath);
  const args = ['-strict', '-summary', '-output=json', `-schema-location=${location}`];
  const { stdout } = spawnSync(programFile('kubeconform'), args, { input: manifests, encoding: 'utf8' });
  return JSON.parse(stdout) as Report;
}

describe.each(stacks.map(({ name }) => name))('kubeconform with the stack %s', (name) => {
  const text = () => readFileSync(manifestFile(name), 'utf8');

  test('accepts every object with the schemas of the API server', () => {
    expect(kubeconform(text())).toEqual({
      resources: [],
      summary: { valid: readManifests(manifestFile(name)).length, invalid: 0, errors: 0, skipped: 0 },
    });
  });

  test('finds an unknown field', () => {
    const { resources, summary } = kubeconform(text().replace('imagePullPolicy:', 'imagePullPolcy:'));
    expect(summary).toMatchObject({ invalid: 1, errors: 0, skipped: 0 });
    expect(resources[0]!.msg).toMatch(/additional properties 'imagePullPolcy' not allowed/);
  });
});
