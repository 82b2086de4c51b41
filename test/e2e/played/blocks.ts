import { spawnSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { programFile } from '../../../tools/build';
import { freePort, startServer, type Server } from '../server';
import type { PlayedSeries } from './samples';

/**
 * A Prometheus that has read everything already: the samples are written into its database as blocks.
 *
 * @param folder where it keeps its files; it is not removed
 * @throws Error when the samples cannot be written or the server does not start
 */
export async function startWith(series: readonly PlayedSeries[], folder: string): Promise<Server> {
  const [text, data, config] = ['samples.om', 'data', 'prometheus.yml'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeOpenMetrics(series, text);
  const args = ['tsdb', 'create-blocks-from', 'openmetrics', '--max-block-duration=1d', '--quiet', text, data];
  const { status, stderr } = spawnSync(programFile('promtool'), args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`promtool cannot write blocks:\n${stderr}`);
  const file = openSync(config, 'w');
  writeSync(file, '{}');
  closeSync(file);
  const port = await freePort();
  return startServer({
    program: programFile('prometheus'),
    args: [
      `--config.file=${config}`,
      `--storage.tsdb.path=${data}`,
      '--storage.tsdb.retention.time=100y',
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    port,
    ready: '/-/ready',
  });
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
