import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reading } from './reading';

/** Resources of a command. */
interface Usage {
  /** Wall time in seconds. */
  readonly wall: number;
  /** CPU time in seconds of all processes. */
  readonly cpu: number;
  /** Memory in bytes of the largest process. */
  readonly memory: number;
}

const runs = 5;

/**
 * Measures the duration, processor time and memory of a command several times, after a first run that
 * fills caches.
 *
 * @param run runs the command in a child process with this environment
 */
export async function usageReadings(
  name: string,
  run: (env: NodeJS.ProcessEnv) => Promise<unknown>,
): Promise<readonly Reading[]> {
  await usageOf(run);
  const first = await usageOf(run);
  const others: Usage[] = [];
  while (others.length < runs - 1) others.push(await usageOf(run));
  const values = (of: (usage: Usage) => number) => [of(first), ...others.map(of)] as const;
  return [
    { name: `${name}: processor time`, unit: 's', values: values(({ cpu }) => cpu) },
    { name: `${name}: duration`, unit: 's', values: values(({ wall }) => wall), isDuration: true },
    { name: `${name}: memory`, unit: 'MiB', values: values(({ memory }) => memory / 2 ** 20) },
  ];
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
