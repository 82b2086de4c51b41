import {
  Dashboard,
  gaugePanel,
  panelHandles,
  query,
  row,
  statPanel,
  thresholds,
  timeSeriesPanel,
} from '../../dashboards';
import { avg, count, increase, not, percent, quantity, rate, selectors, sum, time } from '../../promql';
import { siblings, warningBelow, type DashboardOf } from '../common/dashboard';
import { machineAlertTable, type MachineThresholds } from './alert-table';
import { nodeExporter } from './catalogue';
import { cpuUse, fileSystemUse, inodeUse, memoryUse } from './expressions';
import { texts, type Texts } from './texts';

const m = selectors(nodeExporter);
const byInstance = { legend: ({ instance }: { readonly instance: string }) => instance };
const byDevice = {
  legend: ({ instance, device }: { readonly instance: string; readonly device: string }) => `${instance} ${device}`,
};
const whole = quantity(1, 'ratio');
/** Memory of files, which the kernel frees when it is needed. */
const cache = m.node_memory_Cached_bytes.plus(m.node_memory_SReclaimable_bytes);
const disk = { device: /(sd|vd|xvd|nvme|mmcblk|dm-).*/ };

/** Rate of a time of each disk. */
const ofDisk = (time: typeof m.node_disk_io_time_seconds_total) => sum(rate(time.where(disk))).by('instance', 'device');

const uid = 'machine';

/** Options of the dashboard of a machine. */
export interface MachineDashboardOf extends DashboardOf {
  /**
   * Limits at which its alerts fire.
   *
   * @default - those of its alerts
   */
  readonly thresholds?: MachineThresholds;
}

/** Overview dashboard of a machine. */
export function machineDashboard({ jobs, language, thresholds: of = machineAlertTable }: MachineDashboardOf) {
  const t = texts[language].dashboard;
  return new Dashboard({
    uid,
    title: t.title,
    description: t.description,
    tags: ['vigie'],
    jobs,
    ...siblings(language),
    started: m.node_boot_time_seconds,
    rows: { state: state(t, of), processor: processor(t), memory: memory(t), disks: disks(t), clock: clock(t) },
  });
}

/** Returns the handle of a panel. */
export const machinePanel = panelHandles<typeof machineDashboard>(uid);

const state = (t: Texts['dashboard'], of: MachineThresholds) =>
  row(t.rows.state, {
    cpu: gaugePanel({
      ...t.cpu,
      queries: [query(cpuUse, byInstance)],
      thresholds: thresholds('green', [percent(75), 'yellow'], [percent(90), 'red']),
      height: 6,
    }),
    memory: gaugePanel({
      ...t.memory,
      queries: [query(memoryUse, byInstance)],
      thresholds: warningBelow(percent(75), of.MachineMemoryAlmostExhausted),
      height: 6,
    }),
    disk: gaugePanel({
      ...t.disk,
      queries: [query(fileSystemUse, { legend: ({ mountpoint }) => mountpoint })],
      thresholds: warningBelow(percent(80), of.MachineDiskAlmostFull),
      height: 6,
    }),
    uptime: statPanel({
      ...t.uptime,
      queries: [query(time().minus(m.node_boot_time_seconds), byInstance)],
      height: 6,
    }),
  });

const processor = (t: Texts['dashboard']) =>
  row(t.rows.processor, {
    cpuModes: timeSeriesPanel({
      ...t.cpuModes,
      queries: [
        query(
          avg(rate(m.node_cpu_seconds_total.where({ mode: not('idle') })))
            .by('mode')
            .in('ratio'),
          {
            legend: ({ mode }) => mode,
          },
        ),
      ],
      stacked: true,
    }),
    load: timeSeriesPanel({
      ...t.load,
      queries: [
        query(m.node_load1, { legend: ({ instance }) => t.legends.load1(instance) }),
        query(m.node_load5, { legend: ({ instance }) => t.legends.load5(instance) }),
        query(
          count(m.node_cpu_seconds_total.where({ mode: 'idle' }))
            .by('instance')
            .in('processes'),
          {
            legend: ({ instance }) => t.legends.processors(instance),
          },
        ),
      ],
    }),
    cpuByCore: timeSeriesPanel({
      ...t.cpuByCore,
      queries: [
        query(
          whole.minus(
            sum(rate(m.node_cpu_seconds_total.where({ mode: 'idle' })))
              .by('instance', 'cpu')
              .in('ratio'),
          ),
          { legend: ({ instance, cpu }) => `${instance} ${cpu}` },
        ),
      ],
    }),
    pressure: timeSeriesPanel({
      ...t.pressure,
      queries: [
        query(sum(rate(m.node_pressure_cpu_waiting_seconds_total)).by('instance').in('ratio'), {
          legend: t.legends.processor,
        }),
        query(sum(rate(m.node_pressure_memory_waiting_seconds_total)).by('instance').in('ratio'), {
          legend: t.legends.memory,
        }),
        query(sum(rate(m.node_pressure_io_waiting_seconds_total)).by('instance').in('ratio'), {
          legend: t.legends.disk,
        }),
      ],
    }),
  });

