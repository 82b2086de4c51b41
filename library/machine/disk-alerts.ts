import { alert, firstQuery, type Rule } from '../../alerts';
import { days, delta, on, predictLinear, selectors } from '../../promql';
import { despiteMissedScrapes, lastScrape, percentageOf } from '../common/alerts';
import type { Wording } from '../common/wording';
import type { MachineThresholds } from './alert-table';
import { nodeExporter } from './catalogue';
import { machinePanel } from './dashboard';
import { freeInodes, inodeUse, inodeUseOf, raidFailed, raidMissing } from './expressions';
import { texts } from './texts';

const m = selectors(nodeExporter);
const labels = ['job', 'instance', 'mountpoint'] as const;
/** The alert about inodes that are gone inhibits the one about inodes that go. */
const inodes = 'machine-disk-inodes';
/** A RAID that lacks a disk usually has one that failed. */
const raid = 'machine-raid';

/** Alerts on inodes and on software RAID. */
export function diskRules(of: Wording, thresholds: MachineThresholds): readonly Rule[] {
  const t = texts[of.language].disks;
  const { inodesFillingUp, inodesAlmostExhausted, raidDegraded, raidDiskFailed } = runbooksOf(of);
  return [
    alert({
      name: 'MachineInodesFillingUp',
      condition: predictLinear(freeInodes, days(1), '6h')
        .lessThan(0)
        .and(inodeUseOf(despiteMissedScrapes).greaterThan(thresholds.MachineInodesFillingUp), on(...labels)),
      for: '2h',
      severity: 'warning',
      subject: inodes,
      ...t.inodesFillingUp,
      panel: machinePanel('inodes'),
      runbook: inodesFillingUp,
    }),
    alert({
      name: 'MachineInodesAlmostExhausted',
      condition: inodeUseOf(despiteMissedScrapes).greaterThan(thresholds.MachineInodesAlmostExhausted),
      for: '10m',
      severity: 'critical',
      subject: inodes,
      summary: t.inodesAlmostExhausted.summary,
      description: t.inodesAlmostExhausted.description(percentageOf(thresholds.MachineInodesAlmostExhausted)),
      panel: machinePanel('inodes'),
      runbook: inodesAlmostExhausted,
    }),
    alert({
      name: 'MachineRaidDegraded',
      condition: raidMissing(despiteMissedScrapes).greaterThan(0),
      for: '10m',
      severity: 'critical',
      subject: raid,
      ...t.raidDegraded,
      panel: machinePanel('raid'),
      runbook: raidDegraded,
    }),
    alert({
      name: 'MachineRaidDiskFailed',
      condition: raidFailed(despiteMissedScrapes).greaterThan(0),
      for: '10m',
      severity: 'warning',
      subject: raid,
      ...t.raidDiskFailed,
      panel: machinePanel('raid'),
      runbook: raidDiskFailed,
    }),
  ];
}

function runbooksOf({ language, commands }: Wording) {
  const t = texts[language].disks;
  const filling = t.inodesFillingUpRunbook(commands.cluster);
  const exhausted = t.inodesAlmostExhaustedRunbook(commands.cluster);
  const degraded = t.raidDegradedRunbook;
  const failed = t.raidDiskFailedRunbook;
  const queriesOfRaid = [
    firstQuery(t.raidQueries.missing, raidMissing(lastScrape)),
    firstQuery(t.raidQueries.failed, raidFailed(lastScrape)),
    firstQuery(t.raidQueries.state, m.node_md_state),
  ] as const;
  const queriesOfInodes = [
    firstQuery(t.inodeQueries.share, inodeUse),
    firstQuery(t.inodeQueries.taken, delta(m.node_filesystem_files_free, '6h')),
  ] as const;
  return {
    inodesFillingUp: { ...filling, queries: [...queriesOfInodes] },
    inodesAlmostExhausted: { ...exhausted, queries: [...queriesOfInodes] },
    raidDegraded: { ...degraded, queries: [...queriesOfRaid] },
    raidDiskFailed: { ...failed, queries: [...queriesOfRaid] },
  };
}
