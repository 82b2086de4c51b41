import type { Texts } from './en';

/** Texts about MinIO, in French. */
export const fr: Texts = {
  impact: 'Aucun fichier ne peut être envoyé ni lu ; la connexion et les listes marchent encore.',
  hint: '`403` : le jeton est périmé ; le refaire avec `mc admin prometheus generate ‹alias›` et le donner (guide *Rotate a secret* de Vigie). Disque plein : MinIO refuse les écritures, voir MachineDiskAlmostFull.',
  queries: {
    drives: 'Disques hors ligne',
    sets: 'Disques en ligne, par ensemble (erasure set)',
    used: "Part de l'espace qui est occupée",
    stored: 'Taille des objets stockés',
  },
  drivesOffline: {
    summary: ({ value }) => `MinIO : ${value} disques hors ligne`,
    description: 'MinIO ne joint plus des disques de son stockage, depuis cinq minutes.',
    runbook: () => ({
      impact: 'Rien tant que assez de disques restent (MinioUnhealthy) ; leurs données ont moins de copies.',
      steps: [
        'Quels disques : `mc admin info ‹alias›` les liste avec leur état.',
        'La machine : `sudo dmesg -T | grep -iE "I/O error|ext4|xfs|nvme" | tail -20` et `df -h`. Un volume qui n\'est pas monté : le monter, et redémarrer MinIO.',
        'Un disque mort : le remplacer par un vide, au même chemin. MinIO le reconstruit seul ; `mc admin heal ‹alias›` montre où il en est.',
      ],
    }),
  },
  spaceAlmostFull: {
    summary: ({ value }) => `Le stockage de MinIO est plein à ${value}`,
    description: (share) => `Plus de ${share} % de l'espace utilisable est occupé ; plein, MinIO refuse les envois.`,
    runbook: () => ({
      impact: 'Rien encore. À 100 %, les envois échouent (`XMinioStorageFull`) ; les lectures marchent encore.',
      steps: [
        'Les plus gros buckets : `mc du --depth 1 ‹alias›`. Les anciennes versions comptent aussi : `mc du --versions --depth 1 ‹alias›`.',
        'Retirer ce qui ne sert plus, ou le faire expirer : `mc ilm rule add --expire-days 90 ‹alias›/‹bucket›`. Envois inachevés : `mc rm --incomplete --recursive --force ‹alias›/‹bucket›`.',
        'Autre chose remplit le même disque : voir MachineDiskAlmostFull.',
        'Tout sert : agrandir le volume.',
      ],
    }),
  },
  unhealthy: {
    summary: ({ labels }) => `MinIO n'a plus assez de disques pour lire et écrire (${labels.instance})`,
    description: 'Un ensemble de disques a perdu son quorum : ses objets ne peuvent plus être écrits, voire lus.',
    runbook: () => ({
      impact: 'Les envois échouent, et la lecture des objets de ces disques aussi.',
      steps: [
        'Quels disques : `mc admin info ‹alias›` les liste avec leur état.',
        "Faire revenir d'abord les serveurs et volumes absents : le quorum revient aussitôt.",
        'Des disques sont perdus : les remplacer, et restaurer les objets depuis la sauvegarde.',
      ],
    }),
  },
  dashboard: {
    title: 'MinIO',
    description: 'Le stockage S3 : capacité, disques, requêtes, trafic.',
    rows: { state: 'État', activity: 'Activité', process: 'Processus' },
    health: { title: 'Santé', description: 'Tous les ensembles de disques peuvent-ils lire et écrire.' },
    unhealthy: 'Sans quorum',
    healthy: 'OK',
    firstByte: {
      title: 'Premier octet en 0,5 s',
      description: 'Part des requêtes de chaque opération dont le premier octet est parti en une demi-seconde.',
      noValue: 'Aucune requête',
    },
    memory: { title: 'Mémoire', description: 'Mémoire du processus.' },
    processor: { title: 'Processeur', description: 'Processeurs que le processus occupe.' },
    used: { title: 'Capacité utilisée', description: "Part de l'espace utilisable qui est occupée." },
    offline: { title: 'Hors ligne', description: 'Disques et serveurs que MinIO ne joint plus.' },
    usage: {
      title: 'Données stockées',
      description: 'Taille de tous les objets, comptée par le scanner de MinIO (quelques heures de retard).',
    },
    objects: {
      title: 'Objets',
      description: "Nombre d'objets stockés, compté par le scanner de MinIO (quelques heures de retard).",
    },
    requests: { title: 'Requêtes S3/s', description: 'Requêtes par seconde, par opération.' },
    errors: {
      title: 'Erreurs S3/s',
      description: 'Réponses 4xx et 5xx, et requêtes dont la signature est fausse, par seconde.',
    },
    throughput: { title: 'Trafic S3', description: 'Volume reçu et envoyé par seconde.' },
    pending: {
      title: 'Requêtes en cours',
      description: 'Requêtes en traitement et en attente ; une attente qui dure montre un stockage saturé.',
    },
    drives: 'disques',
    servers: 'serveurs',
    signature: 'signature',
    received: 'reçu',
    sent: 'envoyé',
    processed: 'en traitement',
    waiting: 'en attente',
  },
};
