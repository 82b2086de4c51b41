import { basename } from 'node:path';
import { failing } from '../cli/failure';

/**
 * The entry point of `cdk8s synth`. The command empties its output folder before it runs this program; so `cdk8s.yaml` gives
 * it one of its own, and only what is complete and valid takes the place of `dist/`. Asked for another folder
 * (`--output`, `--stdout`), it writes only there.
 */
const staging = '.synth';

failing(async () => {
  // Imported here, so that a catalogue that throws while it is built is reported in the same way.
  const [{ targetedStacks }, { synthesize }] = await Promise.all([
    import('./stacks/index.js'),
    import('../targets/synthesize.js'),
  ]);
  const output = process.env.CDK8S_OUTDIR ?? staging;
  const report = synthesize(targetedStacks, basename(output) === staging ? { output, published: 'dist' } : { output });
  console.error(report);
});
