import type { Severity } from '../rules/rule';

/** Words of one language that runbooks and notifications have in every stack. */
export interface Locale {
  readonly runbook: RunbookWords;
  readonly notification: NotificationWords;
}

/** Words of a runbook page around the texts of its alert. */
export interface RunbookWords {
  /** The title of the dashboard with all pages. */
  readonly title: string;
  readonly description: string;
  readonly overview: string;
  readonly runbookPage: string;
  /** Stands for the value of the expression. */
  readonly value: string;
  readonly severity: Readonly<Record<Severity, string>>;
  /** Before the receivers that it may reach. */
  readonly receivers: string;
  readonly meaning: string;
  readonly impact: string;
  readonly steps: string;
  readonly queries: string;
  /** Titles of the two queries about an error budget: what is left of it, and its burn rate over the last hour. */
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
  /** An objective in a sentence: `99%`, `30 d`, `1%`. */
  readonly objective: (target: string, period: string, budget: string) => string;
  readonly burn: (spent: string, long: string, threshold: string, short: string) => string;
  readonly minimum: (failures: number) => string;
  readonly detection: (share: string, after: string, spent: string) => string;
  readonly undetected: (share: string) => string;
  readonly silence: string;
  readonly silenceButton: string;
  readonly silencePage: string;
  readonly silenceCommand: string;
  /** Says which labels of the command may be left out. */
  readonly silenceLabels: (labels: string) => string;
  readonly author: string;
  readonly comment: string;
  readonly nobody: string;
  /** Stands in the place of the commands for an alert that must always fire. */
  readonly neverSilence: string;
  readonly day: string;
  readonly colon: string;
  /** The decimal separator. */
  readonly decimal: string;
  /** The sign behind a percentage, with the space before it where the language has one. */
  readonly percent: string;
}

/** Words of a notification around the texts of its alerts. */
export interface NotificationWords {
  readonly firing: string;
  readonly resolved: string;
  readonly alerts: string;
  readonly since: string;
  readonly ended: string;
  readonly value: string;
  readonly dashboard: string;
  readonly runbook: string;
  readonly silence: string;
  /** Between a name and its value. */
  readonly colon: string;
  /** How a date is written: https://pkg.go.dev/time#pkg-constants. */
  readonly date: string;
}
