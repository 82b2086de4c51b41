import { count, max, rate, selectors, sum } from '../../../../promql';
import {
  barGaugePanel,
  Dashboard,
  gaugePanel,
  panelHandles,
  query,
  row,
  thresholds as colours,
  timeSeriesPanel,
} from '../../../../dashboards';
import { common, kubernetes, machine } from '../../../../library';
import { language } from '../../../language';
import { cpuUse, cpuUseByCore } from '../expressions';
import { thresholds } from '../thresholds';

const n = selectors(machine.catalogue);
const c = selectors(kubernetes.cadvisor);
/** The whole machine, of which node_exporter has no interfaces. */
const wholeMachine = { id: '/' };
const disks = { device: /(sd|vd|xvd|nvme|mmcblk|dm-).*/ };
const byInstance = { legend: ({ instance }: { readonly instance: string }) => instance };

const uid = 'booking-system';

/** System Metrics: the machine. The jobs are node_exporter and cAdvisor, which has its network traffic. */
export function systemDashboard({ jobs }: Pick<common.DashboardOf, 'jobs'>) {
  return new Dashboard({
    uid,
    title: 'Réservation : système',
    description: 'La machine : processeur par cœur, mémoire, charge, disques, réseau.',
    tags: ['booking', 'vigie'],
    jobs,
    ...common.siblings(language),
    started: n.node_boot_time_seconds,
    rows: { processor, memory, storage, network },
  });
}

/** Returns the handle of a panel. */
export const systemPanel = panelHandles<typeof systemDashboard>(uid);

const processor = row('Processeur', {
  cpu: gaugePanel({
    title: 'Processeur occupé',
    description: "Part du temps où les processeurs travaillent. Rouge : l'alerte à 80 %.",
    queries: [query(cpuUse, byInstance)],
    thresholds: colours('green', [thresholds.cpu, 'red']),
  }),
  cpuByCore: timeSeriesPanel({
    title: 'Processeur par cœur',
    description: 'Part du temps où chaque cœur travaille.',
    queries: [query(cpuUseByCore, { legend: ({ instance, cpu }) => `${instance} cœur ${cpu}` })],
    thresholds: colours('green', [thresholds.cpu, 'red']),
    span: 9,
  }),
  load: timeSeriesPanel({
    title: 'Charge moyenne',
    description:
      'Processus qui tournent ou attendent, sur une et cinq minutes ; au-delà du nombre de cœurs, ils attendent.',
    queries: [
      query(max(n.node_load1).by('instance'), { legend: ({ instance }) => `${instance} 1 min` }),
      query(max(n.node_load5).by('instance'), { legend: ({ instance }) => `${instance} 5 min` }),
      query(
        count(n.node_cpu_seconds_total.where({ mode: 'idle' }))
          .by('instance')
          .in('processes'),
        { legend: ({ instance }) => `${instance} cœurs` },
      ),
    ],
    span: 9,
  }),
});

const memory = row('Mémoire', {
  memoryShare: gaugePanel({
    title: 'Mémoire occupée',
    description: "Part de la mémoire qui n'est plus disponible. Rouge : l'alerte, quand il en reste moins de 10 %.",
    queries: [query(machine.memoryUse, byInstance)],
    thresholds: colours('green', [thresholds.memory, 'red']),
  }),
  memoryBytes: timeSeriesPanel({
    title: 'Mémoire utilisée et disponible',
    description: 'Mémoire prise par les programmes, et celle que le noyau peut encore donner.',
    queries: [
      query(sum(n.node_memory_MemTotal_bytes.minus(n.node_memory_MemAvailable_bytes)).by('instance'), {
        legend: ({ instance }) => `${instance} utilisée`,
      }),
      query(sum(n.node_memory_MemAvailable_bytes).by('instance'), {
        legend: ({ instance }) => `${instance} disponible`,
      }),
    ],
    span: 18,
  }),
});

const storage = row('Disques', {
  disk: barGaugePanel({
    title: 'Disque occupé',
    description: "Part de chaque système de fichiers qui est prise. Rouge : l'alerte, quand il en reste moins de 10 %.",
    queries: [query(machine.fileSystemUse, { legend: ({ mountpoint }) => mountpoint })],
    thresholds: colours('green', [thresholds.disk, 'red']),
  }),
  throughput: timeSeriesPanel({
    title: 'Lectures et écritures',
    description: 'Volume lu et écrit par seconde, tous disques confondus.',
    queries: [
      query(sum(rate(n.node_disk_read_bytes_total.where(disks))).by('instance'), {
        legend: ({ instance }) => `${instance} lu`,
      }),
      query(sum(rate(n.node_disk_written_bytes_total.where(disks))).by('instance'), {
        legend: ({ instance }) => `${instance} écrit`,
      }),
    ],
  }),
});

const network = row('Réseau', {
  traffic: timeSeriesPanel({
    title: 'Trafic entrant et sortant',
    description: 'Volume reçu et envoyé par seconde, par interface de la machine.',
    queries: [
      query(sum(rate(c.container_network_receive_bytes_total.where(wholeMachine))).by('interface'), {
        legend: ({ interface: name }) => `${name} reçu`,
      }),
      query(sum(rate(c.container_network_transmit_bytes_total.where(wholeMachine))).by('interface'), {
        legend: ({ interface: name }) => `${name} envoyé`,
      }),
    ],
    span: 24,
  }),
});
