import { objectiveRules, type PanelReference, type RuleGroup, type Runbook } from '../../alerts';
import type { Unit } from '../../metrics';
import type { Objective } from '../../promql';

/** Whose objectives they are. */
export interface ApplicationText {
  /** What it is called in messages. */
  readonly title: string;
  readonly job: string;
  /** The panel that shows how fast the budgets are spent. */
  readonly panel: PanelReference;
}

/** What is said about an objective, and what to look at first. */
export interface ObjectiveText {
  /** The beginning of the names of its alerts. */
  readonly name: string;
  readonly objective: Objective<Unit>;
  readonly runbook: Runbook;
  /** What went wrong, after its share: `12 % d'erreurs 5xx`. */
  readonly failures: string;
  readonly goal: string;
  readonly first: string;
}

/** The rules of an application's objective, in its words. */
export function objectiveAlerts(
  { title, job, panel }: ApplicationText,
  { name, objective, failures, goal, first, runbook }: ObjectiveText,
): RuleGroup[] {
  return objectiveRules({
    objective,
    job,
    name,
    page: {
      summary: ({ value }) => `${title} : ${value} ${failures}`,
      description: `À ce rythme, le budget d'erreur de 30 jours (objectif : ${goal}) est parti en deux à cinq jours. ${first}`,
      runbook,
    },
    ticket: {
      summary: ({ value }) => `${title} : ${value} ${failures}, trop pour l'objectif du mois`,
      description: `À ce rythme, l'objectif (${goal}) ne tiendra pas 30 jours. ${first}`,
      runbook,
    },
    panel,
  });
}
