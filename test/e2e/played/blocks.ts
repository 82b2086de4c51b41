import { spawnSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleGroupJson } from '../../../alerts';
import type { Duration } from '../../../core/duration';
import { programFile } from '../../../tools/build';
import { startPrometheus } from '../servers/prometheus';
import type { Server } from '../servers/server';
import { writeRecorded } from './recorded';
import type { PlayedSeries } from './samples';

/** Properties of a database that is written beforehand. */
export interface BlocksProps {
  /**
   * Length of the longest block in days.
   *
   * @default 1
   */
  readonly days?: number;
  /**
   * Until when rules are evaluated, in seconds since 1970.
   *
   * @default - the end of the timeline
   */
  readonly end?: number;
  /**
   * Greatest age of a sample. Blocks do not mark where series end.
   *
   * @default '5m'
   */
  readonly lookback?: Duration;
}

/**
 * Starts a Prometheus whose database already contains samples and recorded series as blocks.
 *
 * @param groups rules that were evaluated for the whole time
 * @param folder folder of its files, which is not removed
 * @throws Error when the samples cannot be written or the server does not start
 */
export async function startWith(
  series: Iterable<PlayedSeries>,
  groups: readonly RuleGroupJson[],
  folder: string,
  { days = 1, end, lookback = '5m' }: BlocksProps = {},
): Promise<Server> {
  writeBlocks(series, folder, days);
  await writeRecorded(groups, folder, end);
  const args = ['--storage.tsdb.retention.time=100y', `--query.lookback-delta=${lookback}`];
  return startPrometheus({ folder, args });
}

/**
 * Writes samples as blocks to the folder `data`.
 *
 * @param folder parent folder, which is not removed
 * @param days length of the longest block; the file is read once for each block
 * @throws Error when the samples cannot be written
 */
export function writeBlocks(series: Iterable<PlayedSeries>, folder: string, days = 1): void {
  const [text, data] = [join(folder, 'samples.om'), join(folder, 'data')];
  writeOpenMetrics(series, text);
  const length = `--max-block-duration=${days}d`;
  const args = ['tsdb', 'create-blocks-from', 'openmetrics', length, '--quiet', text, data];
  const { status, stderr } = spawnSync(programFile('promtool'), args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`promtool cannot write blocks:\n${stderr}`);
}

/**
 * Renders samples in OpenMetrics without types, which blocks do not store. Source:
 * https://prometheus.io/docs/specs/om/open_metrics_spec/.
 */
function writeOpenMetrics(series: Iterable<PlayedSeries>, path: string): void {
  const file = openSync(path, 'w');
  for (const { name, labels, samples } of series) {
    const text = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
    const start = `${name}{${text.join(',')}}`;
    writeSync(file, samples.map(([moment, value]) => `${start} ${value} ${moment}\n`).join(''));
  }
  writeSync(file, '# EOF\n');
  closeSync(file);
}
