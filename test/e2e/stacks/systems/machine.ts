import { hourly, levels, near, silent, type Expected, type PanelValues, type Values } from '../../played/expected';
import { booted, filling, fillingInodes, playedMachine } from '../../played/machine';
import { at, scrapeInterval } from '../../played/timeline';
import { inIncident, targetsOf, unreachable, variablesOf, type PlayedSystem } from './played-system';

const machine = 'instance=server job=node';

/** Free space of the volume that fills up. */
const left = (moment: number) => filling.atMidnight + filling.perSecond * (moment - at('0:00'));
/** Time of the last scrape. */
const lastScrape = (moment: number) => moment - (moment % scrapeInterval);
const lastLeft = (moment: number) => left(lastScrape(moment));
/** Free inodes of that volume. */
const inodesLeft = (moment: number) => fillingInodes.atMidnight + fillingInodes.perSecond * (moment - at('0:00'));

const memory = (available: number) => 1 - available / 8e9;
const full = {
  [`${machine} mountpoint=/`]: 0.6,
  [`${machine} mountpoint=/boot`]: 0.95,
  [`${machine} mountpoint=/data`]: (moment: number) => 1 - lastLeft(moment) / 200e9,
};

/** The machine, read by an exporter in a namespace; one disk fills up, one is almost full. */
export function machineSystem(namespace: string): PlayedSystem {
  const played = playedMachine(namespace);
  const [target] = targetsOf(played);
  return {
    jobs: [played],
    dashboards: { machine: machineValues(target!) },
    variables: { machine: variablesOf(played) },
    rules: { ...unreachable('Machine', played), ...machineRules(target!) },
  };
}

function machineRules(target: string): Readonly<Record<string, Expected>> {
  // Volume that fills up, one day later.
  const tomorrow: Values = {
    [`device=/dev/vdb fstype=ext4 ${mountedAt('/data', target)}`]: (moment) => left(moment) - 86_400 * 1e6,
  };
  const withoutInodes: Values = {
    [`device=/dev/vdb fstype=ext4 ${mountedAt('/data', target)}`]: (moment) =>
      inodesLeft(moment) + fillingInodes.perSecond * 86_400,
  };
  const raid = { [`device=md0 ${machine}`]: 1 };
  const almostFull = { [`${machine} mountpoint=/boot`]: 0.95 };
  return {
    MachineDiskFillingUp: levels(tomorrow),
    MachineDiskAlmostFull: levels(almostFull),
    MachineFileSystemReadOnly: inIncident({ [`${machine} mountpoint=/boot`]: 1 }),
    MachineMemoryAlmostExhausted: inIncident({ [target]: 0.95 }),
    MachineInodesFillingUp: levels(withoutInodes),
    MachineInodesAlmostExhausted: levels({ [`${machine} mountpoint=/`]: 0.95 }),
    MachineRaidDegraded: inIncident(raid),
    MachineRaidDiskFailed: inIncident(raid),
    MachineProcessorsSaturated: silent(),
    MachineDiskSaturated: inIncident({ [machine]: near(0.9) }),
    MachineProcessorStolen: silent(),
    MachineProcessKilledForMemory: inIncident({ [target]: near(0.9) }),
    MachineClockNotSynchronized: inIncident({ [`__name__=node_timex_sync_status ${target}`]: 0 }),
    MachineClockOff: inIncident({ [target]: 0.08 }),
  };
}

/** Labels of a target with a mount point, in alphabetical order. */
const mountedAt = (mountpoint: string, target: string) =>
  target.replace(' namespace=', ` mountpoint=${mountpoint} namespace=`);

const machineValues = (target: string): readonly PanelValues[] => [
  ['Processeur', levels({ [machine]: 0.35 })],
  ['Mémoire', levels({ [target]: memory(3e9) }, { incident: { [target]: memory(0.4e9) } })],
  ['Disques', levels(full)],
  ['En marche depuis', levels({ [target]: (moment) => moment - booted })],
  [
    'Temps processeur par usage',
    levels({
      'mode=user': 0.25,
      'mode=system': 0.07,
      'mode=iowait': 0.03,
      'mode=irq': 0,
      'mode=nice': 0,
      'mode=softirq': 0,
      'mode=steal': 0,
    }),
  ],
  [
    'Charge',
    levels({ [`__name__=node_load1 ${target}`]: 1.5 }),
    levels({ [`__name__=node_load5 ${target}`]: 1.2 }),
    levels({ 'instance=server': 2 }),
  ],
  ['Processeur par cœur', levels({ 'cpu=0 instance=server': 0.3, 'cpu=1 instance=server': 0.4 })],
  [
    'Attente (pression)',
    levels({ 'instance=server': 0.05 }),
    levels({ 'instance=server': 0.01 }),
    levels({ 'instance=server': 0.03 }, { incident: { 'instance=server': near(0.9) } }),
  ],
  [
    'Mémoire',
    levels({ [target]: 5e9 }, { incident: { [target]: 7.6e9 } }),
    levels({ [`__name__=node_memory_MemTotal_bytes ${target}`]: 8e9 }),
    levels({ [target]: 0.5e9 }),
  ],
  [
    'Mémoire par usage',
    levels({ [target]: 5e9 }),
    levels({ [`__name__=node_memory_Buffers_bytes ${target}`]: 0.2e9 }),
    levels({ [target]: 2.3e9 }),
    levels({ [`__name__=node_memory_MemFree_bytes ${target}`]: 0.5e9 }),
  ],
  ['Défauts de page majeurs', levels({ [target]: 2 })],
  ['Processus tués pour la mémoire', hourly({ [target]: 0 }, { incident: { [target]: near(3.6) } })],
  [
    'Espace libre',
    levels({
      'instance=server mountpoint=/': 40e9,
      'instance=server mountpoint=/boot': 0.05e9,
      'instance=server mountpoint=/data': lastLeft,
    }),
  ],
  [
    'Inodes utilisés',
    levels({
      [`${machine} mountpoint=/`]: 0.95,
      [`${machine} mountpoint=/data`]: (moment) => 1 - inodesLeft(lastScrape(moment)) / 2e6,
    }),
  ],
  // Without the optical drive.
  ['Débit des disques', levels({ 'instance=server': 1e6 }), levels({ 'instance=server': 2e6 })],
  ['Disques occupés', levels({ 'device=vda instance=server': 0.12 })],
  ["File d'attente des disques", levels({ 'device=vda instance=server': 0.3 })],
  [
    'Horloge',
    levels(
      { [`__name__=node_timex_offset_seconds ${target}`]: -0.0002 },
      { incident: { [`__name__=node_timex_offset_seconds ${target}`]: -0.08 } },
    ),
    levels({ [`__name__=node_timex_maxerror_seconds ${target}`]: 0.03 }),
  ],
  [
    'RAID',
    levels(disksOfRaid(target, 2, 0), { incident: disksOfRaid(target, 1, 1) }),
    levels({ [`__name__=node_md_disks_required device=md0 ${target}`]: 2 }),
  ],
];

/** Disks of the RAID by state. */
function disksOfRaid(target: string, active: number, failed: number): Values {
  const of = (state: string) => `__name__=node_md_disks device=md0 ${target} state=${state}`;
  return { [of('active')]: active, [of('failed')]: failed, [of('spare')]: 0 };
}
