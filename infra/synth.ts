import { basename } from 'node:path';
import { Mistake } from '../metrics';
import { stacks } from './stacks';
import { synthesize } from './synthesize';

/**
 * The entry point of `cdk8s synth`. The command empties its output folder before it runs this program; so `cdk8s.yaml` gives
 * it one of its own, and only what is complete and without a fault takes the place of `dist/`. Asked for another folder
 * (`--output`, `--stdout`), it writes only there.
 */
const staging = '.synth';

try {
  const output = process.env.CDK8S_OUTDIR ?? staging;
  synthesize(stacks, basename(output) === staging ? { output, published: 'dist' } : { output });
} catch (error) {
  // What a person wrote wrong is told without the stack of calls that found it.
  console.error(error instanceof Mistake || isValidation(error) ? error.message : error);
  process.exitCode = 1;
}

/** cdk8s gathers what the constructs find into one error. */
function isValidation(error: unknown): error is Error {
  return error instanceof Error && error.message.startsWith('Validation failed');
}
