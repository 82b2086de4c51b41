import { table } from '../../../core/table';
import type { Catalogue } from '../../../metrics';

/** What became of a catalogue. */
export interface Result {
  readonly catalogue: Catalogue;
  /** The version that ran; nothing when none did. */
  readonly run?: string;
  readonly deployed: string;
  /** How much of the catalogue differs from what ran, and is explained; or why nothing ran. */
  readonly note: string;
}

/** The versions that were run beside those that are deployed, as a table. */
export function report(results: readonly Result[]): string {
  const rows = results.map(({ catalogue, run, deployed, note }) => [
    catalogue.name,
    Object.keys(catalogue.metrics).length,
    Object.values(catalogue.metrics).reduce((sum, { labels }) => sum + Object.keys(labels).length, 0),
    run ?? '-',
    deployed,
    verdict(run, deployed),
    note,
  ]);
  const head = ['catalogue', 'metrics', 'labels', 'run', 'deployed', 'verdict', ''];
  return table('Looked up on real pages', head, rows);
}

function verdict(run: string | undefined, deployed: string): string {
  if (run === undefined) return 'not run';
  return run === deployed ? 'proven' : 'not proven at this version';
}
