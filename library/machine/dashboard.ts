import { Dashboard, gaugePanel, query, row, statPanel, thresholds, timeSeriesPanel } from '../../dashboards';
import { avg, count, not, percent, quantity, rate, selectors, sum, time } from '../../promql';
import { siblings, type DashboardOf } from '../common/dashboard';
import { nodeExporter } from './catalogue';
import { cpuUse, fileSystemUse, memoryUse } from './expressions';

const m = selectors(nodeExporter);
const byInstance = { legend: ({ instance }: { readonly instance: string }) => instance };
const disk = { device: /(sd|vd|xvd|nvme|mmcblk|dm-).*/ };

/** The machine: what one looks at first. */
export function machineDashboard({ jobs }: DashboardOf): Dashboard {
  return new Dashboard({
    uid: 'machine',
    title: 'Machine',
    description: 'Le serveur : processeur, mémoire, disques.',
    tags: ['vigie'],
    jobs,
    ...siblings,
    rows: { state, processor, disks },
  });
}

const load = thresholds('green', [percent(75), 'yellow'], [percent(90), 'red']);

const state = row('État', {
  cpu: gaugePanel({
    title: 'Processeur',
    description: 'Part du temps où les processeurs travaillent.',
    queries: [query(cpuUse, byInstance)],
    thresholds: load,
    height: 6,
  }),
  memory: gaugePanel({
    title: 'Mémoire',
    description: "Part de la mémoire qui n'est plus disponible sans échange sur disque.",
    queries: [query(memoryUse, byInstance)],
    thresholds: load,
    height: 6,
  }),
  disk: gaugePanel({
    title: 'Disques',
    description: 'Part occupée de chaque système de fichiers.',
    queries: [query(fileSystemUse, { legend: ({ mountpoint }) => mountpoint })],
    thresholds: thresholds('green', [percent(80), 'yellow'], [percent(90), 'red']),
    height: 6,
  }),
  uptime: statPanel({
    title: 'En marche depuis',
    description: 'Temps écoulé depuis le démarrage de la machine.',
    queries: [query(time().minus(m.node_boot_time_seconds), byInstance)],
    height: 6,
  }),
});

const processor = row('Processeur et mémoire', {
  cpuModes: timeSeriesPanel({
    title: 'Temps processeur par usage',
    description: 'Part du temps de tous les processeurs, par mode, sans le repos (idle).',
    queries: [
      query(
        avg(rate(m.node_cpu_seconds_total.where({ mode: not('idle') })))
          .by('mode')
          .as('ratio'),
        {
          legend: ({ mode }) => mode,
        },
      ),
    ],
    stacked: true,
  }),
  load: timeSeriesPanel({
    title: 'Charge',
    description: 'Processus qui tournent ou attendent, moyenne sur 1 et 5 minutes, et nombre de processeurs.',
    queries: [
      query(m.node_load1, { legend: ({ instance }) => `${instance} 1 min` }),
      query(m.node_load5, { legend: ({ instance }) => `${instance} 5 min` }),
      query(
        count(m.node_cpu_seconds_total.where({ mode: 'idle' }))
          .by('instance')
          .as('processes'),
        {
          legend: ({ instance }) => `${instance} processeurs`,
        },
      ),
    ],
  }),
  memoryUse: timeSeriesPanel({
    title: 'Mémoire',
    description: 'Mémoire occupée et totale, et échange (swap) occupé.',
    queries: [
      query(m.node_memory_MemTotal_bytes.minus(m.node_memory_MemAvailable_bytes), {
        legend: ({ instance }) => `${instance} occupée`,
      }),
      query(m.node_memory_MemTotal_bytes, { legend: ({ instance }) => `${instance} totale` }),
      query(m.node_memory_SwapTotal_bytes.minus(m.node_memory_SwapFree_bytes), {
        legend: ({ instance }) => `${instance} swap`,
      }),
    ],
  }),
  pressure: timeSeriesPanel({
    title: 'Attente (pression)',
    description:
      "Part du temps où un processus attend le processeur, la mémoire ou le disque : ce que la machine n'arrive plus à servir.",
    queries: [
      query(sum(rate(m.node_pressure_cpu_waiting_seconds_total)).by('instance').as('ratio'), { legend: 'processeur' }),
      query(sum(rate(m.node_pressure_memory_waiting_seconds_total)).by('instance').as('ratio'), { legend: 'mémoire' }),
      query(sum(rate(m.node_pressure_io_waiting_seconds_total)).by('instance').as('ratio'), { legend: 'disque' }),
    ],
  }),
});

const disks = row('Disques', {
  space: timeSeriesPanel({
    title: 'Espace libre',
    description: 'Espace disponible de chaque système de fichiers.',
    queries: [
      query(sum(m.node_filesystem_avail_bytes).by('instance', 'mountpoint'), {
        legend: ({ instance, mountpoint }) => `${instance} ${mountpoint}`,
      }),
    ],
    span: 8,
  }),
  inodes: timeSeriesPanel({
    title: 'Inodes utilisés',
    description: 'Part occupée des inodes ; à 100 % plus aucun fichier ne peut être créé.',
    queries: [
      query(
        quantity(1, 'ratio').minus(m.node_filesystem_files_free.dividedBy(m.node_filesystem_files.greaterThan(0))),
        { legend: ({ instance, mountpoint }) => `${instance} ${mountpoint}` },
      ),
    ],
    span: 8,
  }),
  diskThroughput: timeSeriesPanel({
    title: 'Débit des disques',
    description: 'Volume lu et écrit par seconde.',
    queries: [
      query(sum(rate(m.node_disk_read_bytes_total.where(disk))).by('instance'), {
        legend: ({ instance }) => `${instance} lu`,
      }),
      query(sum(rate(m.node_disk_written_bytes_total.where(disk))).by('instance'), {
        legend: ({ instance }) => `${instance} écrit`,
      }),
    ],
    span: 8,
  }),
});
