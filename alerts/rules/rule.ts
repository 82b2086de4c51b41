import { collectIssues, inPath, throwIssues, type Issue } from '../../core/errors';
import type { Duration } from '../../core/duration';
import type { PanelReference } from '../../dashboards/panel-reference';
import type { Unit } from '../../metrics';
import type { AnyUnit, BurnRate, Objective } from '../../promql';
import { expressionIssues, unguardedDivisions } from '../../promql/check';
import type { Node } from '../../promql/node';
import { textOf } from '../../promql/render';
import { resolve, type Context } from '../../promql/resolve';
import type { Runbook } from './runbook';

/**
 * How bad it is. `critical` wakes somebody, `warning` waits for the working day, `info` is only shown; `none` is for alerts
 * that are no trouble, such as the one whose silence is the trouble.
 */
export type Severity = 'critical' | 'warning' | 'info' | 'none';

/** What decides about a rule besides the rule itself. */
export interface RuleContext extends Context {
  /** The length of windows that the expression leaves to its reader. */
  readonly window: Duration;
  /** The address of a panel; `undefined` when there is no Grafana to link to. */
  readonly panelUrl: (panel: PanelReference) => string | undefined;
  /** The address of the page that says what to do about an alert; `undefined` when there is none. */
  readonly runbookUrl: (alert: string) => string | undefined;
}

/** A rule as Prometheus reads it: https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/#rule. */
export interface RuleJson {
  readonly alert?: string;
  readonly record?: string;
  readonly expr: string;
  readonly for?: string;
  readonly keep_firing_for?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** An alerting or recording rule. */
export interface Rule {
  readonly kind: 'alert' | 'record';
  readonly name: string;
  readonly node: Node;
  /** The labels that an alert has besides those of its series, `severity` and `subject` among them. */
  readonly labels?: Readonly<Record<string, string>>;
  /** The panel that shows what it is about. */
  readonly panel?: PanelReference;
  /** The unit of its expression. */
  readonly unit: AnyUnit;
  /** What a person says on the page of an alert. */
  readonly runbook?: Runbook;
  /** The objective whose error budget an alert watches over, and how. */
  readonly burn?: {
    readonly objective: Objective<Unit>;
    readonly severity: BurnRate['severity'];
    /** The failures that there must be within the longer window. */
    readonly minimumFailures: number;
  };
  /** Features of Prometheus that it needs. */
  readonly features: ReadonlySet<string>;
  /** @throws ValidationError with its issues */
  toJson(context: RuleContext): RuleJson;
}

/** Issues of the expression of a rule. */
export function ruleExpressionIssues(node: Node): Issue[] {
  return [
    ...expressionIssues(node),
    ...unguardedDivisions(node).map((division) => ({
      problem: `it divides by zero without traffic: ${textOf(division)}`,
      remedy: 'ratio() or meanOf(), or a divisor.greaterThan(0)',
    })),
  ];
}

/**
 * The expression of a rule in its place.
 *
 * @param issues those of the rule
 * @throws ValidationError with these, and those of the expression in its place
 */
export function resolvedNode(path: string, issues: readonly Issue[], node: Node, context: RuleContext): Node {
  const all = [...issues];
  const resolved = collectIssues(all, () => resolve(node, context), node);
  throwIssues(inPath(path, all));
  return resolved;
}
