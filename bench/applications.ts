import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { table } from '../core/table';
import type { Synthesized } from './applications-child';
import type { Reading } from './reading';

/** Numbers of applications, each a hundred or ten times the one before. */
const counts = [1, 10, 100, 1000] as const;

/**
 * Measures the synthesis of a stack with 1, 10, 100 and 1,000 applications, each in a new process, and
 * prints a table with the slopes: the exponent of the growth from 10 to 1,000 applications.
 */
export async function benchApplications(): Promise<Reading[]> {
  const readings: (readonly [applications: number, Synthesized])[] = [];
  for (const count of counts) readings.push([count, await synthesized(count)]);
  const head = ['applications', 'synthesis', 'with Node and modules', 'memory', 'files', 'MiB of files'];
  const rows = readings.map(([count, one]) => [
    String(count),
    `${one.synthesis.toFixed(2)} s`,
    `${one.whole.toFixed(2)} s`,
    `${one.memory.toFixed(0)} MiB`,
    String(one.files),
    one.size.toFixed(1),
  ]);
  const slope = (of: keyof Synthesized) => slopeOf(readings.map(([count, one]) => [count, one[of]])).toFixed(2);
  const slopes = ['slope from 10', slope('synthesis'), slope('whole'), slope('memory'), slope('files'), slope('size')];
  console.log(table('Synthesis by number of applications, processor time', head, [...rows, slopes]));
  return readings.flatMap(([applications, { synthesis, memory }]): Reading[] => {
    const of = `synthesis of ${applications} ${applications === 1 ? 'application' : 'applications'}`;
    return [
      { name: `${of}: processor time`, unit: 's', values: [synthesis], applications },
      { name: `${of}: memory`, unit: 'MiB', values: [memory], applications },
    ];
  });
}

/** Returns the exponent of the growth between the second and the last point. */
export function slopeOf(points: readonly (readonly [count: number, value: number])[]): number {
  const [[from, least], [to, most]] = [points[1]!, points.at(-1)!];
  return Math.log(most / least) / Math.log(to / from);
}

async function synthesized(count: number): Promise<Synthesized> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
  try {
    // Loaded as `vigie.cjs` and the program of Pulumi are.
    const start = join(__dirname, '../infra/start.cjs');
    const program = ['--require', start, join(__dirname, 'applications-child.ts'), String(count), folder];
    const { stdout } = await promisify(execFile)(process.execPath, program);
    return JSON.parse(stdout) as Synthesized;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
