import type { ClusterCommands } from '../../../alerts';
import { dashboard } from './dashboard-fr';
import { disks } from './disks-fr';
import type { Texts } from './en';
import { load } from './load-fr';

/** Steps that free space on a disk. */
const room = ({ deleteFailedPods }: ClusterCommands): [string, string, string] => [
  'Ce qui prend la place, sur le serveur : `df -h`, puis `sudo du -xh --max-depth=3 ‹mountpoint› | sort -h | tail -20`.',
  `Ce qui se libère sans risque : \`sudo k3s crictl rmi --prune\` (images), \`sudo journalctl --vacuum-size=500M\` (journaux), ${deleteFailedPods} (pods évacués).`,
  'Les volumes sont sous `/var/lib/rancher/k3s/storage` : une base y grandit avec ses données. Ne rien y effacer à la main ; agrandir le disque, ou réduire la rétention de Prometheus.',
];

/** Texts about machines, in French. */
export const fr: Texts = {
  exporter: "L'exporteur de la machine",
  impact: 'Rien si la machine tourne ; mais disque plein ou mémoire épuisée ne seront pas dits.',
  hint: ({ nodes }) => `La machine elle-même : ${nodes}, \`ssh\` ; sinon la console de l'hébergeur.`,
  fillingUp: {
    summary: ({ labels: { mountpoint, instance } }) => `Le disque ${mountpoint} de ${instance} sera plein dans un jour`,
    description:
      'Au rythme des six dernières heures, plus de place dans 24 heures. Chercher ce qui grandit, ou agrandir le disque.',
  },
  almostFull: {
    summary: ({ labels: { mountpoint, instance }, value }) =>
      `Le disque ${mountpoint} de ${instance} est plein à ${value}`,
    description: (free: number) =>
      `Moins de ${free} % de place : à 5 % k3s évacue des pods, et les bases s'arrêtent quand le disque est plein.`,
  },
  readOnly: {
    summary: ({ labels: { mountpoint, instance } }) => `Le disque ${mountpoint} de ${instance} est en lecture seule`,
    description: "Le noyau a remonté le système de fichiers en lecture seule, d'ordinaire après une erreur du disque.",
  },
  memory: {
    summary: ({ labels: { instance }, value }) => `La mémoire de ${instance} est occupée à ${value}`,
    description: (free: number) =>
      `Moins de ${free} % de mémoire disponible : le noyau va tuer le processus le plus gros.`,
  },
  diskQueries: {
    available: 'Espace libre par point de montage',
    taken: 'Ce qui a été pris (négatif) en six heures',
  },
  fillingUpRunbook: (cluster) => ({
    impact: "Rien encore. Disque plein : les bases s'arrêtent, les uploads échouent, Kubernetes évacue des pods.",
    steps: [
      ...room(cluster),
      "La courbe s'est aplatie seule (une sauvegarde, une image tirée) : attendre la fin de l'alerte.",
    ],
  }),
  almostFullRunbook: (cluster) => ({
    impact:
      "Rien encore. Ensuite des coupures, quand des pods sont évacués ; à la fin plus rien ne s'écrit : uploads refusés, bases arrêtées.",
    steps: [
      ...room(cluster),
      `Pods évacués ou nœud sous pression : ${cluster.podsNotRunning} et ${cluster.nodeConditions} (\`DiskPressure\`) ; la pression tombe quelques minutes après que la place est revenue.`,
      'Fichiers effacés et toujours ouverts : `sudo lsof +L1` ; redémarrer le processus qui les tient.',
    ],
  }),
  readOnlyRunbook: ({ restart }) => ({
    impact:
      'Ce qui écrit sur ce disque échoue : bases arrêtées, uploads refusés. Les lectures marchent encore, pour un temps.',
    steps: [
      'Pourquoi, sur le serveur : `sudo dmesg -T | grep -iE "remount|I/O error|ext4|xfs|nvme" | tail -20`.',
      '`I/O error` : le disque ou son câble meurt. Ne pas réparer dessus : vérifier que les sauvegardes existent, copier ce qui se lit, faire remplacer le disque.',
      'Erreur du système de fichiers sans erreur du disque : arrêter k3s (`sudo systemctl stop k3s`), démonter, `fsck`, remonter, repartir ; le disque racine se répare au redémarrage (`fsck.mode=force`).',
      'État du disque : `sudo smartctl -a /dev/‹disque›` ; chez un hébergeur, ouvrir un ticket.',
      `Tout est revenu et l'alerte sonne encore : l'exporteur garde une vue ancienne, ${restart}.`,
    ],
    queries: { readOnly: 'Lecture seule (1) par point de montage', written: 'Écritures par seconde' },
  }),
  memoryRunbook: ({ podsByMemory, podsByRestarts }) => ({
    impact:
      'Rien encore, ou des lenteurs. Le noyau tue ensuite le processus le plus gros, souvent une base ou Prometheus.',
    steps: [
      `Qui la prend : ${podsByMemory} ; hors de Kubernetes, \`ps aux --sort=-rss | head\`.`,
      `A-t-il déjà tué ? \`sudo dmesg -T | grep -i "out of memory"\` et ${podsByRestarts} (redémarrages).`,
      'Un pod qui grandit sans fin : le redémarrer donne du temps ; lui donner une limite évite que les autres paient.',
      'Tous ont ce que leurs limites disent : la machine est trop petite, ou il y a trop sur elle.',
    ],
    queries: {
      available: 'Mémoire disponible',
      share: 'Part occupée',
      waiting: 'Part du temps passée à attendre de la mémoire',
    },
  }),
  disks,
  load,
  dashboard,
};
