import type { Duration } from '../core/duration';
import type { Unit } from '../metrics';
import { percent, quantity, type Objective } from '../promql';
import { row, type Row } from './dashboard';
import { barGaugePanel } from './panels/bar-gauge';
import type { PanelProps } from './panels/panel';
import { query, type Query } from './panels/query';
import { thresholds, type Step } from './panels/thresholds';
import { timeSeriesPanel } from './panels/time-series';

/** Properties of a row of objectives. */
export interface ObjectivesRowProps {
  /** Heading of the row. */
  readonly title: string;
  /** Objectives; at least one. */
  readonly objectives: readonly [Objective<Unit>, ...Objective<Unit>[]];
  /** Panel `errorBudget`: the remaining error budget of each objective. */
  readonly errorBudget: Pick<PanelProps, 'title' | 'description' | 'noValue'>;
  /** Panel `burnRate`: the burn rate of each objective in the last hour. */
  readonly burnRate: Pick<PanelProps, 'title' | 'description' | 'noValue'>;
}

/** Window of the fastest burn-rate alert, whose threshold the panel shows. */
const window: Duration = '1h';

/**
 * Creates a row of objectives. The colours follow the alerts: at a burn rate above 1 the budget
 * does not last, above 3 a warning fires, and above 14.4 a critical alert fires. Rates that no objective
 * can have are omitted.
 */
export function objectivesRow({
  title,
  objectives,
  errorBudget,
  burnRate,
}: ObjectivesRowProps): Row<'errorBudget' | 'burnRate'> {
  return row(title, {
    errorBudget: barGaugePanel({
      ...errorBudget,
      queries: each(objectives, (one) => query(one.budgetLeft(), { legend: one.title })),
      thresholds: thresholds('red', [percent(0), 'orange'], [percent(25), 'yellow'], [percent(50), 'green']),
    }),
    burnRate: timeSeriesPanel({
      ...burnRate,
      queries: each(objectives, (one) => query(one.burnRate(window), { legend: one.title })),
      thresholds: thresholds('green', ...burnRateSteps.filter(([{ value }]) => objectives.some(canBurn(value)))),
    }),
  });
}

const burnRateSteps: readonly Step<'none'>[] = [
  [quantity(1, 'none'), 'yellow'],
  [quantity(3, 'none'), 'orange'],
  [quantity(14.4, 'none'), 'red'],
];

/** Tests whether the budget of an objective burns at a rate when every event fails. */
const canBurn =
  (rate: number) =>
  ({ budget }: Objective<Unit>): boolean =>
    rate * budget <= 1;

function each<U extends Unit>(
  [first, ...others]: ObjectivesRowProps['objectives'],
  queryOf: (objective: Objective<Unit>) => Query<U>,
): readonly [Query<U>, ...Query<U>[]] {
  return [queryOf(first), ...others.map(queryOf)];
}
