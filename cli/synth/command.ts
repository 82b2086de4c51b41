import { basename, resolve } from 'node:path';
import { formatIssue, inPath, throwIssues } from '../../core/errors';
import { notificationsFile } from '../../stack/notifications';
import { objectivesFile } from '../../stack/objectives';
import type { TargetedStack } from '../../targets';
import { replaceFolder, replacementIssues, writeFiles } from '../../targets/output';
import { render, type Synthesis } from '../../targets/synthesize';
import { errorText } from '../failure';
import { errorJson, json } from '../json';
import { exitStatus, type ExitStatus, type Surroundings } from '../surroundings';
import { changeLines, changesOf, isChange, type Changes } from './changes';
import { typeErrors } from './type-check';

/** Folder that `cdk8s synth` empties before it runs the command. Its complete content replaces the published folder. */
const staging = '.synth';

/** Options of `vigie synth`. */
export interface SynthOptions {
  /** Whether types are checked. */
  readonly check: boolean;
  /** Published folder, relative to that of the project. */
  readonly output: string;
  readonly json?: boolean;
}

/** Rendered stacks. */
interface Rendered {
  readonly stacks: readonly TargetedStack[];
  readonly synthesis: Synthesis;
}

/** Synthesis that was written. */
interface Written extends Rendered {
  readonly changes: Changes;
  /** Folder with the files. */
  readonly folder: string;
}

/**
 * Checks the types of all stacks and writes their files. Types and values are checked at the same
 * time. Errors of types are the only ones that are printed, because they often cause the others.
 *
 * @throws ValidationError when there is no configuration or no compiler
 */
export async function synthCommand(options: SynthOptions, surroundings: Surroundings): Promise<ExitStatus> {
  const { note, print, folder, isColoured } = surroundings;
  throwIssues(inPath('--output', replacementIssues(resolve(folder, options.output), folder)));
  const config = surroundings.findConfig();
  note(options.check ? 'checking types, validating and rendering the stacks …' : 'types: not checked (--no-check)');
  const [types, rendered] = await Promise.all([
    options.check ? typeErrors(config, isColoured) : '',
    renderAll(surroundings).catch((error: unknown) => ({ error })),
  ]);
  const unchanged = `${options.output}/ was not written`;
  if (types !== '') {
    if (options.json) print(json({ types }));
    note(`${types}\n\n${unchanged}`);
    return exitStatus.doesNotHold;
  }
  if ('error' in rendered) {
    if (options.json) print(errorJson(rendered.error, folder));
    note(`${errorText(rendered.error, folder)}\n\n${unchanged}`);
    return exitStatus.doesNotHold;
  }
  if (options.check) note('types: no errors');
  const written = write(rendered, options.output, surroundings);
  note(report(written));
  if (options.json) print(json(summary(written)));
  return exitStatus.done;
}

async function renderAll(surroundings: Surroundings): Promise<Rendered> {
  const stacks = await surroundings.loadStacks();
  return { stacks, synthesis: render(stacks) };
}

/** Writes the files. Under `cdk8s synth` with another folder (`--output`, `--stdout`), writes only there. */
function write(rendered: Rendered, output: string, { folder, cdk8sFolder }: Surroundings): Written {
  const { files } = rendered.synthesis;
  const isPublished = cdk8sFolder === undefined || basename(cdk8sFolder) === staging;
  const published = isPublished ? resolve(folder, output) : cdk8sFolder;
  const changes = changesOf(published, files);
  if (cdk8sFolder !== undefined) writeFiles(cdk8sFolder, files);
  if (isPublished && isChange(changes)) replaceFolder(published, files);
  return { ...rendered, changes, folder: isPublished ? output : cdk8sFolder };
}

/** Renders what was written: warnings, files with tables, changed files, and the next commands. */
function report({ stacks, synthesis, changes, folder }: Written): string {
  const { files, warnings } = synthesis;
  const next = stacks.flatMap(({ stack, target }) => {
    const [apply, ...patches] = target.applyCommands(stack, folder);
    const secrets = target.requiredSecrets(stack).length > 0 ? [`npx vigie secrets ${stack.name}`] : [];
    return [...(apply === undefined ? [] : [apply]), ...secrets, ...patches];
  });
  return [
    ...warnings.map((one) => `warning: ${formatIssue(one)}`),
    ...stacks.flatMap(({ stack }) => {
      const tables = Object.entries({ notifications: notificationsFile(stack), objectives: objectivesFile(stack) });
      const texts = tables.flatMap(([what, file]) => (files.has(file) ? [`${what} in ${folder}/${file}`] : []));
      return texts.length > 0 ? [`${stack.name}: ${texts.join(', ')}`] : [];
    }),
    ...changeLines(folder, files.size, changes),
    ...(isChange(changes) ? ['', 'To deploy:', ...next.map((one) => `  ${one}`)] : []),
    ...(isChange(changes) ? ['', 'Next: npx vigie test, then these commands'] : []),
  ].join('\n');
}

function summary({ stacks, synthesis, changes, folder }: Written): unknown {
  return {
    folder,
    files: synthesis.files.size,
    ...changes,
    warnings: synthesis.warnings.map(formatIssue),
    stacks: stacks.map(({ stack, target }) => ({
      name: stack.name,
      target: target.name,
      apply: target.applyCommands(stack, folder),
    })),
  };
}
