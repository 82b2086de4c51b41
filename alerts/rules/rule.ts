import type { Duration } from '../../core/duration';
import type { PanelReference } from '../../dashboards/panel-reference';
import type { Unit } from '../../metrics';
import type { AnyUnit, BurnRate, Objective } from '../../promql';
import { faultsOf, unguardedDivisions } from '../../promql/check';
import type { Node } from '../../promql/node';
import { render } from '../../promql/render';
import type { Context } from '../../promql/resolve';
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
  /** @throws Mistake listing what is wrong with it */
  toJson(context: RuleContext): RuleJson;
}

/** What is wrong with an expression as that of a rule. */
export function expressionFaults(node: Node): string[] {
  return [
    ...faultsOf(node),
    ...unguardedDivisions(node).map(
      (division) =>
        `it divides by zero without traffic: ${render(division)}; remedy: ratio() or meanOf(), or a divisor.greaterThan(0)`,
    ),
  ];
}
