import type { Texts } from './en';

const whyUnread =
  "la page *Status > Target health* de Prometheus dit l'erreur de la lecture. `connection refused` : le port ou le processus ; `context deadline exceeded` : surchargé, voir la durée ci-dessous ; `401`, `403` : le secret du job ; `no route`, délai sans réponse : une NetworkPolicy.";

/** Texts about targets that do not answer, in French. */
export const fr: Texts = {
  down: {
    summary: (title, { labels }) => `${title} ne répond plus (${labels.instance})`,
    description:
      "Prometheus ne peut plus lire cette cible : elle est arrêtée, surchargée, ou son port de métriques n'est plus joignable. Tant que cela dure, ce qui est calculé de ses métriques se tait.",
    ofAddress: (asked, { nodes, networkPolicies }) => [
      `La même question, d'ailleurs : \`${asked}\`. Pas de réponse : l'hébergeur (sa page d'état) ou le DNS.`,
      `Elle répond : ${whyUnread}`,
      `Plusieurs cibles à la fois : le réseau du cluster. ${nodes}, ${networkPolicies}.`,
    ],
    ofNodes: ({ nodes, networkPolicies }) => [
      `Le nœud : ${nodes}. \`NotReady\` : sur le serveur \`systemctl status k3s\` et \`journalctl -u k3s --since -30min\`.`,
      `Le nœud est prêt : ${whyUnread} \`x509\` : son certificat ; \`403\` : le ClusterRole de Prometheus.`,
      `Prometheus doit joindre le port 10250 des nœuds : ${networkPolicies}, et le pare-feu des nœuds.`,
    ],
    ofPods: ({ list, describe, logs, previousLogs }, { nodes }) => [
      `Le pod : ${list}. \`CrashLoopBackOff\` : ${previousLogs} dit pourquoi ; \`Pending\`, \`Evicted\`, \`OOMKilled\` : ${describe}.`,
      `Le pod va bien : ${whyUnread}`,
      `Les journaux : ${logs}.`,
      `Plusieurs cibles à la fois : le nœud ou le réseau. ${nodes}, puis sur le serveur \`systemctl status k3s\` et \`journalctl -u k3s --since -30min\`.`,
    ],
    queries: {
      up: 'Qui répond (1) et qui non (0)',
      duration: 'Durée des lectures',
      others: 'Tout ce qui ne répond pas',
    },
  },
  absent: {
    summary: (title) => `${title} a disparu`,
    description: (job) =>
      `Prometheus ne connaît plus aucune cible du job ${job} : l'application est supprimée ou arrêtée, ou la découverte ne la trouve plus (espace de noms, étiquettes, droits).`,
    runbook: (impact, steps) => ({
      impact: `${impact} Si l'application tourne encore, rien : seule la surveillance est aveugle.`,
      steps,
      queries: { targets: 'Cibles par job', samples: 'Ce que le job exposait' },
    }),
    ofAddresses: (job, application) => [
      `Ses adresses sont dans la configuration de Prometheus : elle a changé. *Status > Configuration* : le job \`${job}\` y est-il ?`,
      'Non : comparer à `dist/‹stack›/prometheus.yml`, et appliquer à nouveau les manifestes.',
      'Oui : Prometheus vient-il de démarrer, ou de refuser sa configuration (PrometheusReloadFailed) ?',
      `L'application elle-même : ${application}.`,
      'Retiré exprès : retirer aussi ses alertes du stack, puis appliquer.',
    ],
    ofNodes: ({ nodes }) => [
      `Y a-t-il des nœuds ? ${nodes}.`,
      'Prometheus peut-il les chercher ? *Status > Service discovery* et ses journaux (`forbidden`) : appliquer à nouveau les manifestes rend les droits (ClusterRole, ClusterRoleBinding).',
      'Supprimé exprès : retirer le job et ses alertes du stack, puis appliquer.',
    ],
    ofDiscovered: ({ list, selector, namespace: { name, workloads, events, labels } }) => [
      `Le pod existe-t-il ? ${list}.`,
      `Non : ${workloads} (\`0/0\` : réduit à zéro ; absent : supprimé) et ${events}.`,
      `Oui : ses étiquettes ont-elles changé ? ${labels} ; le job attend \`${selector}\`.`,
      `Oui, avec ces étiquettes : Prometheus peut-il le chercher ? *Status > Service discovery* et ses journaux (\`forbidden\`) : appliquer à nouveau les manifestes rend les droits (Role, RoleBinding dans \`${name}\`).`,
      'Supprimé exprès : retirer le job et ses alertes du stack, puis appliquer.',
    ],
  },
  unanswered: {
    summary: (title) => `${title} ne répond plus du tout`,
    description: (job) =>
      `Depuis cinq minutes, aucune cible du job ${job} ne répond, ou il n'y en a plus : le serveur du même pod est sans doute arrêté aussi. Prometheus ne sait pas le distinguer d'un exporteur qui échoue seul.`,
    alone:
      "L'application marche-t-elle encore ? Alors seul l'exporteur échoue : personne ne sent rien, mais une panne du serveur passerait inaperçue.",
    gone: ({ selector, namespace: { workloads, events, labels } }) => [
      `Aucun pod : ${workloads} (\`0/0\` : réduit à zéro ; absent : supprimé) et ${events}.`,
      `Un pod absent de *Status > Service discovery* : ${labels}, le job attend \`${selector}\` ; \`forbidden\` dans les journaux de Prometheus : appliquer à nouveau les manifestes.`,
    ],
    queries: { targets: 'Cibles par job' },
  },
  dashboard: {
    title: 'Cibles',
    targets: {
      title: 'Cibles',
      description: 'Chaque cible : 1 si elle répond, le temps de sa lecture et le nombre de ses échantillons.',
    },
    scrapeDuration: { title: 'Durée des lectures', description: 'La plus longue lecture de chaque job.' },
    discovered: {
      title: 'Cibles par job',
      description: 'Nombre de cibles de chaque job ; une chute est une découverte qui ne trouve plus rien.',
    },
    discoveryFailures: {
      title: 'Échecs de la découverte/s',
      description: "Requêtes à l'API de Kubernetes qui ont échoué pendant que Prometheus cherchait ses cibles.",
    },
    failed: 'échouées',
    samplesByJob: {
      title: 'Échantillons par job',
      description: 'Échantillons exposés par les cibles de chaque job à chaque lecture : qui remplit le disque.',
    },
    job: 'Job',
    instance: 'Instance',
    answers: 'Répond',
    duration: 'Durée',
    samples: 'Échantillons',
  },
};
