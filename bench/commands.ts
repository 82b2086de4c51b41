import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spread } from './spread';

/** Measured commands, whose duration users notice. */
const commands: Readonly<Record<string, readonly string[]>> = {
  'synthesis (npm run synth)': ['npm', 'run', '--silent', 'synth'],
  'type check (npm run types)': ['npm', 'run', '--silent', 'types'],
};

const runs = 5;

interface Measurement {
  /** Wall time in seconds. */
  readonly wall: number;
  /** CPU time in seconds of all processes. */
  readonly cpu: number;
  /** Memory in bytes of the largest process. */
  readonly memory: number;
}

function measure(command: readonly string[]): Measurement {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
  try {
    const usage = join(folder, 'usage');
    const [program = '', ...args] = command;
    const started = process.hrtime.bigint();
    const { status, stderr } = spawnSync(program, args, {
      env: { ...process.env, BENCH_USAGE: usage, NODE_OPTIONS: `--require ${join(__dirname, 'usage.cjs')}` },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${command.join(' ')} failed:\n${stderr}`);
    const wall = Number(process.hrtime.bigint() - started) / 1e9;
    const processes = readFileSync(usage, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { rss: number; cpu: number });
    return {
      wall,
      cpu: processes.reduce((sum, { cpu }) => sum + cpu, 0),
      memory: Math.max(...processes.map(({ rss }) => rss)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Measures duration and memory of the commands. */
export function benchCommands(): void {
  for (const [name, command] of Object.entries(commands)) {
    measure(command);
    const measured = Array.from({ length: runs }, () => measure(command));
    const of = (key: keyof Measurement, scale: number, unit: string): string => {
      const { middle, least, most } = spread(measured.map((one) => one[key] / scale));
      return `${middle.toFixed(1)} ${unit} (${least.toFixed(1)} to ${most.toFixed(1)})`;
    };
    console.log(
      `${name}: ${of('wall', 1, 's')}, CPU ${of('cpu', 1, 's')}, memory ${of('memory', 2 ** 20, 'MiB')}; median of ${runs} runs`,
    );
  }
}
