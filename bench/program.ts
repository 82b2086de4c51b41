import { targetedStacks } from '../infra/stacks';
import { runProgram } from '../tools/pulumi-engine';
import { givenSecrets } from '../test/pulumi/deployed';
import { spread } from './spread';

const runs = 5;

/** Measures the program of `pulumi preview` without the CLI, providers and the cluster. */
export async function benchProgram(): Promise<void> {
  const [deployed] = targetedStacks;
  const given = Object.entries(givenSecrets(deployed!.stack)).map(([path, value]) => [`vigie:${path}`, value] as const);
  const config = { 'vigie:stack': deployed!.stack.name, ...Object.fromEntries(given) };
  const measured: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const { status, wall, output } = await runProgram({
      config,
      secretKeys: given.map(([key]) => key),
      isPreview: true,
      made: () => ({}),
    });
    if (status !== 0) throw new Error(`the program failed:\n${output}`);
    // The first run fills caches and is ignored.
    if (run > 0) measured.push(wall);
  }
  const { middle, least, most } = spread(measured);
  console.log(
    `the program of pulumi preview: ${middle.toFixed(1)} s (${least.toFixed(1)} to ${most.toFixed(1)}); median of ${runs} runs`,
  );
}
