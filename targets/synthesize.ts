import { App } from 'cdk8s';
import type { StackProps } from '../stack/stack';
import { sharedHosts } from '../stack/validation/shared-hosts';
import { addStack } from './kubernetes/any-stack';
import { filesOf, objectivesFile } from './kubernetes/files';
import { publish, writeFiles } from './output';

/** Where a synthesis writes. */
export interface Folders {
  /** Where it writes at first; emptied by whoever calls. */
  readonly output: string;
  /**
   * What is replaced once everything is written and nothing was found wrong.
   *
   * @default - nothing: the output is all there is
   */
  readonly published?: string;
}

/**
 * Writes the manifests of stacks, and beside them the files that their servers read.
 *
 * @returns what whoever synthesizes is to know: how soon objectives tell
 * @throws Error listing everything that the constructs find wrong; what was published before stays as it was
 */
export function synthesize(stacks: readonly StackProps[], { output, published }: Folders): string {
  const app = new App({ outdir: output });
  const charts = stacks.map((stack) => addStack(app, stack));
  app.node.addValidation({ validate: () => sharedHosts(stacks) });
  app.synth();
  const written = charts.map(filesOf);
  for (const files of written) writeFiles(output, files);
  if (published !== undefined) publish(output, published);
  return written.flatMap((files, index) => files.get(objectivesFile(stacks[index]!)) ?? []).join('\n');
}
