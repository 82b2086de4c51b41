import { booted, filling } from '../played/machine';
import { at, scrapeInterval } from '../played/timeline';
import { levels, type PanelValues } from '../expected';

const target = 'instance=server job=node namespace=node-exporter pod=node-exporter-1';
const machine = 'instance=server job=node';

/** What is left of the volume that fills up. */
export const left = (moment: number) => filling.atMidnight + filling.perSecond * (moment - at('0:00'));
/** What was left of it when the machine was read last. */
const lastLeft = (moment: number) => left(moment - (moment % scrapeInterval));

const memory = (available: number) => 1 - available / 8e9;
const full = {
  [`${machine} mountpoint=/`]: 0.6,
  [`${machine} mountpoint=/boot`]: 0.95,
  [`${machine} mountpoint=/data`]: (moment: number) => 1 - lastLeft(moment) / 200e9,
};

export const machineValues: readonly PanelValues[] = [
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
  [
    'Mémoire',
    levels({ [target]: 5e9 }, { incident: { [target]: 7.6e9 } }),
    levels({ [`__name__=node_memory_MemTotal_bytes ${target}`]: 8e9 }),
    levels({ [target]: 0.5e9 }),
  ],
  [
    'Attente (pression)',
    levels({ 'instance=server': 0.05 }),
    levels({ 'instance=server': 0.01 }),
    levels({ 'instance=server': 0.03 }),
  ],
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
      [`device=/dev/vda1 fstype=ext4 instance=server job=node mountpoint=/ namespace=node-exporter pod=node-exporter-1`]: 0.2,
      [`device=/dev/vdb fstype=ext4 instance=server job=node mountpoint=/data namespace=node-exporter pod=node-exporter-1`]: 0.25,
    }),
  ],
  // Without the drive for discs.
  ['Débit des disques', levels({ 'instance=server': 1e6 }), levels({ 'instance=server': 2e6 })],
];
