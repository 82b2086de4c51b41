import type { Texts } from './en';

/** Texts about Prometheus, Alertmanager and Grafana of a stack, in French. */
export const fr: Texts = {
  prometheus: {
    impact: 'Rien, mais la surveillance est douteuse : Prometheus ne se lit plus lui-même.',
    hint: 'Cette alerte vient de Prometheus lui-même : il évalue donc encore ses règles. Arrêté, il se tairait, et le veilleur extérieur préviendrait (Watchdog).',
  },
  alertmanager: {
    impact:
      "Rien, mais aucune alerte n'est plus dite à personne ; le veilleur extérieur prévient, parce que le Watchdog se tait.",
    hint: (stack) =>
      `Une configuration refusée l'empêche de démarrer : \`amtool check-config dist/${stack}/alertmanager.yml\` dit la ligne.`,
  },
  grafana: {
    impact: "Rien pour les utilisateurs ; les tableaux de bord et ces pages ne s'ouvrent plus. Les alertes continuent.",
    hint: (stack) =>
      `Ces pages sont aussi dans \`dist/${stack}/runbooks/\`. Base abîmée (\`database disk image is malformed\`) : la restaurer, guide *Restore Grafana* de Vigie.`,
  },
  site: {
    title: 'La supervision',
    impact:
      "Rien pour les utilisateurs. Les tableaux de bord ne s'ouvrent plus de l'extérieur, et aucune alerte ne peut y être mise en silence. Les alertes continuent.",
  },
  restarting: {
    summary: ({ labels, value }) => `${labels.job} a redémarré ${value} fois en une heure`,
    description:
      'Il démarre, travaille un moment et se termine. Pendant ses démarrages, ses alertes ou ses messages manquent.',
    runbook: ({ describe, previousLogs, namespace }, { podsByRestarts, nodeConditions }) => ({
      impact: "Rien pour les utilisateurs ; mais ce qu'ils sentent est dit plus tard, ou pas du tout.",
      steps: [
        `Quel pod, et pourquoi s'est-il terminé ? ${podsByRestarts}. Pour Prometheus : ${describe} (*Last State*) et ${previousLogs} ; les mêmes commandes pour un autre serveur.`,
        `\`OOMKilled\` : ${namespace.usage}. Relever \`resources\` du serveur ; un Prometheus dont les séries grandissent : « Échantillons par job ».`,
        '`Error` : ses dernières lignes disent la cause : un volume plein, une configuration refusée.',
        `Vérifications échouées, évictions : ${namespace.events}, ${nodeConditions}.`,
      ],
      queries: { running: 'En marche depuis' },
    }),
  },
  dashboard: {
    running: { title: 'En marche depuis', description: 'Temps écoulé depuis le démarrage de chaque serveur.' },
    title: 'Monitoring',
    description: 'La surveillance elle-même : cibles, échantillons, mémoire, disque, règles, configuration.',
    rows: {
      state: 'État',
      storage: 'Stockage',
      rules: 'Règles',
      notifications: 'Alertes envoyées',
      usage: 'Utilisation',
    },
    targetsDown: { title: 'Cibles hors service', description: "Cibles que Prometheus n'a pas pu lire." },
    alertsFiring: {
      title: 'Alertes en cours',
      description: 'Alertes qui sonnent en ce moment, par gravité ; sans celle qui sonne toujours (Watchdog).',
      noValue: 'Aucune',
    },
    firing: {
      title: 'Alertes qui sonnent',
      description: 'Chaque alerte qui sonne en ce moment, et pour combien de séries.',
      noValue: 'Aucune',
    },
    firingColumns: { alert: 'Alerte', severity: 'Gravité', number: 'Nombre' },
    disk: {
      title: 'Disque, part de la rétention',
      description:
        'Espace occupé par Prometheus, comparé à sa limite de taille ; au-delà les plus vieux blocs sont supprimés.',
      noValue: 'Sans limite',
    },
    reloaded: {
      title: 'Configuration',
      description: 'La dernière lecture de la configuration de Prometheus a réussi.',
    },
    samples: { title: 'Échantillons/s', description: 'Échantillons enregistrés par seconde.' },
    series: {
      title: 'Séries en mémoire',
      description: 'Séries actives ; chacune coûte quelques kilo-octets de mémoire.',
    },
    memory: { title: 'Mémoire de Prometheus', description: 'Mémoire du processus.' },
    diskUse: {
      title: 'Disque de Prometheus',
      description: 'Espace des blocs, du journal (WAL) et des dernières heures, et la limite fixée par la rétention.',
    },
    history: { title: 'Historique conservé', description: 'Âge du plus vieil échantillon.' },
    rejected: {
      title: 'Échantillons refusés/s',
      description: 'Échantillons lus que Prometheus ne garde pas, par raison.',
    },
    sameTime: 'même instant, autre valeur',
    tooOld: 'plus vieux que le dernier',
    outOfBounds: 'trop vieux pour la base',
    rejectedScrapes: {
      title: 'Lectures rejetées/s',
      description: 'Lectures entières qui dépassent une limite de leur job, par limite.',
    },
    samplesLimit: 'échantillons',
    bodyLimit: 'taille de la page',
    labelLimit: 'labels',
    evaluation: {
      title: "Durée d'évaluation des règles",
      description:
        "Temps de la dernière évaluation de chaque groupe ; il doit rester loin sous l'intervalle du groupe.",
    },
    failures: { title: "Échecs d'évaluation", description: 'Évaluations de règles échouées par seconde, par groupe.' },
    notifications: {
      title: 'Alertes transmises/s',
      description: 'Alertes que Prometheus transmet à Alertmanager, et celles qui se perdent en chemin.',
    },
    notificationsSent: {
      title: 'Messages envoyés',
      description: 'Messages pendant les dernières 24 heures, par voie (Slack, Discord, e-mail, …).',
      noValue: 'Aucun',
    },
    notificationsFailed: {
      title: "Échecs d'envoi/s",
      description: "Messages qu'Alertmanager n'a pas pu envoyer après toutes ses tentatives, par voie.",
      noValue: 'Aucun',
    },
    notificationTime: {
      title: "Durée d'envoi (p95)",
      description: 'Temps dans lequel 95 % des messages sont envoyés, par voie.',
      noValue: 'Aucun',
    },
    alertStates: {
      title: 'Alertes chez Alertmanager',
      description:
        'Alertes en cours : envoyées (active), ou tues par un silence ou par une alerte plus grave (suppressed).',
    },
    silences: { title: 'Silences', description: "Silences en cours, posés par quelqu'un." },
    queryLatency: {
      title: 'Durée des requêtes PromQL (p99)',
      description: 'Temps dans lequel 99 % des requêtes sont calculées, attente comprise.',
      noValue: 'Aucune requête',
    },
    grafanaLatency: {
      title: 'Latence de Grafana (p95)',
      description: 'Temps dans lequel Grafana traite 95 % des requêtes de ses utilisateurs.',
      noValue: 'Aucune requête',
    },
    grafanaMemory: { title: 'Mémoire de Grafana', description: 'Mémoire du processus.' },
    dashboards: { title: 'Tableaux de bord', description: 'Nombre de tableaux de bord que Grafana connaît.' },
    refused: 'Refusée',
    loaded: 'Lue',
    used: 'occupé',
    limit: 'limite',
    sent: 'transmises',
    dropped: 'perdues',
  },
};
