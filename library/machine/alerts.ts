import { alert, firstQuery, ruleGroup, type RuleGroup, type Runbook } from '../../alerts';
import type { Pods } from '../../core/network';
import { days, delta, on, percent, predictLinear, rate, selectors } from '../../promql';
import type { AlertsOf } from '../common/alerts';
import { kubectl } from '../common/kubectl';
import { nodeExporter } from './catalogue';
import { fileSystemAvailable, fileSystemReadOnly, fileSystemUse, memoryUse } from './expressions';

const m = selectors(nodeExporter);
const labels = ['job', 'instance', 'mountpoint'] as const;
/** A disk that is full need not be told to fill up. */
const space = 'machine-disk-space';

/** The machine: what stops everything on it. */
export function machineAlerts({ job, pods }: AlertsOf): RuleGroup {
  return ruleGroup({ name: 'machine', job, rules: rulesOf(runbooksOf(pods)) });
}

const rulesOf = (runbooks: ReturnType<typeof runbooksOf>) => [
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
    runbook: runbooks.fillingUp,
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
      "Moins de 10 % de place : à 5 % k3s évacue des pods, et les bases s'arrêtent quand le disque est plein.",
    panel: { dashboard: 'machine', panel: 'disk' },
    runbook: runbooks.almostFull,
  }),
  alert({
    name: 'MachineFileSystemReadOnly',
    condition: fileSystemReadOnly.greaterThan(0),
    for: '5m',
    severity: 'critical',
    summary: ({ labels: { mountpoint, instance } }) => `Le disque ${mountpoint} de ${instance} est en lecture seule`,
    description: "Le noyau a remonté le système de fichiers en lecture seule, d'ordinaire après une erreur du disque.",
    panel: { dashboard: 'machine', panel: 'space' },
    runbook: runbooks.readOnly,
  }),
  alert({
    name: 'MachineMemoryAlmostExhausted',
    condition: memoryUse.greaterThan(percent(90)),
    for: '10m',
    severity: 'warning',
    summary: ({ labels: { instance }, value }) => `La mémoire de ${instance} est occupée à ${value}`,
    description: 'Moins de 10 % de mémoire disponible : le noyau va tuer le processus le plus gros.',
    panel: { dashboard: 'machine', panel: 'memoryUse' },
    runbook: runbooks.memory,
  }),
];

const room = [
  'Ce qui prend la place, sur le serveur : `df -h`, puis `sudo du -xh --max-depth=3 ‹mountpoint› | sort -h | tail -20`.',
  'Ce qui se libère sans risque : `sudo k3s crictl rmi --prune` (images), `sudo journalctl --vacuum-size=500M` (journaux), `kubectl delete pods -A --field-selector=status.phase==Failed` (pods évacués).',
  'Les volumes sont sous `/var/lib/rancher/k3s/storage` : une base y grandit avec ses données. Ne rien y effacer à la main ; agrandir le disque, ou réduire la rétention de Prometheus.',
] as const;

const disk = [
  firstQuery('Espace libre par point de montage', fileSystemAvailable),
  firstQuery('Part occupée', fileSystemUse),
  firstQuery('Ce qui a été pris (négatif) en six heures', delta(m.node_filesystem_avail_bytes, '6h')),
] as const;

/** What is said on the pages, with commands for the server itself. */
function runbooksOf(pods: Pods) {
  const { restart } = kubectl(pods);
  return {
    fillingUp: {
      impact: "Rien encore. Disque plein : les bases s'arrêtent, les uploads échouent, Kubernetes évacue des pods.",
      steps: [
        ...room,
        "La courbe s'est-elle aplatie d'elle-même (une sauvegarde, une image tirée) ? Alors attendre la fin de l'alerte.",
      ],
      queries: disk,
    },
    almostFull: {
      impact:
        "Rien encore. Ensuite des coupures, quand des pods sont évacués ; à la fin plus rien ne s'écrit : uploads refusés, bases arrêtées.",
      steps: [
        ...room,
        'Pods évacués ou nœud sous pression : `kubectl get pods -A | grep -v Running` et `kubectl describe node | grep -A8 Conditions` (`DiskPressure`) ; la pression tombe quelques minutes après que la place est revenue.',
        'Fichiers effacés et toujours ouverts : `sudo lsof +L1` ; redémarrer le processus qui les tient.',
      ],
      queries: disk,
    },
    readOnly: {
      impact:
        'Ce qui écrit sur ce disque échoue : bases arrêtées, uploads refusés. Les lectures marchent encore, pour un temps.',
      steps: [
        'Pourquoi, sur le serveur : `sudo dmesg -T | grep -iE "remount|I/O error|ext4|xfs|nvme" | tail -20`.',
        '`I/O error` : le disque ou son câble meurt. Ne pas réparer dessus : vérifier que les sauvegardes existent, copier ce qui se lit, faire remplacer le disque.',
        'Erreur du système de fichiers sans erreur du disque : arrêter k3s (`sudo systemctl stop k3s`), démonter, `fsck`, remonter, repartir ; le disque racine se répare au redémarrage (`fsck.mode=force`).',
        'État du disque : `sudo smartctl -a /dev/‹disque›` ; chez un hébergeur, ouvrir un ticket.',
        `Tout est revenu et l'alerte sonne encore : l'exporteur garde une vue ancienne, ${restart}.`,
      ],
      queries: [
        firstQuery('Lecture seule (1) par point de montage', fileSystemReadOnly),
        firstQuery('Écritures par seconde', rate(m.node_disk_written_bytes_total)),
      ],
    },
    memory: {
      impact:
        'Rien encore, ou des lenteurs. Le noyau tue ensuite le processus le plus gros, souvent une base ou Prometheus.',
      steps: [
        'Qui la prend : `kubectl top pods -A --sort-by=memory | head -15` ; hors de Kubernetes, `ps aux --sort=-rss | head`.',
        'A-t-il déjà tué ? `sudo dmesg -T | grep -i "out of memory"` et `kubectl get pods -A --sort-by=.status.containerStatuses[0].restartCount | tail` (redémarrages).',
        'Un pod qui grandit sans fin : le redémarrer donne du temps ; lui donner une limite évite que les autres paient.',
        'Tous ont ce que leurs limites disent : la machine est trop petite, ou il y a trop sur elle.',
      ],
      queries: [
        firstQuery('Mémoire disponible', m.node_memory_MemAvailable_bytes),
        firstQuery('Part occupée', memoryUse),
        firstQuery('Part du temps passée à attendre de la mémoire', rate(m.node_pressure_memory_waiting_seconds_total)),
      ],
    },
  } as const satisfies Readonly<Record<string, Runbook>>;
}
