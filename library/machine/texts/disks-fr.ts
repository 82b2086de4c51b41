import type { ClusterCommands } from '../../../alerts';
import type { disks as en } from './disks-en';

/** Steps that free inodes. */
const room = ({ deleteFailedPods }: ClusterCommands): [string, string, string] => [
  'Les dossiers qui en ont le plus, sur le serveur : `sudo du --inodes -xS ‹mountpoint› | sort -n | tail -20`.',
  `Ce qui se libère sans risque : \`sudo k3s crictl rmi --prune\`, ${deleteFailedPods} (pods évacués), vieilles sessions.`,
  "Les fichiers servent : les déplacer sur XFS, ou sur un ext4 qui a plus d'inodes (`mkfs.ext4 -N`).",
];

/** Texts about inodes and RAID, in French. */
export const disks: typeof en = {
  inodesFillingUp: {
    summary: ({ labels: { mountpoint, instance } }) =>
      `Le disque ${mountpoint} de ${instance} n'aura plus d'inodes dans un jour`,
    description:
      'Au rythme des six dernières heures, plus aucun fichier ne pourra être créé dans 24 heures, même avec de la place libre.',
  },
  inodesAlmostExhausted: {
    summary: ({ labels: { mountpoint, instance }, value }) =>
      `Le disque ${mountpoint} de ${instance} a utilisé ${value} de ses inodes`,
    description: (share) =>
      `Plus de ${share} % des inodes sont utilisés : à 100 % plus aucun fichier ne peut être créé, même s'il reste de la place.`,
  },
  inodeQueries: { share: 'Part des inodes utilisés', taken: 'Inodes pris (négatif) en six heures' },
  inodesFillingUpRunbook: (cluster) => ({
    impact: 'Rien encore. Sans inodes : « No space left on device ».',
    steps: [...room(cluster), "La courbe s'est aplatie : attendre."],
  }),
  inodesAlmostExhaustedRunbook: (cluster) => ({
    impact:
      'Rien encore. À 100 % : « No space left on device » malgré la place libre ; le kubelet évacue des pods avant.',
    steps: [
      ...room(cluster),
      `Pods évacués ou nœud sous pression : ${cluster.podsNotRunning} et ${cluster.nodeConditions} (\`DiskPressure\`).`,
    ],
  }),
  raidDegraded: {
    summary: ({ labels: { device, instance }, value }) =>
      `Le RAID ${device} de ${instance} a perdu ${value} de ses disques`,
    description:
      'Il marche sans redondance, ou avec moins : le prochain disque en panne peut emporter toutes les données.',
  },
  raidDiskFailed: {
    summary: ({ labels: { device, instance } }) => `Un disque du RAID ${device} de ${instance} est en panne`,
    description:
      "Le noyau a retiré un disque de l'ensemble après des erreurs. Un disque de secours l'a remplacé, s'il y en avait un.",
  },
  raidQueries: { missing: 'Disques qui manquent', failed: 'Disques en panne', state: "Ce que fait l'ensemble" },
  raidDegradedRunbook: {
    impact:
      'Rien pour les utilisateurs. Lectures et écritures peuvent être plus lentes. La redondance est réduite ou perdue.',
    steps: [
      'Vérifier avant tout que la dernière sauvegarde existe.',
      "Regarder l'ensemble, sur le serveur : `cat /proc/mdstat` et `sudo mdadm --detail /dev/‹device›`. `recovery` : il se reconstruit ; attendre, et lire le temps qui reste.",
      'Trouver le disque qui manque : `sudo dmesg -T | grep -iE "md|I/O error|ata|nvme" | tail -30`, `lsblk`, `sudo smartctl -a /dev/‹disque›`.',
      "Faire remplacer le disque (chez un hébergeur : un ticket avec son numéro de série), le partitionner comme les autres, et l'ajouter : `sudo mdadm --manage /dev/‹device› --add /dev/‹partition›`.",
    ],
  },
  raidDiskFailedRunbook: {
    impact: "Rien pour les utilisateurs, tant que l'ensemble a sa redondance.",
    steps: [
      'Trouver le disque en panne, sur le serveur : `sudo mdadm --detail /dev/‹device›` le dit `faulty` ; `sudo smartctl -a /dev/‹disque›` donne son numéro de série.',
      'Vérifier que la dernière sauvegarde existe.',
      'Le retirer et le faire remplacer : `sudo mdadm --manage /dev/‹device› --remove /dev/‹partition›` ; ajouter le nouveau avec `--add`.',
    ],
  },
};
