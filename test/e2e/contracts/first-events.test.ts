import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExposition } from '../../../cli/exposition';
import { nodeExporter } from '../../../library/machine/catalogue';
import { postgresExporter } from '../../../library/postgres/catalogue';
import type { Catalogue } from '../../../metrics';
import { programFile } from '../../../tools/build';
import { freePort, startServer } from '../servers/server';
import { expose, type Exposed } from './exposed';
import { startPostgresExporter } from './postgres';

/** Starts node_exporter on a machine with one processor and one disk, of which none was used. */
function startUnusedMachine(): Promise<Exposed> {
  return expose('unused-machine', async ({ folder, running }) => {
    const [port, proc] = [await freePort(), join(folder, 'proc')];
    const zeros = (count: number) => ' 0'.repeat(count);
    mkdirSync(proc);
    // Without this folder, the collector of processors panics.
    mkdirSync(join(folder, 'sys/devices/system/cpu/cpu0'), { recursive: true });
    writeFileSync(join(proc, 'stat'), `cpu ${zeros(10)}\ncpu0${zeros(10)}\nbtime 1\nsoftirq${zeros(11)}\n`);
    writeFileSync(join(proc, 'diskstats'), ` 253 0 vda${zeros(17)}\n`);
    const args = ['disable-defaults', 'cpu', 'diskstats'].map((collector) => `--collector.${collector}`);
    running.push(
      await startServer({
        program: programFile('node_exporter'),
        args: [
          ...args,
          `--path.procfs=${proc}`,
          `--path.sysfs=${join(folder, 'sys')}`,
          `--web.listen-address=127.0.0.1:${port}`,
        ],
        port,
        ready: '/',
      }),
    );
    return `http://127.0.0.1:${port}/metrics`;
  });
}

/** Returns the counters with labels of which a catalogue says that they start at 0. */
function earlyCounters({ metrics }: Catalogue): string[] {
  return Object.entries(metrics)
    .filter(
      ([, { type, labels, startsAtZero, isRare }]) =>
        type === 'counter' && startsAtZero && !isRare && Object.keys(labels).length > 0,
    )
    .map(([name]) => name);
}

async function valuesOf(exposed: Exposed, names: readonly string[], label: string, of: string) {
  const { metrics } = await readExposition(exposed.url);
  const values = names.map((name) => {
    const samples = metrics.get(name)?.samples.filter(({ labels }) => labels[label] === of) ?? [];
    return [name, samples.map(({ value }) => value)] as const;
  });
  return Object.fromEntries(values);
}

test('node_exporter has every series of a processor and a disk before its first event', async () => {
  const machine = await startUnusedMachine();
  try {
    const names = earlyCounters(nodeExporter).filter((name) => !name.startsWith('node_schedstat_'));
    const [cpu, disks] = [
      names.filter((name) => name.includes('_cpu_')),
      names.filter((name) => name.includes('_disk_')),
    ];
    expect([...cpu, ...disks].sort()).toEqual(names.sort());
    expect(await valuesOf(machine, cpu, 'cpu', '0')).toEqual({
      node_cpu_seconds_total: Array<number>(8).fill(0),
      node_cpu_guest_seconds_total: Array<number>(2).fill(0),
    });
    expect(await valuesOf(machine, disks, 'device', 'vda')).toEqual(
      Object.fromEntries(disks.map((name) => [name, [0]])),
    );
  } finally {
    await machine.stop();
  }
});

test('postgres_exporter has every series of a database, those of rare events before the first one', async () => {
  const postgres = await startPostgresExporter();
  try {
    // The running version lacks the collector of tables, and the time of statements.
    const names = earlyCounters(postgresExporter).filter((name) => /^pg_stat_database_(?!active_time)/.test(name));
    const values = await valuesOf(postgres, names, 'datname', 'gauzian');
    expect(names.filter((name) => values[name]?.length !== 1)).toEqual([]);
    const unused = ['deadlocks', 'temp_bytes', 'tup_deleted'].map((name) => `pg_stat_database_${name}`);
    expect(unused.map((name) => values[name])).toEqual([[0], [0], [0]]);
  } finally {
    await postgres.stop();
  }
});
