import { objectiveRules, type Language, type PanelReference, type RuleGroup, type Runbook } from '../../alerts';
import { adjustedGroup } from '../../alerts/rules/adjustment';
import { inPath } from '../../core/errors';
import { emptyTextIssues } from '../../core/text';
import type { Unit } from '../../metrics';
import type { Objective } from '../../promql';
import { changesIssues, validChanges } from './adjust';
import { withoutThreshold, type Adjustments } from './alert-table';
import { withIssues } from './rule-group-issues';
import { texts } from './texts';

/** Application of an objective. */
export interface ApplicationText {
  /** Name of the application in notifications. */
  readonly title: string;
  /** Scrape job of the application. */
  readonly job: string;
  /** Panel with the burn rates. */
  readonly panel: PanelReference;
  /** Language of the common texts. */
  readonly language: Language;
}

/**
 * Texts of an objective.
 *
 * @typeParam N prefix of the names of its alerts
 */
export interface ObjectiveText<N extends string = string> {
  /** Prefix of the names of its alerts. */
  readonly name: N;
  /** Objective that the alerts watch. */
  readonly objective: Objective<Unit>;
  /** Handwritten part of the runbook pages of the alerts. */
  readonly runbook: Runbook;
  /** Text after the share of failures, as in `12% 5xx errors`. */
  readonly failures: string;
  /** Objective in words, such as `95% of the requests below 500 ms`. */
  readonly goal: string;
  /** First step of the diagnosis. */
  readonly first: string;
  /**
   * Changes of its alerts, whose thresholds follow from the objective.
   *
   * @default - none
   */
  readonly adjust?: Adjustments<Readonly<Record<`${N}${'Page' | 'Ticket'}`, 'without threshold'>>>;
}

/** Creates the rules of an objective of an application. */
export function objectiveAlerts<const N extends string>(
  { title, job, panel, language }: ApplicationText,
  { name, objective, failures, goal, first, runbook, adjust }: ObjectiveText<N>,
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
  const alerts = withoutThreshold(...rules!.rules.flatMap((rule) => (rule.kind === 'alert' ? rule.name : [])));
  const issues = [...emptyTextIssues({ title, failures, goal, first }), ...changesIssues(adjust, alerts)];
  const adjusted = adjustedGroup(rules!, { adjust: validChanges(adjust, alerts) });
  return [withIssues(adjusted, inPath(`objective ${objective.name}`, issues)), ...others];
}
