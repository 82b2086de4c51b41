import { alert, firstQuery, ruleGroup, type RuleGroup } from '../../alerts';
import { days, delta, on, percent, predictLinear, rate, selectors } from '../../promql';
import { nodeExporterAddress } from '../../servers/node-exporter/spec';
import { despiteMissedScrapes, type ServerAlertsOf } from '../common/alerts';
import { nodeExporter } from './catalogue';
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
import { texts, type Texts } from './texts';

const m = selectors(nodeExporter);
const labels = ['job', 'instance', 'mountpoint'] as const;
/** The alert about a full disk inhibits the one about a disk that fills up. */
const space = 'machine-disk-space';

/** Alerts on conditions of a machine that stop everything on it. */
export function machineAlerts({ job, ...of }: ServerAlertsOf): RuleGroup {
  return ruleGroup({ name: 'machine', job, rules: rulesOf(texts[of.language], runbooksOf(of)) });
}

const rulesOf = (t: Texts, runbooks: ReturnType<typeof runbooksOf>) => [
  alert({
    name: 'MachineDiskFillingUp',
    // The linear regression over six hours smooths short changes, such as a compaction or an image
    // pull. The second condition excludes large disks that are nearly empty.
    condition: predictLinear(freeBytes, days(1), '6h')
      .lessThan(0)
      .and(fileSystemUseOf(despiteMissedScrapes).greaterThan(percent(60)), on(...labels)),
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
    condition: fileSystemUseOf(despiteMissedScrapes).greaterThan(percent(90)),
    for: '10m',
    severity: 'critical',
    subject: space,
    ...t.almostFull,
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
    condition: memoryUseOf(despiteMissedScrapes).greaterThan(percent(90)),
    for: '10m',
    severity: 'warning',
    ...t.memory,
    panel: machinePanel('memoryUse'),
    runbook: runbooks.memory,
  }),
];

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
