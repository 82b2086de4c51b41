import { config as stackConfig } from '../infra/stacks';
import { givenSecrets } from '../test/pulumi/deployed';
import { runProgram } from '../tools/pulumi-engine';
import { printUsage } from './usage';

/** Measures the program of `pulumi preview` without the CLI, providers and the cluster. */
export async function benchProgram(): Promise<void> {
  const [deployed] = stackConfig.stacks;
  const given = Object.entries(givenSecrets(deployed!.stack)).map(([path, value]) => [`vigie:${path}`, value] as const);
  const config = { 'vigie:stack': deployed!.stack.name, ...Object.fromEntries(given) };
  const secretKeys = given.map(([key]) => key);
  await printUsage('the program of pulumi preview', async (env) => {
    const { status, output } = await runProgram({ config, secretKeys, isPreview: true, made: () => ({}), env });
    if (status !== 0) throw new Error(`the program failed:\n${output}`);
  });
}
