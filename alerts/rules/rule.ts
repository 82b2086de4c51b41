import { collectIssues, inPath, throwIssues, type Issue } from '../../core/errors';
import type { Duration } from '../../core/duration';
import type { PanelReference } from '../../dashboards/panel-reference';
import type { Unit } from '../../metrics';
import type { AnyUnit, BurnRate, Objective } from '../../promql';
import { impossibleIssues } from '../../promql/analysis/condition';
import { expressionIssues } from '../../promql/check';
import { unguardedDivisions } from '../../promql/checks/division';
import type { Node } from '../../promql/node';
import { textOf } from '../../promql/render';
import { resolve, type Context } from '../../promql/resolve';
import type { Runbook } from './runbook';

/**
 * Severity of an alert. `critical` needs action at once, `warning` in working hours, `info` is only
 * shown. `none` is for alerts that report no problem, such as the Watchdog, which always fires.
 */
export type Severity = 'critical' | 'warning' | 'info' | 'none';

/** Context in which rules are rendered. */
export interface RuleContext extends Context {
  /** Window of expressions that use the rate interval. */
  readonly window: Duration;
  /** Returns the address of a panel; `undefined` when there is no Grafana to link to. */
  readonly panelUrl: (panel: PanelReference) => string | undefined;
  /** Returns the address of the runbook page of an alert; `undefined` when there is none. */
  readonly runbookUrl: (alert: string) => string | undefined;
}

/**
 * Rule in the format of Prometheus:
 * https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/#rule.
 */
export interface RuleJson {
  /** Name of the alert, in alerting rules only. */
  readonly alert?: string;
  /** Name of the series, in recording rules only. */
  readonly record?: string;
  /** Expression in PromQL. */
  readonly expr: string;
  /** Time for which the condition must hold before the alert fires. Absent, it fires at once. */
  readonly for?: string;
  /** Time for which the alert keeps firing after the condition has ended. Absent, it resolves at once. */
  readonly keep_firing_for?: string;
  /** Labels that the rule adds to its alerts or series, or overwrites. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Texts of the alert, as Go templates: `summary`, `description`, and links. */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Properties of an alert that a team changes where it did not write the alert. */
export interface AlertProperties {
  /** Urgency, in place of that of the alert. */
  readonly severity?: Severity;
  /** Time for which the condition must hold before the alert fires; '0s' for none. */
  readonly for?: Duration;
  /** Labels in addition to those of the alert. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Alerting or recording rule. */
export interface Rule {
  /** Kind of rule: it fires an alert, or it records series. */
  readonly kind: 'alert' | 'record';
  /** Name of the alert, or of the recorded series. */
  readonly name: string;
  /** Expression as a syntax tree. @hidden */
  readonly node: Node;
  /** Labels that the rule adds to those of its series. An alert adds `severity` and `subject`. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Panel that shows the condition. */
  readonly panel?: PanelReference;
  /** Time for which the condition of an alert must hold before it fires. */
  readonly for?: Duration;
  /** Unit of the expression. */
  readonly unit: AnyUnit;
  /** Handwritten part of the runbook page of an alert. */
  readonly runbook?: Runbook;
  /** Objective of a burn rate alert, with the settings of the alert. */
  readonly burn?: {
    /** Objective whose budget is spent. */
    readonly objective: Objective<Unit>;
    /** Severity of the alert, which selects its burn rates. */
    readonly severity: BurnRate['severity'];
    /** Minimum number of failures within the longer window. */
    readonly minimumFailures: number;
  };
  /** Experimental features of Prometheus that the expression needs. */
  readonly features: ReadonlySet<string>;
  /** Creates the same alert with other properties. Recording rules have none to change. */
  readonly changed?: (properties: AlertProperties) => Rule;
  /**
   * Renders the rule.
   *
   * @throws ValidationError with all issues of the rule
   */
  toJson(context: RuleContext): RuleJson;
}

/** Returns the issues of the expression of a rule. */
export function ruleExpressionIssues(node: Node): Issue[] {
  return [
    ...expressionIssues(node),
    ...impossibleIssues(node),
    ...unguardedDivisions(node).map((division) => ({
      problem: 'it divides by what can be 0',
      given: textOf(division),
      remedy: 'use ratio() or meanOf(), divide by divisor.greaterThan(0), or declare the range of a gauge above 0',
    })),
  ];
}

/**
 * Resolves the expression of a rule in its context.
 *
 * @param path path of the rule in issues
 * @param issues issues of the rule that are known already
 * @throws ValidationError with these issues and those of the resolved expression
 */
export function resolvedNode(path: string, issues: readonly Issue[], node: Node, context: RuleContext): Node {
  const all = [...issues];
  const resolved = collectIssues(all, () => resolve(node, context), node);
  throwIssues(inPath(path, all));
  return resolved;
}
