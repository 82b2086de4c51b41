import { levels, type PanelValues } from '../../played/expected';
import { filling } from '../../played/machine';
import { at, scrapeInterval } from '../../played/timeline';

const machine = 'instance=server job=node';
const instance = 'instance=server';
const [used, available] = [
  { day: 5e9, incident: 7.6e9 },
  { day: 3e9, incident: 0.4e9 },
];

/** Share used of the volume that fills up, at the last scrape. */
function usedOf(moment: number): number {
  const since = moment - (moment % scrapeInterval) - at('0:00');
  return 1 - (filling.atMidnight + filling.perSecond * since) / 200e9;
}

/**
 * Values of the dashboard of the machine.
 *
 * @param target labels of the machine's exporter
 */
export const system = (target: string): readonly PanelValues[] => [
  ['Processeur occupé', levels({ [machine]: 0.35 })],
  ['Processeur par cœur', levels({ [`cpu=0 ${instance}`]: 0.3, [`cpu=1 ${instance}`]: 0.4 })],
  ['Charge moyenne', levels({ [instance]: 1.5 }), levels({ [instance]: 1.2 }), levels({ [instance]: 2 })],
  ['Mémoire occupée', levels({ [target]: used.day / 8e9 }, { incident: { [target]: used.incident / 8e9 } })],
  [
    'Mémoire utilisée et disponible',
    levels({ [instance]: used.day }, { incident: { [instance]: used.incident } }),
    levels({ [instance]: available.day }, { incident: { [instance]: available.incident } }),
  ],
  [
    'Disque occupé',
    levels({
      [`${machine} mountpoint=/`]: 0.6,
      [`${machine} mountpoint=/boot`]: 0.95,
      [`${machine} mountpoint=/data`]: usedOf,
    }),
  ],
  ['Lectures et écritures', levels({ [instance]: 1e6 }), levels({ [instance]: 2e6 })],
  ['Trafic entrant et sortant', levels({ 'interface=enp1s0': 5000 }), levels({ 'interface=enp1s0': 8000 })],
];
