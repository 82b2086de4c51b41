import { table } from '../../core/table';
import type { Comparison, Finding } from '../../metrics/contract';
import type { CheckedJob } from './checked-stack';

/** Properties of a report. */
export interface ReportProps {
  readonly title: string;
  readonly job: CheckedJob;
  readonly comparison: Comparison;
  /** Violations of the format that Prometheus accepts. */
  readonly format: readonly string[];
  /** Accepts that metrics with labels are missing. */
  readonly isFresh: boolean;
}

/** Renders a comparison: first the issues, then the notes. */
export function report({ title, job: { catalogue }, comparison, format, isFresh }: ReportProps): string {
  const { issues, unseen, notes, otherHelp, ofLibraries } = comparison;
  const others = [...ofLibraries.values()].reduce((sum, series) => sum + series, comparison.others);
  const broken = isFresh ? issues : [...issues, ...unseen];
  const noted = isFresh ? [...notes, ...unseen] : notes;
  const isUnseen = !isFresh && unseen.length > 0;
  return [
    `${title}: ${verdict(broken.length)}\n`,
    ...findings('Issues', broken),
    ...(isUnseen ? [`${names(unseen)}: ${whyUnseen}\n`] : []),
    ...findings('Notes', noted),
    ...(format.length > 0 ? [`The request and the format\n${format.map((line) => `${line}\n`).join('')}`] : []),
    ...(otherHelp.length > 0
      ? [`Metrics with another help text than in the catalogue (no issue): ${otherHelp.join(', ')}\n`]
      : []),
    ...(ofLibraries.size > 0 ? [`Ignored series of client libraries: ${seriesText(ofLibraries)}\n`] : []),
    ...(catalogue.isComplete
      ? []
      : [`Series outside the catalogue ${catalogue.name}: ${others} (expected: about ${catalogue.otherSeries})\n`]),
  ].join('\n');
}

/** Returns a comparison for programs. `issues` break the contract; `unseen` too unless the application is fresh. */
export function reportData({ job, comparison, format, isFresh }: ReportProps) {
  const { issues, unseen, notes, otherHelp } = comparison;
  return { job: job.job, catalogue: job.catalogue.name, isFresh, issues, unseen, notes, otherHelp, format };
}

const whyUnseen =
  'a metric with labels may be missing until its first event; trigger the event, or use --fresh just after a start of the application';

function verdict(broken: number): string {
  return broken === 0
    ? 'matches the catalogue'
    : `${broken} ${broken === 1 ? 'difference' : 'differences'} from the catalogue`;
}

function findings(title: string, found: readonly Finding[]): string[] {
  const rows = found.map(({ metric, says }) => [metric, says]);
  return rows.length > 0 ? [table(title, ['metric', 'in the exposition'], rows)] : [];
}

function names(found: readonly Finding[]): string {
  return found.map(({ metric }) => metric).join(', ');
}

function seriesText(families: ReadonlyMap<string, number>): string {
  return [...families].map(([family, series]) => `${series} series ${family}`).join(', ');
}
