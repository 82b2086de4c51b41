import type { Issue } from '../../core/errors';
import type { PanelReference } from '../../dashboards/panel-reference';
import type { Unit } from '../../metrics';
import { avgOverTime, quantity, type BurnRate, type Condition, type Objective } from '../../promql';
import { hoursOf } from '../../promql/objective';
import { alert } from '../rules/alert';
import { recordingRule } from '../rules/recording-rule';
import type { Rule } from '../rules/rule';
import { ruleGroup, type RuleGroup } from '../rules/rule-group';
import type { Runbook } from '../rules/runbook';
import type { AlertText } from '../rules/template';

/** What is said when an error budget is spent too fast. */
export interface BurnRateText {
  readonly summary: AlertText<'job'>;
  readonly description: AlertText<'job'>;
  /** What a person says on the page of the alert. */
  readonly runbook?: Runbook;
}

/** What the rules of an objective need to be told. */
export interface ObjectiveRulesProps<U extends Unit> {
  readonly objective: Objective<U>;
  /** The job that it is about. */
  readonly job: string;
  /** The name of its alerts, which end in `Page` and `Ticket`: `GauzianAvailability`. */
  readonly name: string;
  /** What wakes somebody: at this rate the budget of a month is gone in days. */
  readonly page: BurnRateText;
  /** What waits for the working day: the budget will not last its period. */
  readonly ticket: BurnRateText;
  /** The panel that shows it. */
  readonly panel: PanelReference;
  /**
   * The failures that there must be within the longer window of an alert, so that one failed request at night, all that there was,
   * wakes nobody. With little traffic, longer windows gather as many.
   *
   * @default 10
   */
  readonly minimumFailures?: number;
}

/**
 * The rules of an objective: what is recorded, an alert that pages and one that makes a ticket, each on two pairs of windows. Issues
 * are those of the objective, and a target that leaves so much to fail that no failure would page; there are no rules then.
 */
export function objectiveRules<U extends Unit>(props: ObjectiveRulesProps<U>): RuleGroup[] {
  const { objective, job, name, panel, minimumFailures = 10 } = props;
  const id = objective.name.replaceAll('_', '-');
  const issues = objective.issues.length > 0 ? objective.issues : unreachableIssues(objective);
  if (issues.length > 0) return [{ ...ruleGroup({ name: id, job, rules: [] }), issues }];
  const alertOf = (kind: 'Page' | 'Ticket', severity: BurnRate['severity'], text: BurnRateText): Rule => ({
    ...alert({
      ...text,
      name: `${name}${kind}`,
      subject: id,
      severity,
      panel,
      condition: conditionOf(props, severity),
    }),
    burn: { objective, severity, minimumFailures },
  });
  const windows = [...new Set(objective.burnRates.flatMap(({ long, short }) => [short, long]))].sort(
    (one, other) => hoursOf(one) - hoursOf(other),
  );
  const rules = objective
    .recording([...windows, objective.period])
    .map(({ of, as }) =>
      recordingRule({ name: of.node.series.name as `${string}:${string}:${string}`, expression: as }),
    );
  return [
    {
      ...ruleGroup({
        name: id,
        job,
        interval: '30s',
        rules: [
          ...rules.slice(0, -1),
          alertOf('Page', 'critical', props.page),
          alertOf('Ticket', 'warning', props.ticket),
        ],
      }),
      objective,
    },
    // A month is much to read, and changes slowly.
    ruleGroup({ name: `${id}-budget`, job, interval: '1m', rules: rules.slice(-1) }),
  ];
}

function conditionOf<U extends Unit>(
  { objective, minimumFailures = 10 }: ObjectiveRulesProps<U>,
  severity: BurnRate['severity'],
): Condition<'job', 'ratio'> {
  const [first, ...others] = reachable(objective, severity).map((rate) => {
    const { long, short } = rate;
    const limit = quantity(thresholdOf(objective, rate), 'ratio');
    const least = quantity(minimumFailures / (hoursOf(long) * 3600), objective.indicator.unit);
    const failures = avgOverTime(objective.failures, long);
    return objective
      .failureShare(long)
      .greaterThan(limit)
      .and(objective.failureShare(short).greaterThan(limit))
      .and(failures.greaterOrEqual(least));
  });
  return others.reduce((either, one) => either.or(one), first!);
}

/** The burn rates of an objective that some share of failures exceeds, each with that share. */
export function burnRatesOf(
  objective: Objective<Unit>,
  severity: BurnRate['severity'],
): (BurnRate & { readonly threshold: number })[] {
  return reachable(objective, severity).map((rate) => ({ ...rate, threshold: thresholdOf(objective, rate) }));
}

/** The burn rates that some share of failures exceeds. */
function reachable(objective: Objective<Unit>, severity: BurnRate['severity']): BurnRate[] {
  return objective.burnRates.filter((rate) => rate.severity === severity && thresholdOf(objective, rate) < 1);
}

function unreachableIssues(objective: Objective<Unit>): Issue[] {
  if (severities.every((severity) => reachable(objective, severity).length > 0)) return [];
  return [
    {
      problem: `the objective ${objective.name} leaves so much to fail that not even failures alone spend its budget too fast`,
      given: `${objective.target * 100} % in ${objective.period}`,
      remedy: 'a higher target, or an alert with a threshold of its own',
    },
  ];
}

const severities = ['critical', 'warning'] as const;

/** The share of failures at which the budget is spent at a rate. */
function thresholdOf({ budget, period }: Objective<Unit>, { long, spent }: BurnRate): number {
  return Number(((spent * hoursOf(period) * budget) / hoursOf(long)).toPrecision(12));
}

/** The shares of failures of which it is said how soon they are told: everything, a tenth, and twice the budget. */
export function exampleShares({ budget }: Objective<Unit>): number[] {
  return [...new Set([1, 0.1, 2 * budget])];
}

/** When an objective tells of a share of failures. */
export interface Detection {
  readonly severity: BurnRate['severity'];
  /** Seconds after the failures began, without the time that rules take to be evaluated; nothing when it never tells. */
  readonly after: number | undefined;
  /** The share of the budget that is spent by then. */
  readonly spent: number | undefined;
}

/**
 * How soon an objective tells of failures that were none before and go on, with enough traffic.
 *
 * @param share of events that fail
 */
export function detections(objective: Objective<Unit>, share: number): Detection[] {
  return severities.map((severity) => {
    const times = objective.burnRates
      .filter((rate) => rate.severity === severity)
      .map((rate) => ({ hours: hoursOf(rate.long), threshold: thresholdOf(objective, rate) }))
      .filter(({ threshold }) => share > threshold)
      .map(({ hours, threshold }) => (threshold / share) * hours);
    if (times.length === 0) return { severity, after: undefined, spent: undefined };
    const hours = Math.min(...times);
    return { severity, after: hours * 3600, spent: (share * hours) / (objective.budget * hoursOf(objective.period)) };
  });
}
