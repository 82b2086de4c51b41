import { alert, ruleGroup, type RuleGroup } from '../../../alerts';
import { common } from '../../../library';
import { language } from '../../language';
import { focusApiPanel } from './dashboard';
import { busyHitShare, errorShare, meanLatency } from './expressions';
import { guideThresholds, objectives } from './objectives';
import { focusApiRunbooks } from './runbooks';

/** Scrape jobs of Focus API and its cache. */
export interface FocusApiAlertsOf extends common.AlertsOf {
  /** The job that scrapes its Redis. */
  readonly redis: string;
}

/**
 * Three of the four alerts of the guide, and those of two objectives. The fourth, an unavailable
 * API, is the alert on its scrape job.
 */
export function focusApiAlerts({ job, redis, ...of }: FocusApiAlertsOf): RuleGroup[] {
  const runbooks = focusApiRunbooks(of, redis);
  return [
    ruleGroup({ name: 'focus-api', job, rules: guideAlerts(runbooks) }),
    ...objectiveTexts(runbooks).flatMap((text) =>
      common.objectiveAlerts({ title: 'Focus API', job, panel: focusApiPanel('burnRate'), language }, text),
    ),
  ];
}

type Runbooks = ReturnType<typeof focusApiRunbooks>;

/**
 * Alerts of the guide. Each `for` is at least as long as the window, so that a single request at
 * night does not fire. The one on errors has the same subject as the objective, whose critical alert
 * inhibits it.
 */
const guideAlerts = (runbooks: Runbooks) => [
  alert({
    name: 'FocusApiErrorsHigh',
    condition: errorShare.greaterThan(guideThresholds.errorShare),
    for: '5m',
    severity: 'warning',
    subject: 'focus-api-availability',
    summary: ({ value }) => `Focus API : ${value} de requêtes en erreur`,
    description:
      "Plus de 5 % des requêtes se terminent par une erreur (4xx ou 5xx) depuis 5 minutes. Regarder d'abord « Erreurs par type », puis les endpoints touchés.",
    panel: focusApiPanel('errorShare'),
    runbook: runbooks.errors,
  }),
  alert({
    name: 'FocusApiResponsesSlow',
    condition: meanLatency.greaterThan(guideThresholds.meanLatency),
    for: '10m',
    severity: 'warning',
    summary: ({ value }) => `Focus API : temps de réponse moyen de ${value}`,
    description:
      "Une requête dure en moyenne plus d'une seconde depuis 10 minutes. Regarder d'abord « Temps de réponse par endpoint », puis la base de données et le cache : l'API attend souvent l'un d'eux.",
    panel: focusApiPanel('meanLatency'),
    runbook: runbooks.slow,
  }),
  alert({
    name: 'FocusApiCacheHitRateLow',
    condition: busyHitShare.lessThan(guideThresholds.hitShare.bad),
    for: '15m',
    severity: 'info',
    summary: ({ value }) => `Focus API : hit rate du cache de ${value}`,
    description:
      "Plus de la moitié des clés demandées au cache n'y sont pas depuis 15 minutes : TTL trop court, clés évincées, ou cache vidé. Regarder « Clés évincées/s » et « Clés du cache ».",
    panel: focusApiPanel('hitRate'),
    runbook: runbooks.hitRate,
  }),
];

const objectiveTexts = (runbooks: Runbooks): readonly common.ObjectiveText[] => [
  {
    name: 'FocusApiAvailability',
    objective: objectives.availability,
    runbook: runbooks.availabilityObjective,
    failures: "d'erreurs 5xx",
    goal: "moins de 1 % d'erreurs 5xx",
    first: "Regarder « Erreurs par type » et « Taux d'erreur par endpoint », puis les journaux de l'API.",
  },
  {
    name: 'FocusApiLatency',
    objective: objectives.latency,
    runbook: runbooks.latencyObjective,
    failures: "de requêtes plus lentes qu'une seconde",
    goal: '95 % des requêtes sous 1 s',
    first: 'Regarder « Endpoints les plus lents », puis la base de données et le cache.',
  },
];
