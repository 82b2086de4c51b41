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
 * Starts a Prometheus whose database already contains samples and recorded series as blocks.
 *
 * @param groups rules that were evaluated for the whole time
 * @param folder folder of its files, which is not removed
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
 * Writes samples as blocks of 18 hours to the folder `data`.
 *
 * @param folder parent folder, which is not removed
 * @throws Error when the samples cannot be written
 */
export function writeBlocks(series: readonly PlayedSeries[], folder: string): void {
  const [text, data] = [join(folder, 'samples.om'), join(folder, 'data')];
  writeOpenMetrics(series, text);
  const args = ['tsdb', 'create-blocks-from', 'openmetrics', '--max-block-duration=1d', '--quiet', text, data];
  const { status, stderr } = spawnSync(programFile('promtool'), args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`promtool cannot write blocks:\n${stderr}`);
}

/**
 * Renders samples in OpenMetrics without types, which blocks do not store. Source:
 * https://prometheus.io/docs/specs/om/open_metrics_spec/.
 */
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
