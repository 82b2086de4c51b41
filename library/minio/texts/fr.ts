import type { Texts } from './en';

/** Texts about MinIO, in French. */
export const fr: Texts = {
  impact: 'Aucun fichier ne peut être envoyé ni lu ; la connexion et les listes marchent encore.',
  hint: '`403` : le jeton est périmé ; le refaire avec `mc admin prometheus generate ‹alias›` et le donner (guide *Rotate a secret* de Vigie). Disque plein : MinIO refuse les écritures, voir MachineDiskAlmostFull.',
  dashboard: {
    title: 'MinIO',
    description: 'Le stockage S3 : capacité, disques, requêtes, trafic.',
    rows: { state: 'État', activity: 'Activité' },
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
