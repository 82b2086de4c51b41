import { table } from '../../core/table';
import type { Comparison, Finding } from '../../metrics/contract';
import type { CheckedJob } from './checked-stack';

/** What is told of a page. */
export interface ReportProps {
  readonly title: string;
  readonly job: CheckedJob;
  readonly comparison: Comparison;
  /** Whether metrics with labels may not be there yet. */
  readonly isFresh: boolean;
}

/** What a comparison found: what breaks the contract, then what somebody may want to know. */
export function report({ title, job: { catalogue }, comparison, isFresh }: ReportProps): string {
  const { issues, unseen, notes, otherHelp, ofLibraries } = comparison;
  const others = [...ofLibraries.values()].reduce((sum, series) => sum + series, comparison.others);
  const broken = isFresh ? issues : [...issues, ...unseen];
  const noted = isFresh ? [...notes, ...unseen] : notes;
  const isUnseen = !isFresh && unseen.length > 0;
  return [
    `${title}: ${verdict(broken.length)}\n`,
    ...findings('Broken', broken),
    ...(isUnseen ? [`${names(unseen)}: ${whyUnseen}\n`] : []),
    ...findings('Noted', noted),
    ...(otherHelp.length > 0
      ? [`Another help than in the catalogue, which breaks nothing: ${otherHelp.join(', ')}\n`]
      : []),
    ...(ofLibraries.size > 0 ? [`Ignored, as the client library's own: ${seriesText(ofLibraries)}\n`] : []),
    ...(catalogue.isComplete
      ? []
      : [
          `Series that the catalogue ${catalogue.name} need not name: ${others}, where about ${catalogue.otherSeries} are expected\n`,
        ]),
  ].join('\n');
}

const whyUnseen =
  'a metric with labels may show only once something was counted; let it happen, or say --fresh for an application that has just been started';

function verdict(broken: number): string {
  return broken === 0
    ? 'the contract holds'
    : `the contract is broken in ${broken} ${broken === 1 ? 'place' : 'places'}`;
}

function findings(title: string, found: readonly Finding[]): string[] {
  const rows = found.map(({ metric, says }) => [metric, says]);
  return rows.length > 0 ? [table(title, ['metric', 'what the page says'], rows)] : [];
}

function names(found: readonly Finding[]): string {
  return found.map(({ metric }) => metric).join(', ');
}

function seriesText(families: ReadonlyMap<string, number>): string {
  return [...families].map(([family, series]) => `${series} series ${family}`).join(', ');
}
