import { alert, ruleGroup, type RuleGroup } from '..';
import { nodeExporter } from '../../metrics/content';
import { days, on, percent, predictLinear, selectors } from '../../promql';
import { fileSystemReadOnly, fileSystemUse, memoryUse } from '../../promql/content/machine';
import type { AlertsOf } from './common';

const m = selectors(nodeExporter);
const labels = ['job', 'instance', 'mountpoint'] as const;
/** A disk that is full need not be told to fill up. */
const space = 'machine-disk-space';

/** The machine: what stops everything on it. */
export function machineAlerts({ job }: AlertsOf): RuleGroup {
  return ruleGroup({ name: 'machine', job, rules });
}

const rules = [
  alert({
    name: 'MachineDiskFillingUp',
    // A straight line through six hours smooths over what a compaction or an image pull takes and gives back; the second part
    // keeps a large disk that is nearly empty from being told of.
    condition: predictLinear(m.node_filesystem_avail_bytes, days(1), '6h')
      .lessThan(0)
      .and(fileSystemUse.greaterThan(percent(60)), on(...labels)),
    for: '1h',
    severity: 'warning',
    subject: space,
    summary: ({ labels: { mountpoint, instance } }) => `Le disque ${mountpoint} de ${instance} sera plein dans un jour`,
    description:
      'Au rythme des six dernières heures, il ne restera plus de place dans 24 heures. Chercher ce qui grandit (journaux, images, bases), ou agrandir le disque.',
    panel: { dashboard: 'machine', panel: 'space' },
  }),
  alert({
    name: 'MachineDiskAlmostFull',
    condition: fileSystemUse.greaterThan(percent(90)),
    for: '10m',
    severity: 'critical',
    subject: space,
    summary: ({ labels: { mountpoint, instance }, value }) =>
      `Le disque ${mountpoint} de ${instance} est plein à ${value}`,
    description:
      "Moins de 10 % de place : Kubernetes commence à évacuer des pods, et les bases s'arrêtent quand le disque est plein.",
    panel: { dashboard: 'machine', panel: 'disk' },
  }),
  alert({
    name: 'MachineFileSystemReadOnly',
    condition: fileSystemReadOnly.greaterThan(0),
    for: '5m',
    severity: 'critical',
    summary: ({ labels: { mountpoint, instance } }) => `Le disque ${mountpoint} de ${instance} est en lecture seule`,
    description: "Le noyau a remonté le système de fichiers en lecture seule, d'ordinaire après une erreur du disque.",
    panel: { dashboard: 'machine', panel: 'space' },
  }),
  alert({
    name: 'MachineMemoryAlmostExhausted',
    condition: memoryUse.greaterThan(percent(90)),
    for: '10m',
    severity: 'warning',
    summary: ({ labels: { instance }, value }) => `La mémoire de ${instance} est occupée à ${value}`,
    description: 'Moins de 10 % de mémoire disponible : le noyau va tuer le processus le plus gros.',
    panel: { dashboard: 'machine', panel: 'memoryUse' },
  }),
];
