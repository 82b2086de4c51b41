import { parseArgs } from 'node:util';
import { ValidationError } from '../../core/errors';
import { libraryFamily } from '../../metrics/client-library';
import { compareExposition } from '../../metrics/contract';
import type { Exposition } from '../../metrics/exposition';
import { readExposition } from '../exposition';
import { namedStack } from '../named-stack';
import type { CheckedJob } from './checked-stack';
import { report } from './report';

/** Name and scrape jobs of a stack. */
export interface CheckedStack {
  readonly name: string;
  readonly jobs: readonly CheckedJob[];
}

const usage = `npm run check -- STACK PAGE    compares an exposition with the catalogue of its scrape job
  --job JOB                    the scrape job of the stack; default: the job whose metrics the exposition has
  --fresh                      accepts that metrics with labels are missing, as just after a start of the application
  --bearer-token-file FILE     the bearer token of the request
PAGE is the URL (http:// or https://) or the file of an exposition. The exit status is 0 when it matches the catalogue, 1 when
it does not, and 2 when it could not be checked.`;

/**
 * Compares an exposition with the catalogue of a scrape job of a stack.
 *
 * @returns the text to print, and whether the exposition matches the catalogue
 * @throws ValidationError when an argument is invalid, no job matches, or the exposition cannot be
 * read
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
      throw new Error('exactly one stack and one PAGE are required');
    }
    return { name, source, options: values };
  } catch (error) {
    throw new ValidationError({ problem: (error as Error).message, given: args.join(' '), allowed: `\n${usage}` });
  }
}

function jobOf(given: string, { jobs }: CheckedStack): CheckedJob {
  const job = jobs.find((one) => one.job === given);
  if (job) return job;
  throw new ValidationError({
    problem: 'the stack has no such scrape job',
    given,
    allowed: jobs.map((one) => one.job),
  });
}

/**
 * Returns the only job of the stack. Otherwise returns the only job of which the exposition has any
 * metric, or the only one of which it has at least half of the metrics.
 */
function fittingJob({ jobs }: CheckedStack, exposition: Exposition): CheckedJob {
  if (jobs.length === 1) return jobs[0]!;
  const some = jobs.filter((job) => shareOf(job, exposition) > 0);
  const half = some.filter((job) => shareOf(job, exposition) >= 0.5);
  const fitting = some.length === 1 ? some : half;
  if (fitting.length === 1) return fitting[0]!;
  throw new ValidationError({
    problem:
      some.length === 0
        ? 'the exposition has no metric of any scrape job of the stack'
        : `the exposition matches several scrape jobs: ${(half.length > 0 ? half : some).map(({ job }) => job).join(', ')}`,
    allowed: jobs.map(({ job }) => job),
    remedy: 'select one with --job JOB',
  });
}

/**
 * Returns the share of the metrics of a catalogue that an exposition has (0 to 1). Metrics of
 * client libraries do not count, because every process may expose them.
 */
function shareOf({ catalogue }: CheckedJob, exposition: Exposition): number {
  const names = Object.keys(catalogue.metrics).filter((metric) => libraryFamily(metric, exposition) === undefined);
  return names.filter((metric) => exposition.has(metric)).length / names.length;
}
