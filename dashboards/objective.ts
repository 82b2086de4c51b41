import type { Duration } from '../core/duration';
import type { Unit } from '../metrics';
import { percent, quantity, type Objective } from '../promql';
import { row, type Row } from './dashboard';
import { barGaugePanel } from './panels/bar-gauge';
import type { PanelProps } from './panels/panel';
import { query, type Query } from './panels/query';
import { thresholds } from './panels/thresholds';
import { timeSeriesPanel } from './panels/time-series';

/** What a row about objectives says. */
export interface ObjectivesRowProps {
  readonly title: string;
  readonly objectives: readonly [Objective<Unit>, ...Objective<Unit>[]];
  /** The panel `errorBudget`: what is left of each error budget. */
  readonly errorBudget: Pick<PanelProps, 'title' | 'description' | 'noValue'>;
  /** The panel `burnRate`: how often each would be spent within its period if failures went on as in the last hour. */
  readonly burnRate: Pick<PanelProps, 'title' | 'description' | 'noValue'>;
}

/** The window of the quicker page, so that its threshold is one of the panel. */
const window: Duration = '1h';

/**
 * Objectives on the dashboard of their application. The colours are those of the alerts: from 1 on a budget does not last its period,
 * from 3 on it is a ticket, from 14.4 on it wakes somebody.
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
      thresholds: thresholds(
        'green',
        [quantity(1, 'none'), 'yellow'],
        [quantity(3, 'none'), 'orange'],
        [quantity(14.4, 'none'), 'red'],
      ),
    }),
  });
}

function each<U extends Unit>(
  [first, ...others]: ObjectivesRowProps['objectives'],
  queryOf: (objective: Objective<Unit>) => Query<U>,
): readonly [Query<U>, ...Query<U>[]] {
  return [queryOf(first), ...others.map(queryOf)];
}