const memory = (t: Texts['dashboard']) =>
  row(t.rows.memory, {
    memoryUse: timeSeriesPanel({
      ...t.memoryUse,
      queries: [
        query(m.node_memory_MemTotal_bytes.minus(m.node_memory_MemAvailable_bytes), {
          legend: ({ instance }) => t.legends.used(instance),
        }),
        query(m.node_memory_MemTotal_bytes, { legend: ({ instance }) => t.legends.total(instance) }),
        query(m.node_memory_SwapTotal_bytes.minus(m.node_memory_SwapFree_bytes), {
          legend: ({ instance }) => t.legends.swap(instance),
        }),
      ],
    }),
    memoryByKind: timeSeriesPanel({
      ...t.memoryByKind,
      queries: [
        query(
          m.node_memory_MemTotal_bytes
            .minus(m.node_memory_MemFree_bytes)
            .minus(m.node_memory_Buffers_bytes)
            .minus(cache),
          { legend: ({ instance }) => t.legends.processes(instance) },
        ),
        query(m.node_memory_Buffers_bytes, { legend: ({ instance }) => t.legends.buffers(instance) }),
        query(cache, { legend: ({ instance }) => t.legends.cache(instance) }),
        query(m.node_memory_MemFree_bytes, { legend: ({ instance }) => t.legends.free(instance) }),
      ],
      stacked: true,
    }),
    majorFaults: timeSeriesPanel({ ...t.majorFaults, queries: [query(rate(m.node_vmstat_pgmajfault), byInstance)] }),
    oomKills: timeSeriesPanel({ ...t.oomKills, queries: [query(increase(m.node_vmstat_oom_kill, '1h'), byInstance)] }),
  });

const disks = (t: Texts['dashboard']) =>
  row(t.rows.disks, {
    space: timeSeriesPanel({
      ...t.space,
      queries: [
        query(sum(m.node_filesystem_avail_bytes).by('instance', 'mountpoint'), {
          legend: ({ instance, mountpoint }) => `${instance} ${mountpoint}`,
        }),
      ],
      span: 8,
    }),
    inodes: timeSeriesPanel({
      ...t.inodes,
      queries: [query(inodeUse, { legend: ({ instance, mountpoint }) => `${instance} ${mountpoint}` })],
      span: 8,
    }),
    diskThroughput: timeSeriesPanel({
      ...t.diskThroughput,
      queries: [
        query(sum(rate(m.node_disk_read_bytes_total.where(disk))).by('instance'), {
          legend: ({ instance }) => t.legends.read(instance),
        }),
        query(sum(rate(m.node_disk_written_bytes_total.where(disk))).by('instance'), {
          legend: ({ instance }) => t.legends.written(instance),
        }),
      ],
      span: 8,
    }),
    diskBusy: timeSeriesPanel({
      ...t.diskBusy,
      queries: [query(ofDisk(m.node_disk_io_time_seconds_total).in('ratio'), byDevice)],
    }),
    diskQueue: timeSeriesPanel({
      ...t.diskQueue,
      queries: [query(ofDisk(m.node_disk_io_time_weighted_seconds_total).in('ratio').in('none'), byDevice)],
    }),
  });

const clock = (t: Texts['dashboard']) =>
  row(t.rows.clock, {
    clock: timeSeriesPanel({
      ...t.clock,
      queries: [
        query(m.node_timex_offset_seconds, { legend: ({ instance }) => t.legends.offset(instance) }),
        query(m.node_timex_maxerror_seconds, { legend: ({ instance }) => t.legends.error(instance) }),
      ],
    }),
    raid: timeSeriesPanel({
      ...t.raid,
      queries: [
        query(m.node_md_disks, { legend: ({ instance, device, state }) => `${instance} ${device} ${state}` }),
        query(m.node_md_disks_required, {
          legend: ({ instance, device }) => t.legends.required(`${instance} ${device}`),
        }),
      ],
    }),
  });
