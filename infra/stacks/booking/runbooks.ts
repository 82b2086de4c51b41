import { max, quantileOf, rate, ratio, selectors, sum, topk, withoutNaN } from '../../../promql';
import { firstQuery, type Runbook } from '../../../alerts';
import { type common, machine, reachability } from '../../../library';
import { booking } from './catalogue';
import { cpuUseByCore, queryLatency } from './expressions';

const m = selectors(booking);
const n = selectors(machine.catalogue);
const p = selectors(reachability.catalogue);

const byStatus = firstQuery('Réponses par seconde et par statut', sum(rate(m.http_requests_total)).by('status'));
const byEndpoint = firstQuery(
  "Part d'erreurs 5xx par endpoint",
  topk(
    5,
    ratio(
      sum(rate(m.http_requests_total.where({ status: /5../ }))).by('endpoint'),
      sum(rate(m.http_requests_total)).by('endpoint'),
    ),
  ),
);
const slowest = firstQuery(
  'Les cinq endpoints les plus lents (p95)',
  topk(5, withoutNaN(quantileOf(0.95, m.http_request_duration_seconds, { by: ['endpoint'] }))),
);
const ofDatabase = firstQuery('Durée des requêtes à la base (p95)', withoutNaN(queryLatency));
const ofDependencies = firstQuery(
  'Temps de réponse des dépendances',
  max(m.dependency_response_seconds).by('dependency'),
);
const checks = firstQuery('Services (0 : ne répond pas)', p.probe_success);

/** Texts of the runbook pages of the alerts of the booking service. */
export function bookingRunbooks({ pods, commands }: Pick<common.AlertsOf, 'pods' | 'commands'>) {
  const { list, describe, logs, previousLogs } = commands.system(pods);
  const { namespace } = pods;
  const crash = `Un pod redémarre-t-il ? ${list} ; si oui ${previousLogs} et ${describe} (\`OOMKilled\`, sonde qui échoue).`;
  const undo = `Commencé juste après un déploiement ? \`kubectl get replicasets -n ${namespace} --sort-by=.metadata.creationTimestamp\` ; si oui, revenir d'abord : \`kubectl rollout undo -n ${namespace} deployment/booking\`, chercher ensuite.`;
  const pressure = `Ce dont il dépend : \`kubectl get pods -n ${namespace}\`, « Dépendances vues de l'application », et le tableau de bord Redis.`;

  return {
    errors: {
      impact: "Plus d'une requête sur vingt échoue : des réservations et des paiements sont perdus.",
      steps: [
        'Un endpoint, ou tous (requêtes ci-dessous) ? Un seul : son code ou ses données. Tous : une dépendance, ou le pod.',
        crash,
        `Les erreurs elles-mêmes : ${logs}.`,
        pressure,
        undo,
      ],
      queries: [byStatus, byEndpoint, ofDependencies],
    },
    latency: {
      impact: "Une requête sur vingt dépasse la limite : les visiteurs attendent, et quittent l'entonnoir.",
      steps: [
        'Un endpoint, ou tous (requêtes ci-dessous) ? Un seul : sa requête à la base, ou un appel extérieur. Tous : la base, le cache ou la machine.',
        'La base : sa durée monte en même temps ? Alors une requête sans index, ou un verrou : `db.currentOp({ secs_running: { $gt: 1 } })` dans MongoDB.',
        'Le cache : un taux de hit qui vient de tomber envoie toutes les lectures à la base.',
        `Le processeur est-il bridé ? \`kubectl top pods -n ${namespace}\` proche de la limite de ${describe}.`,
        undo,
      ],
      queries: [slowest, ofDatabase, ofDependencies],
    },
    service: {
      impact: "Ce qui passe par ce service échoue ; si c'est l'application elle-même, plus aucune réservation.",
      steps: [
        `Le pod derrière l'adresse : \`kubectl get pods -n ${namespace} -o wide\`, puis ses journaux. Aucun pod prêt : sa sonde échoue, ou il n'a pas démarré.`,
        `Le pod va bien : son Service et son port, \`kubectl get endpointslices -n ${namespace}\` ; le chemin de la vérification répond-il 404 ?`,
        `Une règle réseau : \`kubectl get networkpolicies -n ${namespace}\` laisse-t-elle entrer blackbox_exporter ?`,
        undo,
      ],
      queries: [
        checks,
        firstQuery('Statut de la dernière réponse (0 : aucune)', max(p.probe_http_status_code).by('instance')),
        firstQuery('Temps de la vérification', max(p.probe_duration_seconds).by('instance')),
      ],
    },
    cpu: {
      impact: 'Rien encore, ou des lenteurs : les processus attendent un cœur, et les sondes finissent par échouer.',
      steps: [
        'Qui calcule : `kubectl top pods --all-namespaces --sort-by=cpu | head` ; hors de Kubernetes, `ps aux --sort=-%cpu | head`.',
        'Beaucoup de `iowait` : le disque est lent, pas le processeur ; voir « Disque au travail ». Beaucoup de `steal` : la machine partage ses cœurs avec une voisine.',
        "Le trafic a-t-il monté ? Ajouter des réplicas ne sert que s'il reste des cœurs : sinon une machine plus grande.",
        'Un seul pod qui tourne à vide : le redémarrer, et lui donner une limite.',
      ],
      queries: [
        firstQuery('Occupation par cœur', cpuUseByCore),
        firstQuery('Temps par usage', sum(rate(n.node_cpu_seconds_total)).by('mode')),
        firstQuery('Charge sur cinq minutes', n.node_load5),
      ],
    },
  } as const satisfies Readonly<Record<string, Runbook>>;
}
