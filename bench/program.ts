import { config as stackConfig } from '../infra/stacks';
import { givenSecrets } from '../test/pulumi/deployed';
import { runProgram } from '../tools/pulumi-engine';
import type { Reading } from './reading';
import { usageReadings } from './usage';

/** Measures the program of `pulumi preview` without the CLI, providers and the cluster. */
export function benchProgram(): Promise<readonly Reading[]> {
  const [deployed] = stackConfig.stacks;
  const given = Object.entries(givenSecrets(deployed!.stack)).map(([path, value]) => [`vigie:${path}`, value] as const);
  const config = { 'vigie:stack': deployed!.stack.name, ...Object.fromEntries(given) };
  const secretKeys = given.map(([key]) => key);
  return usageReadings('the program of pulumi preview', async (env) => {
    const { status, output } = await runProgram({ config, secretKeys, isPreview: true, made: () => ({}), env });
    if (status !== 0) throw new Error(`the program failed:\n${output}`);
  });
}
