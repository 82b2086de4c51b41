import { objectiveRules, type Language, type PanelReference, type RuleGroup, type Runbook } from '../../alerts';
import type { Unit } from '../../metrics';
import type { Objective } from '../../promql';
import { texts } from './texts';

/** Whose objectives they are. */
export interface ApplicationText {
  /** Its name in notifications. */
  readonly title: string;
  readonly job: string;
  /** The panel that shows how fast the budgets are spent. */
  readonly panel: PanelReference;
  /** The language of the texts around those that follow. */
  readonly language: Language;
}

/** Texts about an objective. */
export interface ObjectiveText {
  /** The beginning of the names of its alerts. */
  readonly name: string;
  readonly objective: Objective<Unit>;
  readonly runbook: Runbook;
  /** The failures, after their share: `12% 5xx errors`. */
  readonly failures: string;
  readonly goal: string;
  /** Where to look first. */
  readonly first: string;
}

/** The rules of an application's objective, in its words. */
export function objectiveAlerts(
  { title, job, panel, language }: ApplicationText,
  { name, objective, failures, goal, first, runbook }: ObjectiveText,
): RuleGroup[] {
  const t = texts[language].objectiveAlerts;
  return objectiveRules({
    objective,
    job,
    name,
    page: {
      summary: ({ value }) => t.summary(title, value, failures),
      description: t.page(goal, first),
      runbook,
    },
    ticket: {
      summary: ({ value }) => t.ticketSummary(title, value, failures),
      description: t.ticket(goal, first),
      runbook,
    },
    panel,
  });
}
