import { parseArgs } from 'node:util';
import { ValidationError } from '../../core/errors';
import { libraryFamily } from '../../metrics/client-library';
import { compareExposition } from '../../metrics/contract';
import type { Exposition } from '../../metrics/exposition';
import { readExposition } from '../exposition';
import { namedStack } from '../named-stack';
import type { CheckedJob } from './checked-stack';
import { report } from './report';

/** A stack, as far as it says what its jobs read. */
export interface CheckedStack {
  readonly name: string;
  readonly jobs: readonly CheckedJob[];
}

const usage = `npm run check -- STACK PAGE    shows where a metrics page is not as the catalogue of its job says
  --job JOB                    the job of the stack that reads it; by default the one whose metrics the page has
  --fresh                      the application has just been started: a metric with labels may not be there yet
  --bearer-token-file FILE     the token with which the page is asked for
PAGE is an address with http:// or https://, or a file. The exit status is 0 when the contract holds, 1 when it is broken and 2
when it could not be checked.`;

/**
 * Holds a live page against the catalogue of a stack's job.
 *
 * @returns what is shown, and whether the contract holds
 * @throws ValidationError when the arguments are not as they should be, no job fits, or the page cannot be read
 */
export async function checkCommand(
  args: readonly string[],
  stacks: readonly CheckedStack[],
): Promise<{ readonly text: string; readonly holds: boolean }> {
  const { name, source, options } = parsed(args);
  const stack = namedStack(name, stacks);
  const named = options.job === undefined ? undefined : jobOf(options.job, stack);
  const { 'bearer-token-file': bearerTokenFile } = options;
  const exposition = await readExposition(source, bearerTokenFile === undefined ? {} : { bearerTokenFile });
  const job = named ?? fittingJob(stack, exposition);
  const comparison = compareExposition(job, exposition);
  const { issues, unseen } = comparison;
  return {
    text: report({ title: `${source} and the job ${job.job} of ${name}`, job, comparison, isFresh: options.fresh }),
    holds: issues.length === 0 && (options.fresh || unseen.length === 0),
  };
}

interface Options {
  readonly job?: string;
  readonly fresh: boolean;
  readonly 'bearer-token-file'?: string;
}

function parsed(args: readonly string[]): { name: string; source: string; options: Options } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        job: { type: 'string' },
        fresh: { type: 'boolean', default: false },
        'bearer-token-file': { type: 'string' },
      },
    });
    const [name, source, ...others] = positionals;
    if (name === undefined || source === undefined || others.length > 0) {
      throw new Error('a stack and a page are to be named');
    }
    return { name, source, options: values };
  } catch (error) {
    throw new ValidationError({ problem: (error as Error).message, given: args.join(' '), allowed: `\n${usage}` });
  }
}

function jobOf(given: string, { jobs }: CheckedStack): CheckedJob {
  const job = jobs.find((one) => one.job === given);
  if (job) return job;
  throw new ValidationError({ problem: 'the stack has no such job', given, allowed: jobs.map((one) => one.job) });
}

/** The only job, the only one of which the page has anything, or the only one of which it has at least half. */
function fittingJob({ jobs }: CheckedStack, exposition: Exposition): CheckedJob {
  if (jobs.length === 1) return jobs[0]!;
  const some = jobs.filter((job) => shareOf(job, exposition) > 0);
  const half = some.filter((job) => shareOf(job, exposition) >= 0.5);
  const fitting = some.length === 1 ? some : half;
  if (fitting.length === 1) return fitting[0]!;
  throw new ValidationError({
    problem:
      some.length === 0
        ? 'the page has no metric of any job of the stack'
        : `the page may be of each of these jobs: ${(half.length > 0 ? half : some).map(({ job }) => job).join(', ')}`,
    allowed: jobs.map(({ job }) => job),
    remedy: 'say which it is by --job JOB',
  });
}

/** How much of a catalogue a page has; what every process says does not tell one from another. */
function shareOf({ catalogue }: CheckedJob, exposition: Exposition): number {
  const names = Object.keys(catalogue.metrics).filter((metric) => libraryFamily(metric, exposition) === undefined);
  return names.filter((metric) => exposition.has(metric)).length / names.length;
}
