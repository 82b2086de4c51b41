import { alert, firstQuery, ruleGroup, type RuleGroup } from '../../alerts';
import { days, delta, on, predictLinear, rate, selectors, type Quantity } from '../../promql';
import { nodeExporterAddress } from '../../servers/node-exporter/spec';
import { despiteMissedScrapes, type ServerAlertsOf } from '../common/alerts';
import { machineAlertTable, type MachineThresholds } from './alert-table';
import { nodeExporter } from './catalogue';
import { diskRules } from './disk-alerts';
import {
  fileSystemAvailable,
  fileSystemReadOnly,
  fileSystemReadOnlyOf,
  fileSystemUseOf,
  freeBytes,
  memoryUse,
  memoryUseOf,
} from './expressions';
import { machinePanel } from './dashboard';
import { loadRules } from './load-alerts';
import { texts, type Texts } from './texts';

const m = selectors(nodeExporter);
const labels = ['job', 'instance', 'mountpoint'] as const;
/** The alert about a full disk inhibits the one about a disk that fills up. */
const space = 'machine-disk-space';

/** Options of the alerts on machines. */
export interface MachineAlertsOf extends ServerAlertsOf {
  /**
   * Limits above which they fire.
   *
   * @default - 60 % used for a disk or its inodes that fill up, 90 % used for those that are almost full and for memory,
   * 80 % of the time waiting for processors or disks, 10 % of the processors stolen, 50 ms off for the clock
   */
  readonly thresholds?: MachineThresholds;
}

/** Alerts on conditions of a machine that stop or slow down everything on it. */
export function machineAlerts({ job, thresholds = machineAlertTable, ...of }: MachineAlertsOf): RuleGroup {
  const own = rulesOf(texts[of.language], runbooksOf(of), thresholds);
  return ruleGroup({
    name: 'machine',
    job,
    rules: [...own, ...diskRules(of, thresholds), ...loadRules(of, thresholds)],
  });
}

const rulesOf = (t: Texts, runbooks: ReturnType<typeof runbooksOf>, thresholds: MachineThresholds) => [
  alert({
    name: 'MachineDiskFillingUp',
    // The linear regression over six hours smooths short changes, such as a compaction or an image
    // pull.
    condition: predictLinear(freeBytes, days(1), '6h')
      .lessThan(0)
      .and(fileSystemUseOf(despiteMissedScrapes).greaterThan(thresholds.MachineDiskFillingUp), on(...labels)),
    // The copy of a backup may lie on the disk until it has been sent.
    for: '2h',
    severity: 'warning',
    subject: space,
    ...t.fillingUp,
    panel: machinePanel('space'),
    runbook: runbooks.fillingUp,
  }),
  alert({
    name: 'MachineDiskAlmostFull',
    condition: fileSystemUseOf(despiteMissedScrapes).greaterThan(thresholds.MachineDiskAlmostFull),
    for: '10m',
    severity: 'critical',
    subject: space,
    summary: t.almostFull.summary,
    description: t.almostFull.description(freeShare(thresholds.MachineDiskAlmostFull)),
    panel: machinePanel('disk'),
    runbook: runbooks.almostFull,
  }),
  alert({
    name: 'MachineFileSystemReadOnly',
    condition: fileSystemReadOnlyOf(despiteMissedScrapes).greaterThan(0),
    for: '5m',
    severity: 'critical',
    ...t.readOnly,
    panel: machinePanel('space'),
    runbook: runbooks.readOnly,
  }),
  alert({
    name: 'MachineMemoryAlmostExhausted',
    // A machine without memory misses scrapes.
    condition: memoryUseOf(despiteMissedScrapes).greaterThan(thresholds.MachineMemoryAlmostExhausted),
    for: '10m',
    severity: 'warning',
    summary: t.memory.summary,
    description: t.memory.description(freeShare(thresholds.MachineMemoryAlmostExhausted)),
    panel: machinePanel('memoryUse'),
    runbook: runbooks.memory,
  }),
];

/** Percentage that is free at a share used. */
function freeShare({ value }: Quantity<'ratio'>): number {
  return Number((100 * (1 - value)).toPrecision(3));
}

/** Runbook pages of the alerts, with commands for the server. */
function runbooksOf({ language, commands }: Omit<ServerAlertsOf, 'job'>) {
  const { diskQueries, fillingUpRunbook, almostFullRunbook, readOnlyRunbook, memoryRunbook } = texts[language];
  const available = firstQuery(diskQueries.available, fileSystemAvailable);
  const taken = firstQuery(diskQueries.taken, delta(m.node_filesystem_avail_bytes, '6h'));
  const readOnly = readOnlyRunbook(commands.server(nodeExporterAddress.name).system);
  const memory = memoryRunbook(commands.cluster);
  return {
    fillingUp: { ...fillingUpRunbook(commands.cluster), queries: [available, taken] },
    almostFull: { ...almostFullRunbook(commands.cluster), queries: [available, taken] },
    readOnly: {
      ...readOnly,
      queries: [
        firstQuery(readOnly.queries.readOnly, fileSystemReadOnly),
        firstQuery(readOnly.queries.written, rate(m.node_disk_written_bytes_total)),
      ],
    },
    memory: {
      ...memory,
      queries: [
        firstQuery(memory.queries.available, m.node_memory_MemAvailable_bytes),
        firstQuery(memory.queries.share, memoryUse),
        firstQuery(memory.queries.waiting, rate(m.node_pressure_memory_waiting_seconds_total)),
      ],
    },
  };
}
