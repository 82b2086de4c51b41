import { basename } from 'node:path';
import { failing } from '../cli/failure';

/**
 * Entry point of `cdk8s synth`. The command empties its output folder before it runs this program.
 * Therefore `cdk8s.yaml` sets a staging folder, and only complete and valid output replaces
 * `dist/`. With another folder (`--output`, `--stdout`), the program writes only there.
 */
const staging = '.synth';

failing(async () => {
  // Imported here, so that errors of catalogues are reported in the same way.
  const [{ targetedStacks }, { synthesize }] = await Promise.all([
    import('./stacks/index.js'),
    import('../targets/synthesize.js'),
  ]);
  const output = process.env.CDK8S_OUTDIR ?? staging;
  const report = synthesize(targetedStacks, basename(output) === staging ? { output, published: 'dist' } : { output });
  console.error(report);
});
