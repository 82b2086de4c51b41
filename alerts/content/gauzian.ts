import { alert, ruleGroup, type PanelReference, type RuleGroup } from '..';
import { gauzian } from '../../metrics/content';
import { increase, quantity, selectors, sum } from '../../promql';
import {
  authFailureShare,
  dbLatency,
  errorShare,
  guideThresholds,
  objectives,
  requestLatency,
  s3Latency,
  successShare,
} from '../../promql/content/gauzian';
import type { AlertsOf } from './common';

const m = selectors(gauzian);
const panel = (key: string): PanelReference => ({ dashboard: 'gauzian-overview', panel: key });

/** The three alerts of the installation guide, and the five objectives of the metrics guide as thresholds. */
export function gauzianAlerts({ job }: AlertsOf): RuleGroup[] {
  return [
    ruleGroup({ name: 'gauzian', job, rules: guideAlerts }),
    ruleGroup({ name: 'gauzian-objectives', job, rules: objectiveAlerts }),
  ];
}

const guideAlerts = [
  alert({
    name: 'GauzianSuccessLow',
    condition: successShare.lessThan(guideThresholds.successShare.critical),
    // The guide averages over five minutes; the window of the rate does the same, and this bridges a restart.
    for: '2m',
    severity: 'warning',
    summary: ({ value }) => `Gauzian : seulement ${value} de requêtes réussies`,
    description:
      "Moins de 95 % des requêtes se terminent par un statut 2xx depuis 5 minutes. Regarder d'abord quels statuts manquent (« Réponses autres que 2xx »), puis les endpoints touchés.",
    panel: panel('success'),
  }),
  alert({
    name: 'GauzianLatencyHigh',
    condition: requestLatency(0.95).greaterThan(guideThresholds.requestLatency),
    for: '5m',
    severity: 'warning',
    summary: ({ value }) => `Gauzian : latence p95 de ${value}`,
    description:
      "5 % des requêtes durent plus d'une seconde. Regarder d'abord « Top 10 Endpoints », puis les durées S3 et DB : le backend attend souvent une dépendance.",
    panel: panel('latency'),
  }),
  alert({
    name: 'GauzianAuthFailuresHigh',
    condition: sum(increase(m.auth_attempts_total.where({ status: 'failed' })))
      .by('job')
      .greaterThan(quantity(10, 'attempts')),
    severity: 'warning',
    // Attempts come in bursts: one message for all of them.
    keepFiringFor: '10m',
    summary: ({ value }) => `Gauzian : ${value} authentifications échouées en 5 minutes`,
    description:
      'Plus de 10 échecs en 5 minutes : une attaque par force brute, ou un client dont la session est cassée. Regarder le type des tentatives, puis les adresses dans les journaux du backend.',
    panel: panel('attempts'),
  }),
];

const objectiveAlerts = [
  alert({
    name: 'GauzianErrorsHigh',
    condition: errorShare.greaterThan(objectives.errorShare),
    for: '10m',
    severity: 'critical',
    summary: ({ value }) => `Gauzian : ${value} d'erreurs 5xx`,
    description:
      "L'objectif de disponibilité (moins de 1 % d'erreurs 5xx) n'est pas tenu : des utilisateurs voient des erreurs. Regarder « Taux d'erreur par endpoint », puis les journaux du backend.",
    panel: panel('errorShare'),
  }),
  alert({
    name: 'GauzianLatencyObjectiveMissed',
    condition: requestLatency(0.95).greaterThan(objectives.requestLatency),
    for: '15m',
    severity: 'warning',
    summary: ({ value }) => `Gauzian : latence p95 de ${value}, objectif 500 ms`,
    description: "L'objectif de performance (p95 sous 500 ms) n'est pas tenu depuis 15 minutes.",
    panel: panel('latency'),
  }),
  alert({
    name: 'GauzianAuthFailureObjectiveMissed',
    condition: authFailureShare.greaterThan(objectives.authFailureShare),
    for: '15m',
    severity: 'warning',
    summary: ({ value }) => `Gauzian : ${value} d'authentifications échouées`,
    description: "L'objectif de sécurité (moins de 5 % d'échecs) n'est pas tenu depuis 15 minutes.",
    panel: panel('authFailures'),
  }),
  alert({
    name: 'GauzianS3Slow',
    condition: s3Latency.greaterThan(objectives.s3Latency),
    for: '10m',
    severity: 'warning',
    summary: ({ labels, value }) => `Gauzian : opération S3 ${labels.operation} à ${value} (p95)`,
    description:
      "L'objectif de stockage (opérations S3 sous 2 s) n'est pas tenu. Regarder le tableau de bord MinIO : requêtes en attente, disques, capacité.",
    panel: panel('s3Latency'),
  }),
  alert({
    name: 'GauzianDatabaseSlow',
    condition: dbLatency.greaterThan(objectives.dbLatency),
    for: '10m',
    severity: 'warning',
    summary: ({ labels, value }) => `Gauzian : requêtes SQL ${labels.query_type} à ${value} (p95)`,
    description:
      "L'objectif de base de données (requêtes sous 100 ms) n'est pas tenu. Regarder le tableau de bord Postgres : verrous, cache, fichiers temporaires.",
    panel: panel('dbLatency'),
  }),
];
