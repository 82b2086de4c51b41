import type { Severity } from '../rules/rule';

/** Words of one language for runbooks and notifications. */
export interface Locale {
  readonly runbook: RunbookWords;
  readonly notification: NotificationWords;
}

/** Words of a runbook page around the texts of an alert. */
export interface RunbookWords {
  /** Title of the dashboard with all pages. */
  readonly title: string;
  readonly description: string;
  readonly overview: string;
  /** Link to the search for pages, instead of a list of too many. */
  readonly search: (pages: number, url: string) => string;
  /** Placeholder for the value of the expression. */
  readonly value: string;
  readonly severity: Readonly<Record<Severity, string>>;
  /** Text before the receivers that an alert can reach. */
  readonly receivers: string;
  readonly meaning: string;
  readonly impact: string;
  readonly steps: string;
  readonly queries: string;
  /** Title of the query for the remaining error budget. */
  readonly budgetLeft: string;
  /** Title of the query for the burn rate of the last hour. */
  readonly burnRate: string;
  readonly panel: string;
  readonly condition: string;
  /** Text before the threshold, by the comparison operator. */
  readonly threshold: Readonly<Record<string, string>>;
  readonly missing: string;
  readonly compound: string;
  readonly for: string;
  readonly keepFiringFor: string;
  /** Renders an objective as a sentence. Arguments are formatted: `99%`, `30 d`, `1%`. */
  readonly objective: (target: string, period: string, budget: string) => string;
  readonly burn: (spent: string, long: string, threshold: string, short: string) => string;
  readonly minimum: (failures: number) => string;
  readonly detection: (share: string, after: string, spent: string) => string;
  readonly undetected: (share: string) => string;
  readonly silence: string;
  readonly silenceButton: string;
  readonly silencePage: string;
  readonly silenceCommand: string;
  /** Renders a sentence about the labels of the command that are optional. */
  readonly silenceLabels: (labels: string) => string;
  readonly author: string;
  readonly comment: string;
  readonly nobody: string;
  /** Text that replaces the commands for an alert that must always fire. */
  readonly neverSilence: string;
  readonly day: string;
  readonly colon: string;
  /** Decimal separator. */
  readonly decimal: string;
  /** Percent sign, with a space before it where the language has one. */
  readonly percent: string;
}

/** Words of a notification around the texts of alerts. */
export interface NotificationWords {
  readonly firing: string;
  readonly resolved: string;
  readonly alerts: string;
  /** Texts around the number of alerts that a message leaves out. */
  readonly and: string;
  readonly more: string;
  readonly since: string;
  readonly ended: string;
  readonly value: string;
  readonly dashboard: string;
  readonly runbook: string;
  readonly silence: string;
  /** Separator between a name and its value. */
  readonly colon: string;
  /** Format of dates: https://pkg.go.dev/time#pkg-constants. */
  readonly date: string;
}
