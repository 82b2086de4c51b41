import { alert, firstQuery, ruleGroup, type Rule, type RuleGroup, type Runbook } from '../../alerts';
import type { Pods } from '../../core/network';
import { scrape } from '../../metrics';
import { absent, count, selectors } from '../../promql';
import type { WatchedJob } from '../../stack/watched-job';
import { kubectl } from '../common/kubectl';

const { up, scrape_duration_seconds, scrape_samples_scraped } = selectors(scrape);

/**
 * Two alerts a job: a target that does not answer, and a job without any target. The second is the twin of the first: where
 * there is no target, there is no `up` that could be 0.
 */
export function targetAlerts(jobs: readonly WatchedJob[]): RuleGroup {
  return ruleGroup({
    name: 'targets',
    rules: jobs.flatMap((watched) => [downAlert(watched), absentAlert(watched)]),
  });
}

function downAlert(watched: WatchedJob): Rule {
  const { job, title, name, severity } = watched;
  return alert({
    name: `${name}Down`,
    condition: up.where({ job }).equalTo(0),
    // Eight scrapes of 15 s: longer than a pod takes to start again.
    for: '2m',
    severity,
    subject: 'target',
    summary: ({ labels }) => `${title} ne répond plus (${labels.instance})`,
    description:
      "Prometheus ne peut plus lire cette cible : elle est arrêtée, surchargée, ou son port de métriques n'est plus joignable. Tant que cela dure, ce qui est calculé de ses métriques se tait.",
    panel: { dashboard: 'monitoring', panel: 'targets' },
    runbook: downRunbook(watched),
  });
}

function absentAlert(watched: WatchedJob): Rule {
  const { job, title, name, severity } = watched;
  return alert({
    name: `${name}Absent`,
    condition: absent(up.where({ job })),
    // Longer than a rolling update without a second instance.
    for: '5m',
    severity,
    subject: 'job',
    summary: `${title} a disparu`,
    description: `Prometheus ne connaît plus aucune cible du job ${job} : l'application est supprimée ou arrêtée, ou la découverte ne la trouve plus (espace de noms, étiquettes, droits).`,
    panel: { dashboard: 'monitoring', panel: 'discovered' },
    runbook: absentRunbook(watched),
  });
}

const whyUnread =
  "la page *Status > Target health* de Prometheus dit l'erreur de la lecture. `connection refused` : le port ou le processus ; `context deadline exceeded` : surchargé, voir la durée ci-dessous ; `401`, `403` : le secret du job ; `no route`, délai sans réponse : une NetworkPolicy.";

function stepsWhenDown(watched: WatchedJob): readonly [string, ...string[]] {
  if ('asked' in watched) {
    return [
      `La même question, d'ailleurs : \`${watched.asked}\`. Pas de réponse : l'hébergeur (sa page d'état) ou le DNS.`,
      `Elle répond : ${whyUnread}`,
      'Plusieurs cibles à la fois : le réseau du cluster. `kubectl get nodes`, `kubectl get networkpolicy -A`.',
    ];
  }
  const { list, describe, logs, previous } = kubectl(watched.pods);
  return [
    `Le pod : ${list}. \`CrashLoopBackOff\` : ${previous} dit pourquoi ; \`Pending\`, \`Evicted\`, \`OOMKilled\` : ${describe}.`,
    `Le pod va bien : ${whyUnread}`,
    `Les journaux : ${logs}.`,
    'Plusieurs cibles à la fois : le nœud ou le réseau. `kubectl get nodes`, puis sur le serveur `systemctl status k3s` et `journalctl -u k3s --since -30min`.',
  ];
}

function downRunbook(watched: WatchedJob): Runbook {
  const { job, impact, hint } = watched;
  return {
    impact,
    steps: [...stepsWhenDown(watched), ...(hint === undefined ? [] : [hint])],
    queries: [
      firstQuery('Qui répond (1) et qui non (0)', up.where({ job })),
      firstQuery('Durée des lectures', scrape_duration_seconds.where({ job })),
      firstQuery('Tout ce qui ne répond pas', up.equalTo(0)),
    ],
  };
}

function absentRunbook(watched: WatchedJob): Runbook {
  const { job, impact } = watched;
  return {
    impact: `${impact} Si l'application tourne encore, rien : seule la surveillance est aveugle.`,
    steps: stepsWhenAbsent(watched),
    queries: [
      firstQuery('Cibles par job', count(up).by('job')),
      firstQuery('Ce que le job exposait', scrape_samples_scraped.where({ job })),
    ],
  };
}

function stepsWhenAbsent(watched: WatchedJob): Runbook['steps'] {
  if ('asked' in watched) return stepsForNamed(watched.job, `\`${watched.asked}\``);
  const { job, pods, isNamed = false } = watched;
  return isNamed ? stepsForNamed(job, kubectl(pods).list) : stepsForFound(pods);
}

/** @param application the command that asks for it itself */
function stepsForNamed(job: string, application: string): Runbook['steps'] {
  return [
    `Ses adresses sont dans la configuration de Prometheus : elle a changé. *Status > Configuration* : le job \`${job}\` y est-il ?`,
    'Non : comparer à `dist/‹stack›/prometheus.yml`, et appliquer à nouveau les manifestes.',
    'Oui : Prometheus vient-il de démarrer, ou de refuser sa configuration (PrometheusReloadFailed) ?',
    `L'application elle-même : ${application}.`,
    'Retiré exprès : retirer aussi ses alertes du stack, puis appliquer.',
  ];
}

function stepsForFound(pods: Pods): Runbook['steps'] {
  const { list, selector } = kubectl(pods);
  const { namespace } = pods;
  return [
    `Le pod existe-t-il ? ${list}.`,
    `Non : \`kubectl get deployments,statefulsets,daemonsets -n ${namespace}\` (\`0/0\` : réduit à zéro ; absent : supprimé) et \`kubectl get events -n ${namespace} --sort-by=.lastTimestamp\`.`,
    `Oui : ses étiquettes ont-elles changé ? \`kubectl get pods -n ${namespace} --show-labels\` ; le job attend \`${selector}\`.`,
    `Oui, avec ces étiquettes : Prometheus peut-il le chercher ? *Status > Service discovery* et ses journaux (\`forbidden\`) : appliquer à nouveau les manifestes rend les droits (Role, RoleBinding dans \`${namespace}\`).`,
    'Supprimé exprès : retirer le job et ses alertes du stack, puis appliquer.',
  ];
}
