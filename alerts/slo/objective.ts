import { ValidationError, type Issue } from '../../core/errors';
import { deeplyFrozen } from '../../core/freeze';
import { emptyTextIssues } from '../../core/text';
import type { PanelReference } from '../../dashboards/panel-reference';
import type { Unit } from '../../metrics';
import { avgOverTime, quantity, type BurnRate, type InstantVector, type Objective } from '../../promql';
import { hoursOf } from '../../promql/objective';
import { alert } from '../rules/alert';
import { recordingRule } from '../rules/recording-rule';
import type { Rule } from '../rules/rule';
import { ruleGroup, type RuleGroup } from '../rules/rule-group';
import type { Runbook } from '../rules/runbook';
import type { AlertText } from '../rules/template';

/** Texts of a burn rate alert. */
export interface BurnRateText {
  /** Problem in one line. */
  readonly summary: AlertText<'job'>;
  /** Meaning of the alert and where to look first, in two sentences. */
  readonly description: AlertText<'job'>;
  /** Handwritten part of the runbook page of the alert. */
  readonly runbook?: Runbook;
}

/** Options of {@link objectiveRules}. */
export interface ObjectiveRulesProps<U extends Unit> {
  /** Objective that the rules record and watch. */
  readonly objective: Objective<U>;
  /** Job that the objective is about. */
  readonly job: string;
  /** Prefix of the names of the alerts, which end in `Page` and `Ticket`: `GauzianAvailability`. */
  readonly name: string;
  /**
   * Texts of the critical alert. It fires when the budget of a month would be spent in days. An
   * objective whose failures are caused by clients has no such alert.
   */
  readonly page: BurnRateText;
  /** Texts of the warning. It fires when the budget would be spent before its period ends. */
  readonly ticket: BurnRateText;
  /** Panel that shows the objective. */
  readonly panel: PanelReference;
  /**
   * Minimum number of failures within the longer window of an alert. It prevents pages for a single
   * failed request when there is little traffic.
   *
   * @default 10
   */
  readonly minimumFailures?: number;
}

/**
 * Creates the rules of an objective: recording rules, a critical alert and a warning, each on two
 * pairs of windows. When clients cause the failures, there is one warning on all pairs. Issues are
 * those of the objective, and a target so low that an alert can never fire. A group with issues has
 * no rules.
 */
export function objectiveRules<U extends Unit>(props: ObjectiveRulesProps<U>): RuleGroup[] {
  const { objective, job, name, panel, minimumFailures = 10 } = props;
  const id = objective.name.replaceAll('_', '-');
  const issues = [
    ...emptyTextIssues({ name }),
    ...(objective.issues.length > 0 ? objective.issues : unreachableIssues(objective)),
    ...(Number.isFinite(minimumFailures) && minimumFailures >= 0
      ? []
      : [
          {
            path: 'minimumFailures',
            problem: 'this is no number of failures',
            given: minimumFailures,
            allowed: '0 and more',
          },
        ]),
  ];
  if (issues.length > 0) return [deeplyFrozen({ ...ruleGroup({ name: id, job, rules: [] }), issues })];
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
  return deeplyFrozen([
    {
      ...ruleGroup({
        name: id,
        job,
        interval: '30s',
        rules: [
          ...rules.slice(0, -1),
          ...(objective.severities.includes('critical') ? [alertOf('Page', 'critical', props.page)] : []),
          alertOf('Ticket', 'warning', props.ticket),
        ],
      }),
      objective,
    },
    // A query over a month reads many samples, and its result changes slowly.
    ruleGroup({ name: `${id}-budget`, job, interval: '1m', rules: rules.slice(-1) }),
  ]);
}

function conditionOf(
  { objective, minimumFailures = 10 }: ObjectiveRulesProps<Unit>,
  severity: BurnRate['severity'],
): InstantVector<'job', 'ratio', true> {
  const [first, ...others] = reachable(objective, severity).map((rate): InstantVector<'job', 'ratio', true> => {
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

/**
 * Returns the burn rates of an objective that can be exceeded, each with its threshold as a share
 * of failures.
 */
export function burnRatesOf(
  objective: Objective<Unit>,
  severity: BurnRate['severity'],
): (BurnRate & { readonly threshold: number })[] {
  return reachable(objective, severity).map((rate) => ({ ...rate, threshold: thresholdOf(objective, rate) }));
}

/** Returns the burn rates of an alert of the objective whose threshold is below 100 % of failures. */
function reachable(objective: Objective<Unit>, severity: BurnRate['severity']): BurnRate[] {
  if (!objective.severities.includes(severity)) return [];
  return objective.burnRates.filter((rate) => rate.severity === severity && thresholdOf(objective, rate) < 1);
}

function unreachableIssues(objective: Objective<Unit>): Issue[] {
  if (objective.severities.every((severity) => reachable(objective, severity).length > 0)) return [];
  return [
    {
      problem: `the target of objective ${objective.name} is so low that its alerts cannot fire, even when every event fails`,
      given: `${objective.target * 100} % in ${objective.period}`,
      remedy: 'set a higher target, or write an alert with a fixed threshold',
    },
  ];
}

const severities = ['critical', 'warning'] as const;

/** Returns the share of failures at which the budget is spent at a burn rate. */
function thresholdOf({ budget, period }: Objective<Unit>, { long, spent }: BurnRate): number {
  return Number(((spent * hoursOf(period) * budget) / hoursOf(long)).toPrecision(12));
}

/**
 * Returns the shares of failures that serve as examples of detection times: all, a tenth, and twice
 * the budget, if that is not more than all.
 */
export function exampleShares({ budget }: Objective<Unit>): number[] {
  return [...new Set([1, 0.1, 2 * budget])].filter((share) => share > 0 && share <= 1);
}

/** Detection of a share of failures by an alert of an objective. */
export interface Detection {
  /** Severity of the alert. */
  readonly severity: BurnRate['severity'];
  /**
   * Seconds from the first failure to the alert, without evaluation delays; `undefined` when the
   * alert never fires.
   */
  readonly after: number | undefined;
  /** Share of the budget that is spent by then. */
  readonly spent: number | undefined;
}

/**
 * Computes when the alerts of an objective detect failures. It assumes no failures before, a
 * constant share of failures after, and enough traffic.
 *
 * @param share share of events that fail, 0 to 1
 * @throws ValidationError when the share is not between 0 and 1
 */
export function detections(objective: Objective<Unit>, share: number): Detection[] {
  if (!(share >= 0 && share <= 1)) {
    throw new ValidationError({
      problem: 'invalid share of failed events',
      given: share,
      allowed: '0 to 1',
      remedy: 'write 0.05 for 5 %',
    });
  }
  return severities.map((severity) => {
    const times = burnRatesOf(objective, severity)
      .map(({ long, threshold }) => ({ hours: hoursOf(long), threshold }))
      .filter(({ threshold }) => share > threshold)
      .map(({ hours, threshold }) => (threshold / share) * hours);
    if (times.length === 0) return { severity, after: undefined, spent: undefined };
    const hours = Math.min(...times);
    return { severity, after: hours * 3600, spent: (share * hours) / (objective.budget * hoursOf(objective.period)) };
  });
}
