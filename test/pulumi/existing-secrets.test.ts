import { gauzian } from '../../infra/stacks/gauzian/stack';
import { deployed, givenSecrets, objectsOf, the } from './deployed';
import { MemoryCluster, type PlayedObject } from './played-cluster';
import { PlayedEngine } from './played-engine';
import type { Recording } from './recording';

const isSecret = ({ type }: { readonly type: string }) => type === 'kubernetes:core/v1:Secret';
const secretsOf = (recording: Recording) => objectsOf(recording).filter(isSecret);
const path = 'monitoring/minio-metrics';
const { [`${path}/token`]: _, ...others } = givenSecrets(gauzian);

describe.each([true, false])('a Secret of a stack deployed with retain %s', (retain) => {
  let before: Recording;
  beforeAll(async () => {
    before = await deployed(gauzian, { retain });
  });

  test('stays in the cluster when it becomes one of existingSecrets', async () => {
    const cluster = new MemoryCluster();
    const engine = new PlayedEngine(cluster);
    engine.up(secretsOf(before));
    const object = the(before, 'Secret', path).inputs as unknown as PlayedObject;
    expect(cluster.get(object)).toEqual(object);

    const after = await deployed(gauzian, { retain, secrets: others, existingSecrets: [path] });
    expect(secretsOf(after)).toHaveLength(secretsOf(before).length - 1);
    expect(engine.up(secretsOf(after))).toContainEqual({ op: 'delete', name: `shop/${path}`, paths: [] });
    expect(cluster.get(object)).toEqual(object);
  });

  test('is not deleted by itself when the stack is destroyed', () => {
    const cluster = new MemoryCluster();
    const engine = new PlayedEngine(cluster);
    const objects = [...secretsOf(before), the(before, 'Namespace', 'monitoring')];
    engine.up(objects);
    engine.destroy();
    const left = objects.filter(({ inputs }) => cluster.has(inputs as unknown as PlayedObject));
    expect(left.map(({ name }) => name)).toEqual(
      objects.filter((one) => retain || isSecret(one)).map(({ name }) => name),
    );
  });
});
