import { firstQuery, type Runbook } from '../../alerts';
import type { Pods } from '../../core/network';
import { scrape } from '../../metrics';
import { increase, max, rate, selectors, sum, topk } from '../../promql';
import { kubectl } from '../common/kubectl';
import { prometheus } from './catalogue';
import { diskShare } from './expressions';

const m = selectors(prometheus);
const { scrape_samples_scraped } = selectors(scrape);

const slowest = firstQuery(
  'Durée de la dernière évaluation, par groupe',
  topk(5, m.prometheus_rule_group_last_duration_seconds),
);
// All jobs, not only that of Prometheus.
const samples = firstQuery(
  'Échantillons par job : qui expose le plus',
  topk(5, sum(scrape_samples_scraped.where({ job: /.+/ })).by('job')),
);
const onDisk = firstQuery('Part de la limite de disque', diskShare);

/** What is said on the pages of the alerts about Prometheus. */
export function prometheusRunbooks(pods: Pods) {
  const { list, logs, previous, restart } = kubectl(pods);
  const inside = insideOf(pods);
  const blind = "Rien pour les utilisateurs ; mais ce qu'ils sentent peut n'être dit à personne.";
  return {
    watchdog: {
      impact:
        "Tant qu'elle sonne : tout va bien. Si elle se tait, le service extérieur prévient, d'ordinaire au bout de dix minutes, et plus aucune autre alerte n'arrive : les utilisateurs peuvent sentir n'importe quoi.",
      steps: [
        'Si elle sonne, rien à faire. Ce qui suit est pour son silence, que dit le service extérieur.',
        "La machine répond-elle (`ssh`, console de l'hébergeur) ? Non : la redémarrer de là.",
        `k3s et les pods : \`systemctl status k3s\`, \`kubectl get nodes\`, \`kubectl get pods -n ${pods.namespace}\`. Prometheus ou Alertmanager redémarre sans cesse : ${previous}, et la même commande pour Alertmanager.`,
        `Les deux tournent : Prometheus transmet-il ? ${inside('promtool query instant http://localhost:9090 \'ALERTS{alertname="Watchdog"}\'')} doit donner 1 ; puis PrometheusNotificationsDropped, puis AlertmanagerNotificationsFailing.`,
        "Alertmanager envoie et le service n'entend rien : l'adresse (Secret `notifications`, clé du veilleur), la sortie du réseau (port 443), ou le service lui-même.",
        "Jusqu'au retour, regarder l'application à la main.",
      ],
      queries: [
        firstQuery('Alertes transmises par seconde', sum(rate(m.prometheus_notifications_sent_total))),
        firstQuery('Alertmanagers connus', max(m.prometheus_notifications_alertmanagers_discovered)),
      ],
    },
    reload: {
      ...reloadRunbook(pods, ''),
      queries: [
        firstQuery('La dernière lecture a réussi (1)', m.prometheus_config_last_reload_successful),
        firstQuery('Moment de la dernière lecture réussie', m.prometheus_config_last_reload_success_timestamp_seconds),
      ],
    },
    evaluation: {
      impact: blind,
      steps: [
        "La règle et l'erreur : Prometheus, *Status > Rule health* (en rouge), ou les journaux ci-dessous.",
        `Les journaux : ${logs} (\`Evaluating rule failed\`).`,
        '`many-to-many matching` ou `duplicate series` : deux cibles exposent la même série, voir PrometheusSamplesRejected.',
        '`query timed out`, `too many samples` : la règle lit trop ; voir PrometheusRuleEvaluationSlow.',
        'La règle est fausse : la corriger, `npm test`, synthétiser, appliquer ; Prometheus la relit sans redémarrer.',
      ],
      queries: [
        firstQuery(
          'Échecs en 15 minutes, par groupe',
          sum(increase(m.prometheus_rule_evaluation_failures_total, '15m')).by('rule_group'),
        ),
        slowest,
      ],
    },
    slow: {
      impact: blind,
      steps: [
        'Quel groupe (requêtes ci-dessous) ? Un seul : une de ses règles lit trop de séries ou trop loin en arrière.',
        `Tous : Prometheus manque de processeur ou le disque est lent. \`kubectl top pods -n ${pods.namespace}\`, tableau de bord Machine.`,
        'Un job expose-t-il soudain beaucoup plus de séries (ci-dessous) ? Alors la cause est chez lui.',
        "Un intervalle plus long pour le groupe (`interval`) soulage tout de suite, au prix d'alertes plus tardives.",
      ],
      queries: [
        slowest,
        firstQuery(
          'Évaluations sautées en 15 minutes, par groupe',
          sum(increase(m.prometheus_rule_group_iterations_missed_total, '15m')).by('rule_group'),
        ),
        samples,
      ],
    },
    disk: {
      impact:
        "Rien : l'historique se raccourcit. Les budgets d'erreur de 30 jours deviennent faux quand il en reste moins.",
      steps: [
        'Un job a-t-il grandi (échantillons ci-dessous) ? Souvent un label sans fin : identifiant, adresse, chemin. Le corriger dans son application.',
        'Sinon la croissance est voulue : agrandir `retention.size` et le volume dans le stack, synthétiser, appliquer.',
        `La place réelle : ${inside('df -h /prometheus')} et ${inside('du -sh /prometheus')}.`,
      ],
      queries: [onDisk, samples, firstQuery('Séries en mémoire', m.prometheus_tsdb_head_series)],
    },
    storage: {
      impact: blind,
      steps: [
        `L'erreur : ${logs} ; elle nomme le bloc ou le segment.`,
        `\`no space left on device\` : ${inside('df -h /prometheus')} ; réduire \`retention.size\` ou agrandir le volume, et seulement ensuite ${restart} : la réparation du WAL demande de la place ; sans elle, ce qui fut écrit depuis le démarrage d'avant peut être perdu (prometheus/prometheus#13027).`,
        '`I/O error`, système de fichiers en lecture seule : le disque, voir MachineFileSystemReadOnly.',
        'WAL abîmé : Prometheus le répare au redémarrage et perd au plus les dernières heures. Un bloc abîmé : arrêter Prometheus, sortir son dossier du volume, repartir.',
        `Repart-il ? ${list} ; relire le WAL peut prendre quelques minutes avant \`Ready\`.`,
      ],
      queries: [
        firstQuery('Compactions échouées en 15 minutes', increase(m.prometheus_tsdb_compactions_failed_total, '15m')),
        firstQuery('Corruptions du WAL en 15 minutes', increase(m.prometheus_tsdb_wal_corruptions_total, '15m')),
        onDisk,
      ],
    },
    rejected: {
      impact: 'Rien : une partie des échantillons est perdue, des courbes peuvent avoir des trous ou osciller.',
      steps: [
        `Quelle cible : ${logs} (\`Error on ingesting\`, \`scrape_pool\`, \`target\`).`,
        '*Status > Target health* : la même adresse dans deux jobs, ou deux cibles avec les mêmes labels ? Retirer un job, ou rendre les labels différents.',
        "Une seule cible : l'application écrit elle-même des horodatages, ou deux fois la même série ; `curl ‹cible›/metrics | sort | uniq -d`.",
        'Une horloge qui recule (`timedatectl` sur le serveur) donne `out of order` quelques minutes, puis passe.',
      ],
      queries: [
        firstQuery(
          'Même instant, autre valeur (15 minutes)',
          increase(m.prometheus_target_scrapes_sample_duplicate_timestamp_total, '15m'),
        ),
        firstQuery(
          'Plus vieux que le dernier (15 minutes)',
          increase(m.prometheus_target_scrapes_sample_out_of_order_total, '15m'),
        ),
      ],
    },
  } as const satisfies Readonly<Record<string, Runbook>>;
}

/** A command in the pod of Prometheus. */
const insideOf =
  ({ namespace }: Pods) =>
  (command: string) =>
    `\`kubectl exec -n ${namespace} deployment/prometheus -- ${command}\``;

/**
 * A configuration that Prometheus refuses, without what is asked of it first.
 *
 * @param flag with which promtool checks it in this mode
 */
export function reloadRunbook(pods: Pods, flag: '' | '--agent '): Runbook {
  const inside = insideOf(pods);
  return {
    impact:
      "Rien : l'ancienne configuration sert toujours. Les changements d'alertes ou de cibles n'ont pas d'effet, et un redémarrage échouerait.",
    steps: [
      `La ligne fautive : ${kubectl(pods).logs} (\`Error reloading config\`, \`err=\`).`,
      `La même vérification à la main : ${inside(`promtool check config ${flag}/etc/prometheus/config/prometheus.yml`)}.`,
      'Changé à la main (`kubectl edit configmap`) : appliquer à nouveau les manifestes remet ce qui a été synthétisé.',
      'Venu de `npm run synth` : revenir au commit précédent, synthétiser, appliquer ; ne pas redémarrer Prometheus avant.',
    ],
  };
}
