import type { RunbooksTexts } from './runbooks-en';

const blind = "Rien pour les utilisateurs ; mais ce qu'ils sentent peut n'être dit à personne.";

/** Steps for a target that exposes more than expected. */
const growthSteps: readonly [string, string] = [
  "Le label qui grossit : `curl -s ‹cible›/metrics | cut -d'{' -f1 | sort | uniq -c | sort -rn | head`. Un identifiant ou un texte d'erreur n'est pas une valeur de label : corriger l'application.",
  "Ce qu'elle expose est juste : relever les nombres de son catalogue, et le `sampleLimit` du job.",
];

/** Runbooks of Prometheus, in French. */
export const fr: RunbooksTexts = {
  watchdogRunbook: ({ previousLogs }, query, { pods }, { nodes }) => ({
    impact:
      "Tant qu'elle sonne : tout va bien. Si elle se tait, le service extérieur prévient, d'ordinaire au bout de dix minutes, et plus aucune autre alerte n'arrive : les utilisateurs peuvent sentir n'importe quoi.",
    steps: [
      'Si elle sonne, rien à faire. Ce qui suit est pour son silence, que dit le service extérieur.',
      "La machine répond-elle (`ssh`, console de l'hébergeur) ? Non : la redémarrer de là.",
      `k3s et les pods : \`systemctl status k3s\`, ${nodes}, ${pods}. Prometheus ou Alertmanager redémarre sans cesse : ${previousLogs}, et la même commande pour Alertmanager.`,
      `Les deux tournent : Prometheus transmet-il ? ${query} doit donner 1 ; puis PrometheusNotificationsDropped, puis AlertmanagerNotificationsFailing.`,
      "Alertmanager envoie et le service n'entend rien : l'adresse (Secret `notifications`, clé du veilleur), la sortie du réseau (port 443), ou le service lui-même.",
      "Jusqu'au retour, regarder l'application à la main.",
    ],
    queries: { sent: 'Alertes transmises par seconde', known: 'Alertmanagers connus' },
  }),
  reloadRunbook: ({ logs }, check, { editConfigMap }) => ({
    impact:
      "Rien : l'ancienne configuration sert toujours. Les changements d'alertes ou de cibles n'ont pas d'effet, et un redémarrage échouerait.",
    steps: [
      `La ligne fautive : ${logs} (\`Error reloading config\`, \`err=\`).`,
      `La même vérification à la main : ${check}.`,
      `Changé à la main (${editConfigMap}) : appliquer à nouveau les manifestes remet ce qui a été synthétisé.`,
      'Venu de `npm run synth` : revenir au commit précédent, synthétiser, appliquer ; ne pas redémarrer Prometheus avant.',
    ],
    queries: { loaded: 'La dernière lecture a réussi (1)', time: 'Moment de la dernière lecture réussie' },
  }),
  evaluationRunbook: ({ logs }) => ({
    impact: blind,
    steps: [
      "La règle et l'erreur : Prometheus, *Status > Rule health* (en rouge), ou les journaux ci-dessous.",
      `Les journaux : ${logs} (\`Evaluating rule failed\`).`,
      '`many-to-many matching` ou `duplicate series` : deux cibles exposent la même série, voir PrometheusSamplesRejected.',
      '`query timed out`, `too many samples` : la règle lit trop ; voir PrometheusRuleEvaluationSlow.',
      'La règle est fausse : la corriger, `npm test`, synthétiser, appliquer ; Prometheus la relit sans redémarrer.',
    ],
    queries: { failures: 'Échecs en 15 minutes, par groupe' },
  }),
  slowest: 'Durée de la dernière évaluation, par groupe',
  samples: 'Échantillons par job : qui expose le plus',
  onDisk: 'Part de la limite de disque',
  slowRunbook: ({ usage }) => ({
    impact: blind,
    steps: [
      'Quel groupe (requêtes ci-dessous) ? Un seul : une de ses règles lit trop de séries ou trop loin en arrière.',
      `Tous : Prometheus manque de processeur ou le disque est lent. ${usage}, tableau de bord Machine.`,
      'Un job expose-t-il soudain beaucoup plus de séries (ci-dessous) ? Alors la cause est chez lui.',
      "Un intervalle plus long pour le groupe (`interval`) soulage tout de suite, au prix d'alertes plus tardives.",
    ],
    queries: { skipped: 'Évaluations sautées en 15 minutes, par groupe' },
  }),
  diskRunbook: ({ exec }, data) => ({
    impact:
      "Rien : l'historique se raccourcit. Les budgets d'erreur de 30 jours deviennent faux quand il en reste moins.",
    steps: [
      'Un job a-t-il grandi (échantillons ci-dessous) ? Souvent un label sans fin (identifiant, chemin) : corriger son application.',
      'Sinon, agrandir `retention.size` et le volume dans le stack.',
      `La place réelle : ${exec(`df -h ${data}`)} et ${exec(`du -sh ${data}`)}.`,
    ],
    queries: { series: 'Séries en mémoire' },
  }),
  storageRunbook: ({ list, logs, restart }, { exec }, data) => ({
    impact: blind,
    steps: [
      `L'erreur, avec le bloc ou le segment : ${logs}.`,
      // https://github.com/prometheus/prometheus/issues/13027
      `\`no space left on device\` : ${exec(`df -h ${data}`)} ; réduire \`retention.size\` ou agrandir le volume, puis seulement ${restart} : sans place pour réparer le WAL, ce qui fut écrit depuis le démarrage d'avant peut être perdu.`,
      '`I/O error`, système de fichiers en lecture seule : le disque, voir MachineFileSystemReadOnly.',
      'WAL abîmé : réparé au redémarrage, au plus les dernières heures sont perdues. Un bloc abîmé : arrêter Prometheus, sortir son dossier du volume, repartir.',
      `Repart-il ? ${list} ; relire le WAL peut prendre quelques minutes avant \`Ready\`.`,
    ],
    queries: { corruptions: 'Corruptions du WAL' },
  }),
  growingRunbook: {
    impact: 'Aucun : Prometheus prend plus de mémoire, puis rejette cette cible.',
    steps: ['Le panneau montre depuis quand.', ...growthSteps],
  },
  limitRunbook: ({ logs }) => ({
    impact: "Rien pour les utilisateurs, mais l'application de cette cible n'est plus surveillée.",
    steps: [
      `La cible et la limite : *Status > Target health* (\`sample limit exceeded\`, \`label_limit\`, \`body size limit exceeded\`), ou ${logs}.`,
      ...growthSteps,
    ],
    queries: { added: 'Nouvelles séries de la dernière lecture, par job' },
  }),
  discoveryRunbook: ({ logs }, { networkPolicies }) => ({
    impact:
      "Rien pour les utilisateurs, mais les pods démarrés depuis ne sont pas surveillés, et des alertes sonnent pour ceux qui n'existent plus.",
    steps: [
      `L'erreur : ${logs} (\`Failed to watch\`, \`forbidden\`, \`timeout\`).`,
      '`forbidden` : le Role ou le RoleBinding de Prometheus a changé ou manque ; appliquer à nouveau les manifestes.',
      `\`timeout\`, \`connection refused\` : l'API répond-elle à d'autres ? Alors la sortie de Prometheus est bloquée : ${networkPolicies}.`,
      "`x509`, `Unauthorized` : le certificat de l'API ou le jeton du pod ne vaut plus ; redémarrer k3s, puis Prometheus.",
    ],
    queries: { failures: 'Requêtes échouées (15 minutes)', found: 'Cibles par job' },
  }),
  rejectedRunbook: ({ logs }) => ({
    impact: 'Rien : une partie des échantillons est perdue, des courbes peuvent avoir des trous ou osciller.',
    steps: [
      `Quelle cible : ${logs} (\`Error on ingesting\`, \`scrape_pool\`, \`target\`).`,
      '*Status > Target health* : la même adresse dans deux jobs, ou deux cibles avec les mêmes labels ? Retirer un job, ou rendre les labels différents.',
      "Une seule cible : l'application écrit elle-même des horodatages, ou deux fois la même série ; `curl ‹cible›/metrics | sort | uniq -d`.",
      'Une horloge qui recule (`timedatectl` sur le serveur) donne `out of order` quelques minutes, puis passe.',
    ],
    queries: {
      duplicate: 'Même instant, autre valeur (15 minutes)',
      old: 'Plus vieux que le dernier (15 minutes)',
    },
  }),
};
