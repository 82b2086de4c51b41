import type { AlertTest } from '../../testing/rule-tests/alert-tests';
import type { InputSeries, Segment } from '../../testing/rule-tests/input';
import type { Sample } from '../../testing/rule-tests/value';

const minute = 60_000;
const pace = { step: minute, interval: minute, isSparse: false } as const;
const own = { job: 'node', instance: 'a' } as const;

/** Test of an alert, with the firing series by minute. */
function test(
  alert: string,
  what: string,
  input: readonly InputSeries[],
  firing: Readonly<Record<number, readonly Sample[]>>,
): AlertTest {
  const checks = Object.entries(firing).map(([at, samples]) => ({ time: Number(at) * minute, firing: samples }));
  const isHarmless = Object.values(firing).every((samples) => samples.length === 0);
  return { name: `${alert} ${what}`, alert, pace, isCrowded: true, isHarmless, input, checks };
}

/** Whether a file system is read-only, for half an hour. */
function readOnly(fstype: string, mountpoint: string): InputSeries {
  const labels = { ...own, device: '/dev/vda1', device_error: '', fstype, mountpoint };
  return { name: 'node_filesystem_readonly', labels, segments: [{ from: 1, step: 0, count: 30 }] };
}

/** Memory of a machine that uses 95 % of it, without a sample in some minutes. */
function memory(missed: number): InputSeries[] {
  return Object.entries({ MemAvailable: 5, MemTotal: 100 }).map(([name, from]) => {
    const segments: Segment[] = [
      { from, step: 0, count: 20 },
      { missing: 'ended', count: missed },
      { from, step: 0, count: 20 - missed },
    ];
    return { name: `node_memory_${name}_bytes`, labels: own, segments };
  });
}

const full: Sample[] = [{ labels: own, value: 0.95 }];

/** Tests of alerts on a machine by what only some machines have: images of snaps, and missed scrapes. */
export const machineTests: readonly AlertTest[] = [
  test(
    'MachineFileSystemReadOnly',
    'does not fire for an image of a snap, which fires for a disk',
    [readOnly('squashfs', '/snap/core22/1748'), readOnly('ext4', '/var/lib/data')],
    { 10: [{ labels: { ...own, mountpoint: '/var/lib/data' }, value: 1 }] },
  ),
  test('MachineMemoryAlmostExhausted', 'goes on after a missed scrape', memory(1), { 19: full, 20: full, 21: full }),
  test('MachineMemoryAlmostExhausted', 'waits again after three missed scrapes', memory(3), {
    19: full,
    22: [],
    23: [],
    32: [],
    34: full,
  }),
];
