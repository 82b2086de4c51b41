import type { load as en } from './load-en';

/** Texts about load, killed processes and the clock, in French. */
export const load: typeof en = {
  processorsSaturated: {
    summary: ({ labels: { instance }, value }) =>
      `Des processus de ${instance} attendent un processeur ${value} du temps`,
    description: 'Il y a plus à calculer que les processeurs ne peuvent : les requêtes durent plus longtemps.',
  },
  processorsSaturatedRunbook: ({ podsByRestarts }) => ({
    impact: 'Réponses lentes. Des sondes peuvent échouer, et Kubernetes redémarre alors des pods.',
    steps: [
      'Ce qui calcule : `kubectl top pods -A --sort-by=cpu` ; hors de Kubernetes, `top`.',
      `Des pods redémarrent-ils à cause de cela : ${podsByRestarts}.`,
      'Un pod qui calcule sans fin : le redémarrer, et lui donner une limite de temps processeur.',
      'Une tâche comme une sauvegarde ou un import : la déplacer à une heure calme, ou la lancer avec `nice`.',
      'Tout est nécessaire : la machine est trop petite, ou il y a trop sur elle.',
    ],
    queries: { waiting: 'Part du temps où un processus attend', busy: 'Part du temps où les processeurs travaillent' },
  }),
  diskSaturated: {
    summary: ({ labels: { instance }, value }) => `Des processus de ${instance} attendent un disque ${value} du temps`,
    description: 'Il y a plus à lire et à écrire que les disques ne peuvent : bases et requêtes durent plus longtemps.',
  },
  diskSaturatedRunbook: ({ podsByMemory }) => ({
    impact: 'Requêtes et réponses lentes. etcd ou la base de k3s peut échouer par moments.',
    steps: [
      'Ce qui lit et écrit, sur le serveur : `sudo iotop -ao`, ou `pidstat -d 5`.',
      `Échange sur disque faute de mémoire : \`vmstat 5\` (\`si\`, \`so\`), puis ${podsByMemory}.`,
      "Une sauvegarde, un import ou la reconstruction d'un RAID : attendre, ou limiter sa vitesse.",
      "Le disque est occupé et fait peu : il meurt peut-être, `sudo smartctl -a /dev/‹disque›` ; chez un hébergeur, d'autres clients s'en servent peut-être aussi.",
    ],
    queries: {
      waiting: 'Part du temps où un processus attend',
      busy: 'Part du temps où chaque disque est occupé',
      written: 'Écritures par seconde',
    },
  }),
  processorStolen: {
    summary: ({ labels: { instance }, value }) => `L'hyperviseur prend ${value} des processeurs de ${instance}`,
    description: (share) =>
      `Plus de ${share} % du temps, d'autres machines virtuelles ont tourné à la place de celle-ci.`,
  },
  processorStolenRunbook: {
    impact: 'Réponses lentes à une charge qui ne posait pas de problème.',
    steps: [
      "La machine a-t-elle épuisé ses crédits de processeur, dans la console de l'hébergeur : les types à crédits ralentissent alors.",
      "D'autres machines de l'hébergeur sont aussi lentes : son hôte est trop plein. Ouvrir un ticket, ou arrêter et démarrer la machine pour changer d'hôte.",
      'Cela arrive chaque jour : choisir un type de machine avec ses propres processeurs.',
    ],
    queries: { stolen: "Part du temps que prend l'hyperviseur", waiting: 'Part du temps où un processus attend' },
  },
  processKilled: {
    summary: ({ labels: { instance } }) => `Le noyau de ${instance} a tué un processus pour la mémoire`,
    description: "La machine n'avait plus de mémoire, ou un conteneur a atteint sa limite.",
  },
  processKilledRunbook: ({ podsByRestarts, podsByMemory }) => ({
    impact: 'Ce que faisait le processus a été interrompu. Kubernetes redémarre son conteneur.',
    steps: [
      'Quel processus, sur le serveur : `sudo dmesg -T | grep -iE "killed process|oom-kill" | tail`.',
      `\`constraint=CONSTRAINT_MEMCG\` : un conteneur a atteint sa limite. Le trouver : ${podsByRestarts} ; relever sa limite, ou chercher pourquoi il grandit.`,
      `\`CONSTRAINT_NONE\` : la machine n'avait plus de mémoire. Qui la prend : ${podsByMemory} ; donner une limite à ce qui grandit.`,
      "C'était une base ou Prometheus : vérifier qu'il tourne à nouveau, et que ses données sont entières (son journal au démarrage).",
    ],
    queries: { killed: 'Processus tués en une heure', memory: 'Part de la mémoire occupée' },
  }),
  clockNotSynchronized: {
    summary: ({ labels: { instance } }) => `L'horloge de ${instance} n'est pas synchronisée`,
    description: 'Aucun serveur de temps ne la corrige : elle dérive de quelques secondes par semaine.',
  },
  clockOff: {
    summary: ({ labels: { instance }, value }) => `L'horloge de ${instance} est fausse de ${value}`,
    description: 'Elle diffère de son serveur de temps, et la correction dure ou ne marche pas.',
  },
  clockRunbook: {
    impact:
      "Rien d'abord. Puis les journaux sont dans le désordre, les connexions par code à usage unique échouent, et des certificats semblent périmés ou pas encore valables.",
    steps: [
      "Le service de l'horloge, sur le serveur : `timedatectl`, puis `chronyc tracking` ou `timedatectl timesync-status`.",
      'Aucun ne tourne : `sudo timedatectl set-ntp true`, ou installer `chrony`.',
      "Il tourne et n'atteint aucun serveur : `chronyc sources`. Le port UDP 123 doit être ouvert vers l'extérieur ; certains hébergeurs ont leurs propres serveurs de temps.",
      "L'écart est grand : `sudo chronyc makestep` règle l'horloge d'un coup. Bases et Prometheus supportent un saut en avant ; avant un saut en arrière, les arrêter.",
    ],
    queries: {
      synchronized: 'Synchronisée (1) ou non (0)',
      offset: 'Écart au serveur de temps',
      error: 'Plus grande erreur possible',
    },
  },
};
