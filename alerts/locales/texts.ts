import type { Severity } from '../rules/rule';
import type { Language } from './language';

/** What a page says around what the alert and a person say. */
export interface RunbookWords {
  /** The title of the dashboard with all pages. */
  readonly title: string;
  readonly description: string;
  readonly overview: string;
  readonly page: string;
  /** Stands for the value of the expression. */
  readonly value: string;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly told: string;
  readonly meaning: string;
  readonly impact: string;
  readonly steps: string;
  readonly queries: string;
  /** What is left of an error budget, and how often it would be spent within its period if the last hour went on. */
  readonly budgetLeft: string;
  readonly burnRate: string;
  readonly panel: string;
  readonly condition: string;
  /** When it fires, by the operator of its comparison: the threshold follows. */
  readonly threshold: Readonly<Record<string, string>>;
  readonly missing: string;
  readonly compound: string;
  readonly for: string;
  readonly keepFiringFor: string;
  /** What an objective says: `99 %`, `30 d`, `1 %`. */
  readonly objective: (target: string, period: string, budget: string) => string;
  readonly burn: (spent: string, long: string, threshold: string, short: string) => string;
  readonly minimum: (failures: number) => string;
  readonly detection: (share: string, after: string, spent: string) => string;
  readonly undetected: (share: string) => string;
  readonly silence: string;
  readonly silenceButton: string;
  readonly silencePage: string;
  readonly silenceCommand: string;
  /** What stands for labels that may be left out. */
  readonly silenceLabels: (labels: string) => string;
  readonly author: string;
  readonly comment: string;
  readonly nobody: string;
  /** What is said of an alert whose silence is the trouble. */
  readonly neverSilence: string;
  readonly day: string;
  readonly colon: string;
  /** What stands between whole numbers and their fractions. */
  readonly decimal: string;
}

export const runbookWords: Readonly<Record<Language, RunbookWords>> = {
  en: {
    title: 'Runbooks',
    description: 'One page an alert: what it means, what users feel, what to do first, what to ask, how to silence it.',
    overview: 'All alerts',
    page: 'What to do about the alert; a message about it links here.',
    value: 'value',
    severity: {
      critical: 'wakes somebody at any hour',
      warning: 'waits for working hours',
      info: 'is only shown',
      none: 'is no trouble: its silence is',
    },
    told: 'Told: ',
    meaning: 'What it means',
    impact: 'What users feel',
    steps: 'What to do first',
    queries: 'What to ask first',
    budgetLeft: 'What is left of the error budget',
    burnRate: 'How often it would be spent if the last hour went on',
    panel: 'The panel that shows it',
    condition: 'When it fires',
    threshold: {
      '>': 'Above',
      '>=': 'From',
      '<': 'Below',
      '<=': 'Up to',
      '==': 'At',
      '!=': 'At anything but',
    },
    missing: 'When there is none',
    compound: 'When this gives a result',
    for: ', for ',
    keepFiringFor: '; it goes on for ',
    objective: (target, period, budget) => `${target} within ${period}; the error budget is ${budget}.`,
    burn: (spent, long, threshold, short) =>
      `${spent} of the budget gone within ${long}: more than ${threshold} failures, and still so in the last ${short}`,
    minimum: (failures) => `Never with fewer than ${failures} failures within the longer window.`,
    detection: (share, after, spent) => `${share} failing: told after ${after}, when ${spent} of the budget is gone`,
    undetected: (share) => `${share} failing: not told by this alert`,
    silence: 'How to silence it',
    silenceButton: 'By the link *Silence* of its message',
    silencePage: 'the page for a new silence',
    silenceCommand: 'or',
    silenceLabels: (labels) => `Without ${labels} it holds for all of them.`,
    author: 'who',
    comment: 'why',
    nobody: 'Nobody is told of alerts: there is nothing to silence.',
    neverSilence: 'Never: who waits for it outside would take the silence for an outage, and tell.',
    day: 'd',
    colon: ':',
    decimal: '.',
  },
  fr: {
    title: 'Procédures',
    description:
      "Une page par alerte : ce qu'elle veut dire, ce que ressentent les utilisateurs, que faire d'abord, que demander à Prometheus, comment la mettre en silence.",
    overview: 'Toutes les alertes',
    page: "Que faire quand l'alerte sonne ; son message mène ici.",
    value: 'valeur',
    severity: {
      critical: "réveille quelqu'un à toute heure",
      warning: 'attend les heures de travail',
      info: 'se regarde seulement',
      none: "n'est pas un problème : son silence en est un",
    },
    told: 'Dite à : ',
    meaning: "Ce qu'elle veut dire",
    impact: 'Ce que ressentent les utilisateurs',
    steps: "Que faire d'abord",
    queries: "Que demander d'abord",
    budgetLeft: "Ce qui reste du budget d'erreur",
    burnRate: 'Combien de fois il serait consommé si la dernière heure continuait',
    panel: 'Le panneau qui la montre',
    condition: 'Quand elle sonne',
    threshold: {
      '>': 'Au-dessus de',
      '>=': 'À partir de',
      '<': 'Sous',
      '<=': "Jusqu'à",
      '==': 'À',
      '!=': 'À toute autre valeur que',
    },
    missing: "Quand il n'y en a aucune",
    compound: 'Quand ceci donne un résultat',
    for: ', pendant ',
    keepFiringFor: ' ; elle continue ',
    objective: (target, period, budget) => `${target} en ${period} ; le budget d'erreur est de ${budget}.`,
    burn: (spent, long, threshold, short) =>
      `${spent} du budget en ${long} : plus de ${threshold} d'échecs, et encore pendant les dernières ${short}`,
    minimum: (failures) => `Jamais à moins de ${failures} échecs dans la fenêtre longue.`,
    detection: (share, after, spent) => `${share} d'échecs : dite après ${after}, quand ${spent} du budget sont partis`,
    undetected: (share) => `${share} d'échecs : cette alerte se tait`,
    silence: 'Mettre en silence',
    silenceButton: 'Par le lien *Mettre en silence* de son message',
    silencePage: "la page d'un nouveau silence",
    silenceCommand: 'ou par',
    silenceLabels: (labels) => `Sans ${labels}, le silence vaut pour tous.`,
    author: 'qui',
    comment: 'pourquoi',
    nobody: "Personne n'est prévenu : il n'y a rien à mettre en silence.",
    neverSilence: "Jamais : le service extérieur qui l'attend prendrait le silence pour une panne, et le dirait.",
    day: 'j',
    colon: ' :',
    decimal: ',',
  },
};
