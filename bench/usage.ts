import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spread } from './spread';

/** Resources of a command. */
export interface Usage {
  /** Wall time in seconds. */
  readonly wall: number;
  /** CPU time in seconds of all processes. */
  readonly cpu: number;
  /** Memory in bytes of the largest process. */
  readonly memory: number;
}

const runs = 5;

/**
 * Measures a command several times, after a first run that fills caches, and prints the medians.
 *
 * @param run runs the command in a child process with this environment
 */
export async function printUsage(name: string, run: (env: NodeJS.ProcessEnv) => Promise<unknown>): Promise<void> {
  await usageOf(run);
  const measured: Usage[] = [];
  for (let count = 0; count < runs; count++) measured.push(await usageOf(run));
  const of = (key: keyof Usage, scale: number, unit: string): string => {
    const { middle, least, most } = spread(measured.map((one) => one[key] / scale));
    return `${middle.toFixed(1)} ${unit} (${least.toFixed(1)} to ${most.toFixed(1)})`;
  };
  console.log(
    `${name}: ${of('wall', 1, 's')}, CPU ${of('cpu', 1, 's')}, memory ${of('memory', 2 ** 20, 'MiB')}; median of ${runs} runs`,
  );
}

async function usageOf(run: (env: NodeJS.ProcessEnv) => Promise<unknown>): Promise<Usage> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
  try {
    const file = join(folder, 'usage');
    const started = process.hrtime.bigint();
    await run({ ...process.env, BENCH_USAGE: file, NODE_OPTIONS: `--require ${join(__dirname, 'usage.cjs')}` });
    const wall = Number(process.hrtime.bigint() - started) / 1e9;
    const processes = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { rss: number; cpu: number });
    return {
      wall,
      cpu: Math.max(...processes.map(({ cpu }) => cpu)),
      memory: Math.max(...processes.map(({ rss }) => rss)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
