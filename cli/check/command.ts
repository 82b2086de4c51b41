import { ValidationError, type Issue } from '../../core/errors';
import { libraryFamily } from '../../metrics/client-library';
import { compareExposition } from '../../metrics/contract';
import type { Exposition } from '../../metrics/exposition';
import { bodySizeOf } from '../../servers/prometheus/jobs/scrape-limits';
import { scrapeSettings, type ScrapeSettings } from '../../servers/prometheus/jobs/scrape-settings';
import { isUrl, readExposition, type ExpositionRequest, type ReadExposition } from '../exposition';
import { formatOption } from '../exposition/format';
import { noteLines } from '../exposition/notes';
import { json } from '../json';
import { namedStack } from '../named-stack';
import type { CheckedJob, CheckedStack } from './checked-stack';
import { limitFindings } from './limits';
import { report, reportData, type ReportProps } from './report';

/** Options of `vigie check`. */
export interface CheckOptions {
  /** Scrape job; by default the one whose metrics the exposition has. */
  readonly job?: string;
  /** Whether metrics with labels may be missing. */
  readonly fresh?: boolean;
  /** Whether what breaks the format is an error. */
  readonly strict?: boolean;
  /** Format of a file: `text` or `openmetrics`; by default the one that its content shows. */
  readonly format?: string;
  readonly bearerTokenFile?: string;
  readonly passwordFile?: string;
  /** Whether the result is JSON. */
  readonly json?: boolean;
}

/** Arguments of `vigie check`. */
export interface CheckArguments {
  /** Name of the stack. */
  readonly name: string;
  /** URL or file of an exposition. */
  readonly source: string;
  readonly options: CheckOptions;
}

/**
 * Compares an exposition with the catalogue of a scrape job of a stack.
 *
 * @returns the text to print, and whether the exposition matches the catalogue
 * @throws ValidationError when an argument is invalid, no job matches, or the exposition cannot be
 * read
 */
export async function checkCommand(
  { name, source, options }: CheckArguments,
  stacks: readonly CheckedStack[],
): Promise<{ readonly text: string; readonly holds: boolean }> {
  const { fresh: isFresh = false, json: isJson = false } = options;
  const stack = namedStack(name, stacks);
  const { job, settings, exposition, notes } = await pageOfJob(source, options, stack);
  const contract = { ...settings, catalogue: job.catalogue, now: Date.now(), mayHideNative: !isUrl(source) };
  const comparison = compareExposition(contract, exposition.metrics);
  const issues = [...limitFindings(exposition, settings), ...comparison.issues];
  const props: ReportProps = {
    title: `${source} and the job ${job.job} of ${name}`,
    job,
    comparison: { ...comparison, issues },
    format: [...exposition.remarks, ...noteLines([...notes, ...exposition.notes])],
    isFresh,
  };
  const holds = issues.length === 0 && (isFresh || comparison.unseen.length === 0);
  return { text: isJson ? json({ stack: name, page: source, holds, ...reportData(props) }) : report(props), holds };
}

/** Exposition, with the job and the requests that Prometheus sends for it. */
interface PageOfJob {
  readonly job: CheckedJob;
  readonly settings: ScrapeSettings;
  readonly exposition: ReadExposition;
  readonly notes: readonly Issue[];
}

/**
 * Reads an exposition as its job does. The job of a stack with several is the one whose metrics the
 * exposition has, as it is read without options of a job.
 */
async function pageOfJob(source: string, options: CheckOptions, stack: CheckedStack): Promise<PageOfJob> {
  const job = options.job === undefined ? await foundJob(source, options, stack) : jobOf(options.job, stack);
  const settings = scrapeSettings(job, stack.prometheus);
  const { address, notes } = addressOf(source, job, settings);
  const exposition = await readExposition(address, {
    ...credentials(options, settings),
    ...formatOption(options.format),
    strict: options.strict ?? false,
    timeout: settings.timeout,
    limit: bodySizeOf(settings.limits),
    accept: settings.accept,
    tls: settings.tls,
    histograms: settings.histograms,
    ...(settings.fallback === undefined ? {} : { fallback: settings.fallback }),
  });
  return { job, settings, exposition, notes };
}

async function foundJob(source: string, options: CheckOptions, stack: CheckedStack): Promise<CheckedJob> {
  if (stack.jobs.length === 1) return stack.jobs[0]!;
  const exposition = await readExposition(source, {
    ...credentials(options),
    ...formatOption(options.format),
    fallback: 'guess',
  });
  return fittingJob(stack, exposition.metrics);
}

function credentials(options: CheckOptions, { user }: Partial<ScrapeSettings> = {}): ExpositionRequest {
  const { bearerTokenFile, passwordFile: file } = options;
  if (bearerTokenFile !== undefined) return { bearerTokenFile };
  if (file === undefined) return {};
  if (user !== undefined) return { password: { user, file } };
  throw new ValidationError({
    problem: 'the job has no user for this password',
    given: file,
    remedy: 'set authorization of the job, or select the job with --job JOB',
  });
}

/**
 * Adds the path of a job to a URL without one, and notes another scheme or path than that of the job.
 * Probes have parameters of their own for each target.
 */
function addressOf(
  source: string,
  { probe }: CheckedJob,
  { scheme, path }: ScrapeSettings,
): { readonly address: string; readonly notes: Issue[] } {
  if (!isUrl(source) || !URL.canParse(source)) return { address: source, notes: [] };
  const url = new URL(source);
  const own = url.pathname + url.search;
  const notes = [
    ...(url.protocol === `${scheme}:`
      ? []
      : [{ problem: `Prometheus asks over ${scheme}, as the job says, and not over ${url.protocol.slice(0, -1)}` }]),
    ...(own === '/' || own === path || probe !== undefined
      ? []
      : [{ problem: `Prometheus asks for ${path}, as the job says, and not for ${own}` }]),
  ];
  return { address: own === '/' ? new URL(path, url).href : source, notes };
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
