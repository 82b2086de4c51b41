import type { dashboard as en } from './dashboard-en';

/** Texts of the dashboard of a machine, in French. */
export const dashboard: typeof en = {
  title: 'Machine',
  description: 'Le serveur : processeur, mémoire, disques.',
  rows: {
    state: 'État',
    processor: 'Processeur',
    memory: 'Mémoire',
    disks: 'Disques',
    clock: 'Horloge et RAID',
  },
  cpu: { title: 'Processeur', description: 'Part du temps où les processeurs travaillent.' },
  memory: { title: 'Mémoire', description: "Part de la mémoire qui n'est plus disponible sans échange sur disque." },
  disk: { title: 'Disques', description: 'Part occupée de chaque système de fichiers.' },
  uptime: { title: 'En marche depuis', description: 'Temps écoulé depuis le démarrage de la machine.' },
  cpuModes: {
    title: 'Temps processeur par usage',
    description: 'Part du temps de tous les processeurs, par mode, sans le repos (idle).',
  },
  load: {
    title: 'Charge',
    description: 'Processus qui tournent ou attendent, moyenne sur 1 et 5 minutes, et nombre de processeurs.',
  },
  memoryUse: { title: 'Mémoire', description: 'Mémoire occupée et totale, et échange (swap) occupé.' },
  pressure: {
    title: 'Attente (pression)',
    description:
      "Part du temps où un processus attend le processeur, la mémoire ou le disque : ce que la machine n'arrive plus à servir.",
  },
  space: { title: 'Espace libre', description: 'Espace disponible de chaque système de fichiers.' },
  inodes: {
    title: 'Inodes utilisés',
    description: 'Part occupée des inodes ; à 100 % plus aucun fichier ne peut être créé.',
  },
  diskThroughput: { title: 'Débit des disques', description: 'Volume lu et écrit par seconde.' },
  cpuByCore: { title: 'Processeur par cœur', description: 'Part du temps où chaque cœur travaille.' },
  memoryByKind: {
    title: 'Mémoire par usage',
    description:
      'Mémoire des processus et du noyau, des fichiers et des blocs de disques (rendue au besoin), et libre.',
  },
  majorFaults: {
    title: 'Défauts de page majeurs',
    description: "Pages par seconde qu'il a fallu lire sur un disque : beaucoup veut dire que la mémoire manque.",
  },
  oomKills: {
    title: 'Processus tués pour la mémoire',
    description: "Processus que le noyau a tués en une heure, aussi pour la limite d'un conteneur.",
  },
  diskBusy: { title: 'Disques occupés', description: 'Part du temps où chaque disque est occupé.' },
  diskQueue: {
    title: "File d'attente des disques",
    description: 'Requêtes qui attendent chaque disque ou sont en cours, en moyenne.',
  },
  clock: {
    title: 'Horloge',
    description: 'Écart au serveur de temps, et plus grande erreur possible, qui grandit sans synchronisation.',
  },
  raid: {
    title: 'RAID',
    description: "Disques de chaque RAID logiciel par état, et ceux qu'il doit avoir. Sans RAID, le panneau est vide.",
  },
  legends: {
    free: (instance) => `${instance} libre`,
    buffers: (instance) => `${instance} tampons`,
    cache: (instance) => `${instance} cache`,
    processes: (instance) => `${instance} processus et noyau`,
    offset: (instance) => `${instance} écart`,
    error: (instance) => `${instance} plus grande erreur`,
    required: (device) => `${device} attendus`,
    load1: (instance) => `${instance} 1 min`,
    load5: (instance) => `${instance} 5 min`,
    processors: (instance) => `${instance} processeurs`,
    used: (instance) => `${instance} occupée`,
    total: (instance) => `${instance} totale`,
    swap: (instance) => `${instance} swap`,
    processor: 'processeur',
    memory: 'mémoire',
    disk: 'disque',
    read: (instance) => `${instance} lu`,
    written: (instance) => `${instance} écrit`,
  },
};
