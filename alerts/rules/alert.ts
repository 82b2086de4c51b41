import { durationIssues, type Duration } from '../../core/duration';
import { inPath, type Issue } from '../../core/errors';
import { characterIssues } from '../../core/characters';
import { deeplyFrozen } from '../../core/freeze';
import { labelNameIssues } from '../../core/label-name';
import { emptyTextIssues } from '../../core/text';
import type { PanelReference } from '../../dashboards/panel-reference';
import type { AnyUnit, Filtered } from '../../promql';
import { calendarIssues } from '../../promql/analysis/calendar';
import { certainIssues } from '../../promql/analysis/condition';
import { unsteadyIssues } from '../../promql/analysis/steadiness';
import { featuresOf } from '../../promql/check';
import { render } from '../../promql/render';
import { resolvedNode, ruleExpressionIssues, type Rule, type Severity } from './rule';
import { runbookIssues, type Runbook } from './runbook';
import { alertText, alertTextIssues, templateIssues, type AlertText } from './template';

declare const shown: unique symbol;

/**
 * Condition of an alert: a vector that can be empty.
 *
 * @typeParam H what compiler messages show
 */
export interface AlertCondition<L extends string, U extends AnyUnit, H> extends Filtered<L, U> {
  /** @hidden */
  readonly [shown]?: H;
}

/** Options of {@link alert}. */
export interface AlertProps<L extends string, U extends AnyUnit> {
  /** Name in PascalCase: `GauzianErrorsHigh`. */
  readonly name: string;
  /** Condition of the alert. The alert fires once for each series of the result. */
  readonly condition: AlertCondition<L, U, 'a comparison, as with .greaterThan(), or absent()'>;
  /**
   * Time for which the condition must hold before the alert fires.
   *
   * @default - the alert fires at once
   */
  readonly for?: Duration;
  /**
   * Time for which the alert keeps firing after the condition has ended. It prevents repeated
   * notifications of a flapping condition.
   *
   * @default - the alert resolves at once
   */
  readonly keepFiringFor?: Duration;
  /** Urgency of the alert: its label `severity`, by which notifications are routed. */
  readonly severity: Severity;
  /** Problem in one line. */
  readonly summary: AlertText<L>;
  /**
   * Meaning of the alert and where to look first, in two sentences. Notifications and the runbook
   * page show it.
   */
  readonly description: AlertText<L>;
  /**
   * Panel that shows the condition.
   *
   * @default - none
   */
  readonly panel?: PanelReference;
  /**
   * Handwritten part of the runbook page. The other parts are generated from the alert.
   *
   * @default - none; a stack that shows runbooks reports this as an issue
   */
  readonly runbook?: Runbook;
  /**
   * Value of the label `subject`. Alerts about the same thing share it, so that the most severe one
   * can inhibit the others.
   *
   * @default - the name of the alert
   */
  readonly subject?: string;
  /**
   * Labels besides `severity` and `subject`, for routing. They are fixed, because labels identify an
   * alert.
   *
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * Creates an alert. Issues are an invalid name or duration, a condition that is always or never met by
 * the ranges of its metrics, or that ends before `for` by the calendar, an expression that divides by
 * what can be 0, `irate` and `topk`, templates in texts and labels, and invalid names of `labels`.
 * Rendering throws them. The rule is deeply frozen.
 */
export function alert<L extends string, U extends AnyUnit>(given: AlertProps<L, U>): Rule {
  const props = { ...given };
  const { name, severity, subject = name, runbook } = props;
  const labels = { severity, subject, ...props.labels };
  const { node, unit } = props.condition;
  const issues = [
    ...(/^[A-Z][A-Za-z0-9]*$/.test(name)
      ? []
      : [{ problem: 'its name is invalid', allowed: 'letters and digits, the first one a capital' }]),
    ...inPath('labels', labelIssues(props.labels ?? {})),
    ...emptyTextIssues({ subject, ...writtenTexts(props) }),
    ...templateIssues({ subject }, changingLabel),
    ...characterIssues(labels, 'labels'),
    ...characterIssues(runbook && { impact: runbook.impact, steps: runbook.steps }, 'runbook'),
    ...alertTextIssues('summary', props.summary, unit),
    ...alertTextIssues('description', props.description, unit),
    ...ruleExpressionIssues(node),
    ...unsteadyIssues(node),
    ...certainIssues(node),
    ...durationIssues(props.for, { path: 'for', mayBeZero: true }),
    ...calendarIssues(node, props.for),
    ...durationIssues(props.keepFiringFor, { path: 'keepFiringFor', mayBeZero: true }),
    ...(runbook ? runbookIssues(runbook) : []),
  ];
  return deeplyFrozen<Rule>({
    kind: 'alert',
    name,
    node,
    unit,
    labels,
    ...(props.for ? { for: props.for } : {}),
    ...(props.panel ? { panel: props.panel } : {}),
    ...(runbook ? { runbook } : {}),
    features: featuresOf(node),
    changed: ({ labels: added, ...properties }) =>
      alert({ ...props, ...properties, ...(added ? { labels: { ...props.labels, ...added } } : {}) }),
    toJson: (context) => {
      const resolved = resolvedNode(`alert ${name}`, issues, node, context);
      return {
        alert: name,
        expr: render(resolved),
        ...(props.for ? { for: props.for } : {}),
        ...(props.keepFiringFor ? { keep_firing_for: props.keepFiringFor } : {}),
        // Its condition has lost the external labels of what it reads.
        labels: { ...context.externalLabels, ...labels },
        annotations: withoutEmpty({
          summary: alertText(props.summary, unit),
          description: alertText(props.description, unit),
          value: isMeasured(unit) ? alertText(({ value }) => value, unit) : undefined,
          dashboard_url: props.panel && context.panelUrl(props.panel),
          runbook_url: context.runbookUrl(name),
        }),
      };
    },
  });
}

/** Properties that set labels. `alertname` is the name of the alert, whatever a label says. */
const ownLabels: Readonly<Record<string, string>> = { severity: 'severity', subject: 'subject', alertname: 'name' };

/** Texts without placeholders. */
function writtenTexts({
  summary,
  description,
}: Pick<AlertProps<string, AnyUnit>, 'summary' | 'description'>): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ summary, description }).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function labelIssues(labels: Readonly<Record<string, string>>): Issue[] {
  return [
    ...labelNameIssues(labels),
    ...Object.entries(ownLabels)
      .filter(([label]) => Object.hasOwn(labels, label))
      .map(([label, property]) => ({
        problem: `labels contains ${label}`,
        remedy: `remove it, and set the property ${property}`,
      })),
    ...templateIssues(labels, changingLabel),
  ];
}

/** An alert whose label changes with its value is another alert at each evaluation, and its `for` never ends. */
const changingLabel = {
  problem: 'a label has a template, and labels identify an alert',
  remedy: 'write a fixed text, and put what changes into the description',
};

/**
 * Tests whether the value of an alert is a measurement. A value without a unit or a boolean is not.
 */
function isMeasured(unit: AnyUnit): boolean {
  return unit !== 'none' && unit !== 'boolean';
}

function withoutEmpty(annotations: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(annotations).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
