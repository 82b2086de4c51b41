import { table } from '../../../core/table';
import type { Catalogue } from '../../../metrics';

/** Result for a catalogue. */
export interface Result {
  readonly catalogue: Catalogue;
  /** Version that ran, if any. */
  readonly run?: string;
  readonly deployed: string;
  /** Explained differences from the catalogue, or the reason why nothing ran. */
  readonly note: string;
}

/** Renders the running and deployed versions as a table. */
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
