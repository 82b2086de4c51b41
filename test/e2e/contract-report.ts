import type { Catalogue } from '../../metrics';

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
    String(Object.keys(catalogue.metrics).length),
    String(Object.values(catalogue.metrics).reduce((sum, { labels }) => sum + Object.keys(labels).length, 0)),
    run ?? '-',
    deployed,
    verdict(run, deployed),
    note,
  ]);
  return table([['catalogue', 'metrics', 'labels', 'run', 'deployed', 'verdict', ''], ...rows]);
}

function verdict(run: string | undefined, deployed: string): string {
  if (run === undefined) return 'not run';
  return run === deployed ? 'proven' : 'not proven at this version';
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}
