import { increase, quantity, selectors, sum } from '../../../promql';
import { alert, ruleGroup, type RuleGroup } from '../../../alerts';
import { common } from '../../../library';
import { language } from '../../language';
import { gauzian } from './catalogue';
import { gauzianPanel } from './dashboard';
import { guideThresholds, requestLatency, successShare } from './expressions';
import { objectives } from './objectives';
import { gauzianRunbooks } from './runbooks';

const m = selectors(gauzian);

/** The three alerts of the installation guide, and those of the five objectives of the metrics guide. */
export function gauzianAlerts({ job, ...of }: common.AlertsOf): RuleGroup[] {
  const runbooks = gauzianRunbooks(of);
  return [
    ruleGroup({ name: 'gauzian', job, rules: guideAlerts(runbooks) }),
    ...objectiveTexts(runbooks).flatMap((text) =>
      common.objectiveAlerts({ title: 'Gauzian', job, panel: gauzianPanel('burnRate'), language }, text),
    ),
  ];
}

type Runbooks = ReturnType<typeof gauzianRunbooks>;

const guideAlerts = (runbooks: Runbooks) => [
  alert({
    name: 'GauzianSuccessLow',
    condition: successShare.lessThan(guideThresholds.successShare.critical),
    // The window of the rate is the five-minute average of the guide. The wait is longer, so that
    // somebody who mistypes a password at night, when there is nobody else, does not fire.
    for: '10m',
    severity: 'warning',
    summary: ({ value }) => `Gauzian : seulement ${value} de requêtes réussies`,
    description:
      "Moins de 95 % des requêtes se terminent par un statut 2xx depuis 5 minutes. Regarder d'abord quels statuts manquent (« Réponses autres que 2xx »), puis les endpoints touchés.",
    panel: gauzianPanel('success'),
    runbook: runbooks.success,
  }),
  alert({
    name: 'GauzianLatencyHigh',
    condition: requestLatency(0.95).greaterThan(guideThresholds.requestLatency),
    for: '5m',
    severity: 'warning',
    summary: ({ value }) => `Gauzian : latence p95 de ${value}`,
    description:
      "5 % des requêtes durent plus d'une seconde. Regarder d'abord « Top 10 Endpoints », puis les durées S3 et DB : le backend attend souvent une dépendance.",
    panel: gauzianPanel('latency'),
    runbook: runbooks.latency,
  }),
  alert({
    name: 'GauzianAuthFailuresHigh',
    condition: sum(increase(m.auth_attempts_total.where({ status: 'failed' })))
      .by('job')
      .greaterThan(quantity(10, 'attempts')),
    severity: 'warning',
    // Attempts come in bursts. This keeps them in one notification.
    keepFiringFor: '10m',
    summary: ({ value }) => `Gauzian : ${value} authentifications échouées en 5 minutes`,
    description:
      'Plus de 10 échecs en 5 minutes : une attaque par force brute, ou un client dont la session est cassée. Regarder le type des tentatives, puis les adresses dans les journaux du backend.',
    panel: gauzianPanel('attempts'),
    runbook: runbooks.attempts,
  }),
];

const objectiveTexts = (runbooks: Runbooks): readonly common.ObjectiveText[] => [
  {
    name: 'GauzianAvailability',
    objective: objectives.availability,
    runbook: runbooks.availabilityObjective,
    failures: "d'erreurs 5xx",
    goal: "moins de 1 % d'erreurs 5xx",
    first: "Regarder « Taux d'erreur par endpoint », puis les journaux du backend.",
  },
  {
    name: 'GauzianLatency',
    objective: objectives.latency,
    runbook: runbooks.latencyObjective,
    failures: 'de requêtes plus lentes que 500 ms',
    goal: '95 % des requêtes sous 500 ms',
    first: 'Regarder « Top 10 Endpoints », puis les durées S3 et DB : le backend attend souvent une dépendance.',
  },
  {
    name: 'GauzianAuthentication',
    objective: objectives.authentication,
    runbook: runbooks.authenticationObjective,
    failures: "d'authentifications échouées",
    goal: "moins de 5 % d'échecs",
    first:
      "Regarder « Tentatives d'Auth » : une attaque par force brute, ou un client dont la session est cassée ; puis les adresses dans les journaux du backend.",
  },
  {
    name: 'GauzianStorage',
    objective: objectives.storage,
    runbook: runbooks.storageObjective,
    failures: "d'opérations S3 plus lentes que 2 s",
    goal: '95 % des opérations S3 sous 2 s',
    first: 'Regarder le tableau de bord MinIO : requêtes en attente, disques, capacité.',
  },
  {
    name: 'GauzianDatabase',
    objective: objectives.database,
    runbook: runbooks.databaseObjective,
    failures: 'de requêtes SQL plus lentes que 100 ms',
    goal: '95 % des requêtes SQL sous 100 ms',
    first: 'Regarder le tableau de bord Postgres : verrous, cache, fichiers temporaires.',
  },
];
