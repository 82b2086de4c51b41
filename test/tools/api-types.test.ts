import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recipes } from '../../tools/recipes';

const root = join(__dirname, '../..');
const versionIn = (file: string, pattern: RegExp) => pattern.exec(readFileSync(join(root, file), 'utf8'))?.[1];

describe('the generated types of the Kubernetes API', () => {
  const version = versionIn('constructs/api/k8s.ts', /^\/\/ Kubernetes ([\d.]+):/);

  test('have the version that the tests run', () => {
    expect(version).toBe(recipes.find(({ name }) => name === 'kubernetes')!.version);
  });

  test('equal those of the Go module', () => {
    expect(version).toBe(versionIn('tools/kubernetes/go.mod', /^(?:require )?\s*k8s\.io\/kubernetes v(\S+)/m));
  });
});
