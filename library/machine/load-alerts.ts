import { alert, firstQuery, type Rule } from '../../alerts';
import { abs, increase, on, percent, rate, selectors } from '../../promql';
import { despiteMissedScrapes, happened, percentageOf } from '../common/alerts';
import type { Wording } from '../common/wording';
import type { MachineThresholds } from './alert-table';
import { nodeExporter } from './catalogue';
import { machinePanel } from './dashboard';
import { cpuUse, cpuUseOf, memoryUse, stolenShareOf, waitingShareOf } from './expressions';
import { texts } from './texts';

const m = selectors(nodeExporter);

/** Window of shares of time, longer than what a single process takes. */
const window = '10m';

/**
 * Alerts on what processes wait for, on processes that the kernel killed, and on the clock. Kernels without pressure stall
 * information (PSI) expose no pressure; its alerts are then silent.
 */
export function loadRules(of: Wording, thresholds: MachineThresholds): readonly Rule[] {
  const t = texts[of.language].load;
  const runbooks = runbooksOf(of);
  return [
    alert({
      name: 'MachineProcessorsSaturated',
      // Containers at their own limit wait too, while the processors are idle.
      condition: waitingShareOf(m.node_pressure_cpu_waiting_seconds_total, window)
        .greaterThan(thresholds.MachineProcessorsSaturated)
        .and(cpuUseOf(window).greaterThan(percent(75)), on('job', 'instance')),
      for: '15m',
      severity: 'warning',
      ...t.processorsSaturated,
      panel: machinePanel('pressure'),
      runbook: runbooks.processorsSaturated,
    }),
    alert({
      name: 'MachineDiskSaturated',
      condition: waitingShareOf(m.node_pressure_io_waiting_seconds_total, window).greaterThan(
        thresholds.MachineDiskSaturated,
      ),
      // A backup reads whole disks for a while.
      for: '2h',
      severity: 'warning',
      ...t.diskSaturated,
      panel: machinePanel('pressure'),
      runbook: runbooks.diskSaturated,
    }),
    alert({
      name: 'MachineProcessorStolen',
      condition: stolenShareOf(window).greaterThan(thresholds.MachineProcessorStolen),
      for: '30m',
      severity: 'warning',
      summary: t.processorStolen.summary,
      description: t.processorStolen.description(percentageOf(thresholds.MachineProcessorStolen)),
      panel: machinePanel('cpuModes'),
      runbook: runbooks.processorStolen,
    }),
    alert({
      name: 'MachineProcessKilledForMemory',
      condition: happened(m.node_vmstat_oom_kill),
      severity: 'warning',
      ...t.processKilled,
      panel: machinePanel('oomKills'),
      runbook: runbooks.processKilled,
    }),
    alert({
      name: 'MachineClockNotSynchronized',
      condition: despiteMissedScrapes(m.node_timex_sync_status).equalTo(0),
      // After a start, synchronization takes minutes.
      for: '30m',
      severity: 'warning',
      ...t.clockNotSynchronized,
      panel: machinePanel('clock'),
      runbook: runbooks.clock,
    }),
    alert({
      name: 'MachineClockOff',
      condition: abs(despiteMissedScrapes(m.node_timex_offset_seconds)).greaterThan(thresholds.MachineClockOff),
      for: '15m',
      severity: 'warning',
      summary: t.clockOff.summary,
      description: t.clockOff.description,
      panel: machinePanel('clock'),
      runbook: runbooks.clock,
    }),
  ];
}

function runbooksOf({ language, commands: { cluster } }: Wording) {
  const t = texts[language].load;
  const saturated = t.processorsSaturatedRunbook(cluster);
  const disk = t.diskSaturatedRunbook(cluster);
  const stolen = t.processorStolenRunbook;
  const killed = t.processKilledRunbook(cluster);
  const clock = t.clockRunbook;
  const waits = waitingShareOf(m.node_pressure_cpu_waiting_seconds_total);
  return {
    processorsSaturated: {
      ...saturated,
      queries: [firstQuery(saturated.queries.waiting, waits), firstQuery(saturated.queries.busy, cpuUse)],
    },
    diskSaturated: {
      ...disk,
      queries: [
        firstQuery(disk.queries.waiting, waitingShareOf(m.node_pressure_io_waiting_seconds_total)),
        firstQuery(disk.queries.busy, rate(m.node_disk_io_time_seconds_total)),
        firstQuery(disk.queries.written, rate(m.node_disk_written_bytes_total)),
      ],
    },
    processorStolen: {
      ...stolen,
      queries: [firstQuery(stolen.queries.stolen, stolenShareOf()), firstQuery(stolen.queries.waiting, waits)],
    },
    processKilled: {
      ...killed,
      queries: [
        firstQuery(killed.queries.killed, increase(m.node_vmstat_oom_kill, '1h')),
        firstQuery(killed.queries.memory, memoryUse),
      ],
    },
    clock: {
      ...clock,
      queries: [
        firstQuery(clock.queries.synchronized, m.node_timex_sync_status),
        firstQuery(clock.queries.offset, m.node_timex_offset_seconds),
        firstQuery(clock.queries.error, m.node_timex_maxerror_seconds),
      ],
    },
  };
}
