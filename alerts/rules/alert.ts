import { durationIssues, type Duration } from '../../core/duration';
import type { PanelReference } from '../../dashboards/panel-reference';
import type { AnyUnit, Filtered } from '../../promql';
import { featuresOf } from '../../promql/check';
import { render } from '../../promql/render';
import { resolvedNode, ruleExpressionIssues, type Rule, type Severity } from './rule';
import { runbookIssues, type Runbook } from './runbook';
import { alertText, type AlertText } from './template';

/** What an alert says. */
export interface AlertProps<L extends string, U extends AnyUnit> {
  /** Its name, in words that begin with capitals: `GauzianErrorsHigh`. */
  readonly name: string;
  /** What it fires on: one alert for each series. */
  readonly condition: Filtered<L, U>;
  /**
   * How long the condition must hold before it fires.
   *
   * @default - it fires at once
   */
  readonly for?: Duration;
  /**
   * How long it goes on firing after the condition has ended, so that a flapping one is told once.
   *
   * @default - it ends at once
   */
  readonly keepFiringFor?: Duration;
  readonly severity: Severity;
  /** What is wrong, in one line. */
  readonly summary: AlertText<L>;
  /** What it means and where to look first, in two sentences: it stands in messages, and on its page above what to do. */
  readonly description: AlertText<L>;
  /**
   * The panel that shows it.
   *
   * @default - none
   */
  readonly panel?: PanelReference;
  /**
   * What a person says on its page; the rest is made of the alert.
   *
   * @default - nothing: a mistake in a stack that shows runbooks
   */
  readonly runbook?: Runbook;
  /**
   * What it is about, the label `subject`: of several alerts about the same, the worst may silence the others.
   *
   * @default - its name: it is the only one about it
   */
  readonly subject?: string;
  /**
   * Labels besides `severity` and `subject`, for routing.
   *
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * An alert. An invalid name or duration, an expression that divides by zero without traffic, and labels that are set elsewhere
 * are issues, which rendering throws.
 */
export function alert<L extends string, U extends AnyUnit>(props: AlertProps<L, U>): Rule {
  const { name, severity, subject = name, runbook } = props;
  const labels = { severity, subject, ...props.labels };
  const { node, unit } = props.condition;
  const issues = [
    ...(/^[A-Z][A-Za-z0-9]*$/.test(name)
      ? []
      : [{ problem: 'its name is invalid', allowed: 'letters and digits, the first one a capital' }]),
    ...['severity', 'subject']
      .filter((label) => label in (props.labels ?? {}))
      .map((label) => ({ problem: `${label} is a property of its own`, remedy: 'leave it out of labels' })),
    ...ruleExpressionIssues(node),
    ...durationIssues(props.for, { path: 'for', mayBeZero: true }),
    ...durationIssues(props.keepFiringFor, { path: 'keepFiringFor', mayBeZero: true }),
    ...(runbook ? runbookIssues(runbook) : []),
  ];
  return {
    kind: 'alert',
    name,
    node,
    unit,
    labels,
    ...(props.panel ? { panel: props.panel } : {}),
    ...(runbook ? { runbook } : {}),
    features: featuresOf(node),
    toJson: (context) => {
      const resolved = resolvedNode(`alert ${name}`, issues, node, context);
      return {
        alert: name,
        expr: render(resolved),
        ...(props.for ? { for: props.for } : {}),
        ...(props.keepFiringFor ? { keep_firing_for: props.keepFiringFor } : {}),
        labels,
        annotations: withoutEmpty({
          summary: alertText(props.summary, unit),
          description: alertText(props.description, unit),
          value: isMeasured(unit) ? alertText(({ value }) => value, unit) : undefined,
          dashboard_url: props.panel && context.panelUrl(props.panel),
          runbook_url: context.runbookUrl(name),
        }),
      };
    },
  };
}

/** Whether its number says something: that of an alert which is there or not is always the same. */
function isMeasured(unit: AnyUnit): boolean {
  return unit !== 'none' && unit !== 'boolean';
}

function withoutEmpty(annotations: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(annotations).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
