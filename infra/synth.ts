import { basename } from 'node:path';
import { App } from 'cdk8s';
import { MonitoringStack } from '../constructs';
import { Mistake } from '../metrics';
import { filesOf, publish, writeFiles } from './output';
import { stacks } from './stacks';

/**
 * The entry point of `cdk8s synth`. The command empties its output folder before it runs this program, so `cdk8s.yaml` gives
 * it a folder of its own, and only what is complete and without a fault is put in the place of `dist/`.
 */
const staging = '.synth';

function main(): void {
  const app = new App({ outdir: process.env.CDK8S_OUTDIR ?? staging });
  const charts = stacks.map((stack) => new MonitoringStack(app, stack));
  app.synth();
  for (const chart of charts) writeFiles(app.outdir, filesOf(chart));
  if (basename(app.outdir) === staging) publish(app.outdir, 'dist');
}

try {
  main();
} catch (error) {
  // What a person wrote wrong is told without the stack of calls that found it.
  console.error(error instanceof Mistake || isValidation(error) ? error.message : error);
  process.exitCode = 1;
}

/** cdk8s gathers what the constructs find into one error. */
function isValidation(error: unknown): error is Error {
  return error instanceof Error && error.message.startsWith('Validation failed');
}
