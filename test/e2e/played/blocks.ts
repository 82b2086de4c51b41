import { spawnSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleGroupJson } from '../../../alerts';
import { programFile } from '../../../tools/build';
import { startPrometheus } from '../servers/prometheus';
import type { Server } from '../servers/server';
import { writeRecorded } from './recorded';
import type { PlayedSeries } from './samples';

/**
 * A Prometheus that has read and recorded everything already: the samples are written into its database as blocks.
 *
 * @param groups the rules that were evaluated all the time
 * @param folder where it keeps its files; it is not removed
 * @throws Error when the samples cannot be written or the server does not start
 */
export async function startWith(
  series: readonly PlayedSeries[],
  groups: readonly RuleGroupJson[],
  folder: string,
): Promise<Server> {
  writeBlocks(series, folder);
  await writeRecorded(groups, folder);
  return startPrometheus({ folder, args: ['--storage.tsdb.retention.time=100y'] });
}

/**
 * Writes samples as the blocks of a database, each of them of 18 hours, into the folder `data`.
 *
 * @param folder where it keeps its files; it is not removed
 * @throws Error when the samples cannot be written
 */
export function writeBlocks(series: readonly PlayedSeries[], folder: string): void {
  const [text, data] = [join(folder, 'samples.om'), join(folder, 'data')];
  writeOpenMetrics(series, text);
  const args = ['tsdb', 'create-blocks-from', 'openmetrics', '--max-block-duration=1d', '--quiet', text, data];
  const { status, stderr } = spawnSync(programFile('promtool'), args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`promtool cannot write blocks:\n${stderr}`);
}

/** See https://prometheus.io/docs/specs/om/open_metrics_spec/. Types are left out: blocks do not hold them. */
function writeOpenMetrics(series: readonly PlayedSeries[], path: string): void {
  const file = openSync(path, 'w');
  for (const { name, labels, samples } of series) {
    const text = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
    const start = `${name}{${text.join(',')}}`;
    writeSync(file, samples.map(([moment, value]) => `${start} ${value} ${moment}\n`).join(''));
  }
  writeSync(file, '# EOF\n');
  closeSync(file);
}
