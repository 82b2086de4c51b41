import { objectiveRules, type Language, type PanelReference, type RuleGroup, type Runbook } from '../../alerts';
import { inPath } from '../../core/errors';
import { emptyTextIssues } from '../../core/text';
import type { Unit } from '../../metrics';
import type { Objective } from '../../promql';
import { withIssues } from './rule-group-issues';
import { texts } from './texts';

/** Application of an objective. */
export interface ApplicationText {
  /** Name of the application in notifications. */
  readonly title: string;
  readonly job: string;
  /** Panel with the burn rates. */
  readonly panel: PanelReference;
  /** Language of the common texts. */
  readonly language: Language;
}

/** Texts of an objective. */
export interface ObjectiveText {
  /** Prefix of the names of its alerts. */
  readonly name: string;
  readonly objective: Objective<Unit>;
  readonly runbook: Runbook;
  /** Text after the share of failures, as in `12% 5xx errors`. */
  readonly failures: string;
  readonly goal: string;
  /** First step of the diagnosis. */
  readonly first: string;
}

/** Creates the rules of an objective of an application. */
export function objectiveAlerts(
  { title, job, panel, language }: ApplicationText,
  { name, objective, failures, goal, first, runbook }: ObjectiveText,
): RuleGroup[] {
  const t = texts[language].objectiveAlerts;
  const [rules, ...others] = objectiveRules({
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
  const issues = emptyTextIssues({ title, failures, goal, first });
  return [withIssues(rules!, inPath(`objective ${objective.name}`, issues)), ...others];
}
