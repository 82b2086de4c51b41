import type { dashboards as english } from './dashboards-en';

/** Texts of the dashboards of Kubernetes beside the overview, in French. */
export const dashboards: typeof english = {
  workloadsDashboard: {
    title: 'Kubernetes : charges de travail',
    description:
      "Espaces de noms et charges de travail : ce qu'ils utilisent, demandent et peuvent utiliser, leurs redémarrages et leurs pods.",
    namespace: 'Espace de noms',
    workload: 'Charge de travail',
    rows: { namespaces: 'Espaces de noms', workloads: 'Charges de travail', use: 'Utilisation', pods: 'Les pods' },
    namespaces: {
      title: 'Par espace de noms',
      description:
        'Cœurs et mémoire que les pods de chaque espace de noms utilisent et demandent, et pods qui tournent.',
    },
    workloads: {
      title: 'Demandes et limites',
      description:
        'Cœurs et mémoire que les pods de chaque charge utilisent, demandent et peuvent utiliser. Vide : ni demande ni limite.',
    },
    cores: 'Cœurs',
    coresRequested: 'Cœurs demandés',
    coresLimit: 'Cœurs au plus',
    bytes: 'Mémoire',
    bytesRequested: 'Mémoire demandée',
    bytesLimit: 'Mémoire au plus',
    pods: 'Pods qui tournent',
    cpu: { title: 'Processeur', description: 'Cœurs que les dix charges les plus actives utilisent.' },
    memory: {
      title: 'Mémoire utilisée',
      description: 'Mémoire des dix charges les plus grosses que le noyau ne peut pas reprendre facilement.',
    },
    heldBack: {
      title: 'Freinées par la limite de processeur',
      description: "Part du temps où le pod d'une charge qui a le plus attendu avait atteint sa limite.",
      noValue: 'Aucune limite',
    },
    restarts: {
      title: 'Redémarrages',
      description: 'Redémarrages des conteneurs des dix charges qui en ont le plus.',
    },
    received: { title: 'Reçu', description: 'Octets par seconde que les dix charges les plus actives reçoivent.' },
    sent: { title: 'Envoyé', description: 'Octets par seconde que les dix charges les plus actives envoient.' },
    deployments: { title: 'Les Deployments', description: 'Pods voulus et pods disponibles de chacun.' },
    statefulSets: { title: 'Les StatefulSets', description: 'Pods voulus et pods prêts de chacun.' },
    daemonSets: {
      title: 'Les DaemonSets',
      description: 'Nœuds où chacun doit avoir un pod, et ceux où il y en a un de disponible.',
      noValue: 'Aucun',
    },
    wanted: 'Voulus',
    available: 'Disponibles',
    ready: 'Prêts',
  },
  podsDashboard: {
    title: 'Kubernetes : les pods',
    description:
      "Pods et conteneurs : état, redémarrages, dernière fin, et ce qu'ils utilisent de ce qu'ils peuvent utiliser.",
    namespace: 'Espace de noms',
    pod: 'Nom du pod',
    container: 'Conteneur',
    reason: 'Raison',
    rows: { state: 'État', use: 'Processeur et mémoire', traffic: 'Réseau et disque' },
    pods: { title: 'Les pods', description: "Âge de chaque pod, et s'il reçoit des requêtes (1) ou non (0)." },
    age: 'Âge',
    ready: 'Prêt',
    containers: {
      title: 'Conteneurs',
      description: "Redémarrages de chaque conteneur depuis la création de son pod, et s'il est prêt (1) ou non (0).",
    },
    restarts: 'Redémarrages',
    isReady: 'Est prêt',
    waiting: {
      title: 'Conteneurs en attente',
      description: 'Raison pour laquelle chaque conteneur attend son démarrage.',
      noValue: 'Aucun',
    },
    value: 'Valeur',
    ends: {
      title: 'Dernière fin',
      description: 'Raison de la fin de chaque conteneur avant son dernier redémarrage, et le temps depuis.',
      noValue: 'Aucune',
    },
    sinceEnd: 'Il y a',
    cpu: { title: 'Processeur', description: 'Cœurs que les dix conteneurs les plus actifs utilisent.' },
    heldBack: {
      title: 'Freinés par la limite de processeur',
      description: 'Part du temps où un pod a dû attendre parce que sa limite était atteinte.',
      noValue: 'Aucune limite',
    },
    memory: {
      title: 'Mémoire',
      description: 'Mémoire des dix conteneurs les plus gros que le noyau ne peut pas reprendre facilement.',
    },
    memoryOfRequest: {
      title: 'Mémoire par rapport à la demande',
      description: 'Au-dessus de 100 %, le pod est retiré parmi les premiers quand la mémoire du nœud manque.',
      noValue: 'Aucune demande',
    },
    memoryOfLimit: {
      title: 'Mémoire par rapport à la limite',
      description: 'À 100 %, le noyau arrête le conteneur.',
      noValue: 'Aucune limite',
    },
    received: { title: 'Reçu', description: 'Octets par seconde que les dix pods les plus actifs reçoivent.' },
    sent: { title: 'Envoyé', description: 'Octets par seconde que les dix pods les plus actifs envoient.' },
    reads: { title: 'Lectures du disque', description: 'Lectures par seconde des dix pods qui en font le plus.' },
    writes: {
      title: 'Écritures sur le disque',
      description: 'Écritures par seconde des dix pods qui en font le plus.',
    },
  },
  nodesDashboard: {
    title: 'Kubernetes : les nœuds',
    description: 'Nœuds : ce que leurs pods demandent et utilisent, conditions, réseau, travail du kubelet.',
    node: 'Nœud',
    condition: 'État du nœud',
    value: 'Valeur',
    rows: { state: 'État', use: 'Utilisation de la machine', kubelet: 'Le kubelet' },
    requests: {
      title: 'Demandé',
      description:
        'Parts du processeur, de la mémoire et des pods de chaque nœud que ses pods demandent. À 100 %, plus rien ne tient.',
    },
    coresRequested: 'Processeur',
    bytesRequested: 'Mémoire',
    pods: 'Part des pods',
    conditions: { title: 'États', description: 'Ready doit valoir 1, et chaque pression 0.' },
    pressure: {
      title: 'Pressions',
      description: 'Vaut 1 tant que la mémoire, le disque ou les processus manquent : le kubelet retire des pods.',
    },
    cpu: { title: 'Processeur', description: 'Cœurs utilisés, et ceux de la machine.' },
    used: 'utilisé',
    there: 'de la machine',
    memory: {
      title: 'Mémoire',
      description: 'Mémoire que le noyau ne peut pas reprendre facilement, et celle de la machine.',
    },
    network: { title: 'Réseau de la machine', description: 'Octets par seconde de chaque interface.' },
    in: 'entrant',
    out: 'sortant',
    networkErrors: { title: 'Erreurs du réseau', description: 'Erreurs par seconde de chaque interface.' },
    running: { title: 'Pods et conteneurs', description: 'Pods et conteneurs que le kubelet fait tourner.' },
    containers: 'conteneurs',
    errors: {
      title: 'Opérations échouées',
      description: "Opérations par seconde que le moteur de conteneurs n'a pas pu faire, comme télécharger une image.",
      noValue: 'Aucune',
    },
    evictions: {
      title: 'Évictions',
      description: 'Pods que les kubelets ont retirés faute de mémoire ou de disque.',
      noValue: 'Aucune',
    },
    certificates: {
      title: 'Certificats de k3s',
      description:
        "Temps jusqu'à l'expiration de chacun. k3s les renouvelle à son démarrage, dans les derniers mois avant leur fin.",
      noValue: 'Pas k3s',
    },
    subject: 'Certificat',
    left: 'Temps restant',
  },
  volumesDashboard: {
    title: 'Kubernetes : les volumes',
    description: 'Volumes persistants : demandes, et espace et fichiers des volumes qui les mesurent.',
    namespace: 'Espace de noms',
    claim: 'Demande',
    phase: 'État de la demande',
    value: 'Valeur',
    rows: { space: 'Espace', claims: 'Demandes' },
    without: {
      title: 'Volumes sans mesures',
      description: "Quels volumes n'ont pas d'espace ici.",
      content:
        "Les volumes de `local-path`, la classe de stockage de k3s, sont des dossiers du disque de la machine : ils n'ont pas de taille propre et ne sont pas ci-dessous. MachineDiskFillingUp et MachineDiskAlmostFull voient ce disque se remplir.",
    },
    space: { title: 'Espace utilisé', description: "Part de l'espace de chaque volume.", noValue: 'Non mesuré' },
    files: {
      title: 'Fichiers utilisés',
      description: 'Part des fichiers (inodes) que chaque volume peut contenir.',
      noValue: 'Non mesuré',
    },
    free: {
      title: 'Espace libre',
      description: 'Octets que chaque volume peut encore prendre.',
      noValue: 'Non mesuré',
    },
    sizes: { title: 'Tailles des demandes', description: 'Taille que chaque demande veut.', noValue: 'Aucune' },
    size: 'Taille',
    phases: { title: 'États des demandes', description: 'Une demande doit être `Bound`.', noValue: 'Aucune' },
    classes: {
      title: 'Classes de stockage',
      description: 'Classe de stockage et volume de chaque demande.',
      noValue: 'Aucune',
    },
    storageClass: 'Classe de stockage',
    volume: 'Son volume',
  },
};
